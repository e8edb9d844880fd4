import { type Item, type Reading, sentenceOf } from '../../interchange/public.ts'
import { type ListWish, sorted } from '../../page/list.ts'
import type { Language } from '../../platform/languages/public.ts'
import { fold } from '../../platform/search/fold.ts'
import type { ImportedItem } from './imported-item.ts'

/** What becomes, or became, of one event, and where it goes. */
export type Became = Pick<ImportedItem, 'outcome' | 'place'> & {
  /** Of the session it is here; null where it would be new. */
  readonly number: number | null
}

/** One item of a file, as the reader took it, and what the plan makes of it. */
export type ImportRow = {
  /** Its place in the file, counted from one. */
  readonly n: number
  readonly line: number | null
  readonly path: string | null
  readonly title: string
  readonly read: Item['outcome']
  /** How it was repaired, or why it was refused, in sentences. */
  readonly remarks: readonly string[]
  readonly became: Became | null
  readonly room: string | null
  readonly startsAt: Date | null
}

/** Every item of a file beside what becomes of it. */
export function rowsOf(
  { items, schedule }: Reading,
  becomes: ReadonlyMap<string, Became>,
  language: Language,
): ImportRow[] {
  const rooms = new Map(schedule.rooms.map(({ guid, name }) => [guid, name]))
  const events = new Map(schedule.events.map((event) => [event.guid, event]))
  return items.map((item, n) => {
    const event = events.get(item.guid ?? '')
    return {
      n: n + 1,
      line: item.line,
      path: item.path,
      title: event?.title ?? item.title ?? item.id ?? '',
      read: item.outcome,
      remarks: item.remarks.map((one) => sentenceOf(one, language)),
      became: becomes.get(item.guid ?? '') ?? null,
      room: rooms.get(event?.room ?? '') ?? null,
      startsAt: event?.start ? new Date(event.start) : null,
    }
  })
}

export const SHOWN = ['all', 'new', 'changed', 'same', 'not-placed', 'repaired', 'refused'] as const
export type Shown = (typeof SHOWN)[number]

const PLACED: readonly string[] = ['placed', 'stays']

/** Whether a row belongs to a view of the report. */
export function stands({ became, read }: ImportRow, shown: Shown): boolean {
  switch (shown) {
    case 'all':
      return true
    case 'repaired':
    case 'refused':
      return read === shown
    case 'not-placed':
      return became !== null && !PLACED.includes(became.place)
    case 'new':
    case 'changed':
    case 'same':
      return became?.outcome === shown
  }
}

export const shownIn = (query: URLSearchParams): Shown => SHOWN.find((one) => one === query.get('show')) ?? 'all'

/** The rows an address asks for, in its order. */
export function chosenRows(
  rows: readonly ImportRow[],
  { shown, text }: { readonly shown: Shown; readonly text: string },
  wish: ListWish,
  language: Language,
): ImportRow[] {
  const asked = fold(text.trim())
  const found = rows.filter((row) => stands(row, shown) && (asked === '' || fold(row.title).includes(asked)))
  const by = {
    n: ({ n }: ImportRow) => n,
    title: ({ title }: ImportRow) => title,
    when: ({ startsAt }: ImportRow) => (startsAt ? +startsAt : Number.MAX_SAFE_INTEGER),
    room: ({ room }: ImportRow) => room ?? '',
  }
  return sorted(found, wish, by, language)
}
