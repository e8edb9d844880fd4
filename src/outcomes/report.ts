import type { Answers, Form } from '../forms/public.ts'
import type { PersonId, SessionId, SessionReportId } from '../platform/db/schema.ts'

/** What sessions of an edition are to report. */
export type ReportTerms = {
  /** From being asked. */
  readonly days: number
  /** Days from the last day, before it where negative. */
  readonly remind: readonly number[]
  readonly forms: readonly ReportForm[]
}

export type ReportForm = {
  readonly form: Form
  /** The part in a session that reports; null: whoever handed it in. */
  readonly byRole: string | null
  readonly inBrief: boolean
}

/** A report as it was handed in once. */
export type ReportVersion = {
  readonly version: number
  readonly answers: Answers
  readonly language: string
  readonly handedInAt: Date
}

/** A report that somebody is asked for, with what they have handed in. */
export type Report = {
  readonly id: SessionReportId
  readonly session: {
    readonly id: SessionId
    readonly number: number
    readonly title: string
    readonly language: string
  }
  readonly of: ReportForm
  readonly whom: string
  readonly personId: PersonId | null
  readonly name: string
  /** Empty: there is no address. */
  readonly email: string
  readonly language: string
  readonly askedAt: Date
  readonly dueAt: Date
  readonly remindedAt: Date | null
  readonly draft: { readonly answers: Answers; readonly at: Date } | null
  /** The newest; null while nothing was handed in. */
  readonly last: ReportVersion | null
  readonly published: { readonly version: number; readonly at: Date } | null
}

export const REPORT_STANDINGS = ['overdue', 'waiting', 'begun', 'handed-in', 'changed', 'published'] as const
export type ReportStanding = (typeof REPORT_STANDINGS)[number]

/** Where a report stands; `changed`: handed in anew after it was published. */
export function standingOf({ last, published, draft, dueAt }: Report, now: Date): ReportStanding {
  if (last && published) return last.version === published.version ? 'published' : 'changed'
  if (last) return 'handed-in'
  if (now >= dueAt) return 'overdue'
  return draft ? 'begun' : 'waiting'
}

/** Handed in, and not public as it was handed in last. */
export const awaitsPublication = ({ last, published }: Report): boolean =>
  last !== null && last.version !== published?.version
