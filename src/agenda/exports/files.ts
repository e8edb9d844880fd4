import type { EditionScope } from '../../access/public.ts'
import { editionFacts } from '../../consultation/public.ts'
import { exportWords, instantText } from '../../interchange/public.ts'
import { data, type PageRequest, pathTo, type Reply } from '../../page/route.ts'
import { direction, type Localized, pickText } from '../../platform/languages/public.ts'
import { PROGRAM_VERSION } from '../../platform/program.ts'
import { wordsOf } from '../../sessions/public.ts'
import type { AgendaEntry, AgendaRoom } from '../agenda.ts'
import { roomInCity } from '../room-place.ts'
import { scheduleOf } from './as-schedule.ts'
import type { FileFormat } from './formats.ts'

/** What of a version goes into a file; null: before the first, so that whoever subscribes early stays subscribed. */
export type ForFile = {
  readonly version: number
  readonly publishedAt: Date
  readonly entries: readonly AgendaEntry[]
} | null

/** Published sessions as a file, in the language of the address. */
export async function fileOf(
  { platform, language }: Pick<PageRequest, 'platform' | 'language'>,
  edition: EditionScope,
  format: FileFormat,
  shown: ForFile,
): Promise<Reply & { kind: 'data' }> {
  const [{ venue }, words] = await Promise.all([
    editionFacts(platform.db, edition),
    wordsOf(platform.db, edition, language),
  ])
  const address = (...parts: (string | number)[]) =>
    `${platform.config.origin}${pathTo(language, edition.slug, ...parts)}`
  const entries = shown?.entries ?? []
  const schedule = scheduleOf(entries, {
    conference: {
      acronym: edition.slug,
      title: pickText(edition.title, language).text,
      version: shown ? String(shown.version) : null,
      zone: edition.zone,
      url: address(),
      baseUrl: platform.config.origin,
      logo: null,
      timeslotMinutes: null,
    },
    language,
    words,
    sessionUrl: (number) => address('sessions', number),
    submissionUrl: (reference) => address('submissions', reference),
    lastTimes: format.lastTimes,
  })
  const file = await format.make(schedule, {
    program: PROGRAM_VERSION,
    url: address(format.name),
    publishedAt: instantText(+(shown?.publishedAt ?? new Date(0))),
    words: exportWords(language),
    placeOf: placeOf(entries, [venue.name, edition.city], language),
    rightToLeft: direction(language) === 'rtl',
  })
  return { ...data(file, format.type, format.saved ? `${edition.slug}-${format.name}` : undefined), open: true }
}

function placeOf(entries: readonly AgendaEntry[], house: readonly Localized[], language: PageRequest['language']) {
  const rooms = new Map<string, AgendaRoom>(entries.map(({ room }) => [room.id, room]))
  return (id: string): string | null => {
    const room = rooms.get(id)
    return room ? roomInCity(room, house, language) : null
  }
}
