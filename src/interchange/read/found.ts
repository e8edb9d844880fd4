import type { Beyond } from '../beyond.ts'
import type { Remark } from '../report.ts'
import type { EventState, Texts } from '../schedule.ts'

/** An event as a file has it, before anything is understood: every format is read into this, and understood in one place. */
export type FoundEvent = {
  readonly line: number | null
  readonly path: string | null
  readonly guid?: string | null
  readonly uid?: string | null
  readonly id?: string | null
  readonly code?: string | null
  readonly slug?: string | null
  readonly title?: string | null
  readonly subtitle?: string | null
  readonly abstract?: string | null
  readonly description?: string | null
  readonly languages?: readonly string[]
  readonly translations?: Readonly<Record<string, Texts>>
  /** Date of the day under which it stands. */
  readonly day?: string | null
  /** A date, or a date with a time. */
  readonly date?: string | null
  /** A clock time, or a date with a time. */
  readonly start?: string | null
  readonly end?: string | null
  readonly duration?: string | number | null
  readonly zone?: string | null
  /** Whole days: date and end are dates. */
  readonly wholeDay?: boolean
  readonly room?: FoundRoom | null
  readonly track?: string | null
  readonly type?: string | null
  readonly people?: readonly FoundPerson[]
  readonly links?: readonly FoundLink[]
  readonly attachments?: readonly FoundLink[]
  readonly doNotRecord?: boolean | null
  readonly licence?: string | null
  readonly recordingUrl?: string | null
  readonly url?: string | null
  readonly logo?: string | null
  readonly feedbackUrl?: string | null
  readonly originUrl?: string | null
  readonly state?: EventState
  readonly note?: string | null
  readonly sequence?: number
  readonly updated?: string | null
  /** Said by a file that Convoke wrote, of what its format cannot hold. */
  readonly beyond?: Beyond | null
  /** What the reader of the format had to do already. */
  readonly remarks?: readonly Remark[]
}

export type FoundRoom = {
  readonly name: string | null
  readonly guid?: string | null
  readonly kind?: 'on_site' | 'online' | null
  readonly capacity?: number | null
  readonly description?: string | null
  readonly url?: string | null
}

export type FoundPerson = {
  readonly guid?: string | null
  readonly id?: string | null
  readonly code?: string | null
  readonly name: string | null
  readonly role?: string | null
  readonly organization?: string | null
  readonly biography?: string | null
  readonly avatar?: string | null
  readonly url?: string | null
}

export type FoundLink = { readonly url: string | null; readonly title?: string | null; readonly type?: string | null }

export type FoundDay = { readonly date: string | null; readonly start?: string | null; readonly end?: string | null }

export type Found = {
  readonly acronym?: string | null
  readonly title?: string | null
  readonly version?: string | null
  readonly zone?: string | null
  readonly url?: string | null
  readonly baseUrl?: string | null
  readonly logo?: string | null
  readonly timeslot?: string | number | null
  /** Clock time at which a day of the conference gives way to the next, when the file says so. */
  readonly dayChange?: string | null
  readonly days: readonly FoundDay[]
  readonly rooms: readonly FoundRoom[]
  readonly tracks: readonly {
    readonly name: string | null
    readonly color?: string | null
    readonly slug?: string | null
  }[]
  readonly events: readonly FoundEvent[]
  /** Entries that are no events, with the reason. */
  readonly refused: readonly {
    readonly line: number | null
    readonly path: string | null
    readonly id: string | null
    readonly title: string | null
    readonly remark: Remark
  }[]
  readonly remarks: readonly Remark[]
  /** Written by Convoke: its texts are words, never markup. */
  readonly own: boolean
}

export const nothingFound: Found = { days: [], rooms: [], tracks: [], events: [], refused: [], remarks: [], own: false }

/** Links out of anything a file may put in their place: text, an object, a list of either. */
export function linksOf(value: unknown, textOf: (value: unknown) => string | null): FoundLink[] {
  const list = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]
  return list.flatMap((item): FoundLink[] => {
    if (typeof item === 'string') return item.trim() === '' ? [] : [{ url: item.trim() }]
    if (typeof item !== 'object' || item === null) return []
    const said = item as Record<string, unknown>
    const url = textOf(said.url) ?? textOf(said.href) ?? textOf(said.link)
    if (url === null) return []
    return [
      {
        url,
        title: textOf(said.title) ?? textOf(said.name) ?? textOf(said.description),
        type: textOf(said.type) ?? textOf(said.service),
      },
    ]
  })
}
