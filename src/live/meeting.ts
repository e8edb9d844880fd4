import type { EditionScope } from '../access/public.ts'
import { publishedAgenda } from '../agenda/public.ts'
import { MILESTONE_KINDS, phasesOf } from '../consultation/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { SessionId } from '../platform/db/schema.ts'
import type { Localized } from '../platform/languages/public.ts'

/** What a floor belongs to. */
export type Held =
  | { readonly milestoneCode: string; readonly sessionId: null }
  | { readonly milestoneCode: null; readonly sessionId: SessionId }

/** Something people meet for: a consultation meeting of a phase, or a published session. Both have the same live page and the same tools. */
export type Meeting = Held & {
  /** As its address says it: the code of the milestone, or the number of the session. */
  readonly key: string
  readonly title: Localized
  readonly startsAt: Date
  readonly endsAt: Date | null
  readonly zone: string
  /** The address, within the edition, of what it is announced by. */
  readonly announced: readonly (string | number)[]
}

/** The meeting of an address; null where nothing that people meet for is published under it. */
export async function meetingOf(db: Db | Tx, edition: EditionScope, key: string): Promise<Meeting | null> {
  return /^[1-9][0-9]{0,8}$/.test(key) ? sessionMeeting(db, edition, Number(key)) : phaseMeeting(db, edition, key)
}

async function sessionMeeting(db: Db | Tx, edition: EditionScope, number: number): Promise<Meeting | null> {
  const agenda = await publishedAgenda(db, edition)
  const entry = agenda?.entries.find((one) => one.number === number && one.standing === 'on')
  if (!entry) return null
  const words = Object.entries(entry.others ?? {}).map(([language, { title }]) => [language, title])
  return {
    key: String(number),
    milestoneCode: null,
    sessionId: entry.sessionId,
    title: { ...Object.fromEntries(words), [entry.language]: entry.title },
    startsAt: entry.startsAt,
    endsAt: entry.endsAt,
    zone: edition.zone,
    announced: ['sessions', number],
  }
}

async function phaseMeeting(db: Db | Tx, edition: EditionScope, code: string): Promise<Meeting | null> {
  const milestones = (await phasesOf(db, edition)).flatMap((phase) => phase.milestones)
  const found = milestones.find((m) => m.code === code && MILESTONE_KINDS[m.kind].meeting)
  if (!found?.startsAt) return null
  return {
    key: code,
    milestoneCode: code,
    sessionId: null,
    title: found.title,
    startsAt: found.startsAt,
    endsAt: found.endsAt,
    zone: found.zone ?? edition.zone,
    announced: ['consultation'],
  }
}
