import type { ScheduleEvent } from '../schedule.ts'

/** What an export says besides the programme itself. */
export type ExportFacts = {
  /** Version of the program that writes. */
  readonly program: string
  /** Where the file stands; null when it has no address. */
  readonly url: string | null
  /** When the version was published, so that one version always gives the same bytes. */
  readonly publishedAt: string
  /** In the language of the export. */
  readonly words: ExportWords
  /** A room, by its guid, within its house and city, for calendars read far away; null or absent where nothing more is known of it. */
  readonly placeOf?: (room: string) => string | null
}

export type ExportWords = {
  readonly language: string
  /** Stand before the title of a session that does not take place, in formats that cannot say so otherwise. */
  readonly cancelled: string
  readonly postponed: string
  /** The same for one that takes place, at a time nobody knows yet. */
  readonly unplaced: string
  /** Stands for the room of a session that has none yet. */
  readonly roomUnknown: string
}

export const markOf = ({ state }: ScheduleEvent, words: ExportWords): string | null =>
  state === 'confirmed' ? null : words[state]

export const markedTitle = (event: ScheduleEvent, words: ExportWords): string =>
  [markOf(event, words), event.title].filter(Boolean).join(' ')
