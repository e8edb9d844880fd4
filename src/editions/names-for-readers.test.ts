import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { program } from '../acts/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { house } from '../house.ts'
import { sessionsOnDesk, venueChoices } from '../plan/desk-reads.ts'
import { endSession, placeSession, publishAgenda } from '../plan/public.ts'
import { LANGUAGES, type Language, withoutIsolates } from '../platform/languages/public.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { sessionFromAnswers } from '../sessions/request.ts'
import { addSession } from '../sessions/store.ts'
import { createWeb } from '../web/web.tsx'
import { loadEdition } from './public.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope

const REASON: Record<Language, string> = {
  ar: 'طلب المنظمون ذلك.',
  zh: '应组织者请求。',
  en: 'The organizers asked for it.',
  fr: 'Les organisateurs l’ont demandé.',
  ru: 'По просьбе организаторов.',
  es: 'A petición de los organizadores.',
}
const NOTE: Record<Language, string> = {
  ar: 'النسخة الأولى.',
  zh: '第一版。',
  en: 'First version.',
  fr: 'Première version.',
  ru: 'Первая версия.',
  es: 'Primera versión.',
}
/** Written in English, and in the other languages for their readers. */
const written = ({ en: text, ...others }: Record<Language, string>) => ({ text, language: 'en', others })

beforeAll(async () => {
  t = await testPlatform('2022-03-14T09:00:00Z', {}, house)
  await loadEdition(t.platform, 'wsis-forum-2022')
  edition = (await editionBySlug(t.db, 'wsis-forum-2022')) as EditionScope
  const now = t.clock.now()
  const asked = {
    ...sessionFromAnswers({ questions: [] }, {}, []),
    type: 'thematic_workshop',
    durationMinutes: 60,
    subjects: ['action_lines C8'],
    title: '2030',
    language: 'en',
    submissionId: null,
    people: [],
    organizations: [],
  }
  const by = { edition, actor: program(null) }
  const places = [
    ['2022-06-01-A', 'a'],
    ['2022-06-02-A', 'popov'],
  ] as const
  for (const [slotCode, roomCode] of places) {
    const { number: sessionNumber } = await t.db.transaction().execute((tx) => addSession(tx, edition, asked, now))
    const order = { sessionNumber, slotCode, roomCode, startsAt: null, anyway: true, reason: written(REASON) }
    expect(await placeSession(t.platform, by, order)).toMatchObject({ ok: true })
  }
  const publish = (note: Record<Language, string>) =>
    publishAgenda(t.platform, by, { note: written(note), reason: 'As agreed.' })
  await publish(NOTE)
  await endSession(
    t.platform,
    { edition, actor: program() },
    { sessionNumber: 102, to: 'postponed', reason: written(REASON) },
  )
  await publish(NOTE)
})
afterAll(() => t.close())

const get = async (path: string) => (await createWeb(t.platform, house).request(`http://localhost${path}`)).text()
/** What is read on a page: the unseen marks that keep directions apart are no words. */
const words = (html: string) =>
  withoutIsolates((/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '))

const PLACES: Record<Language, { room: string; inHouse: string; whole: string; popov: string; line: string }> = {
  ar: {
    room: 'قاعة A',
    inHouse: 'قاعة A، برج الاتحاد',
    whole: 'قاعة A، برج الاتحاد، مقر الاتحاد، جنيف',
    popov: 'قاعة بوبوف',
    line: 'جيم8',
  },
  zh: {
    room: 'A会议室',
    inHouse: '国际电联塔楼A会议室',
    whole: '日内瓦国际电联总部国际电联塔楼A会议室',
    popov: '波波夫厅',
    line: 'C8',
  },
  en: {
    room: 'Room A',
    inHouse: 'Room A, ITU Tower',
    whole: 'Room A, ITU Tower, ITU Headquarters, Geneva',
    popov: 'Popov Room',
    line: 'C8',
  },
  fr: {
    room: 'Salle A',
    inHouse: 'Salle A, Tour de l’UIT',
    whole: 'Salle A, Tour de l’UIT, Siège de l’UIT, Genève',
    popov: 'Salle Popov',
    line: 'C8',
  },
  ru: {
    room: 'Зал A',
    inHouse: 'Зал A, Башня МСЭ',
    whole: 'Зал A, Башня МСЭ, Штаб-квартира МСЭ, Женева',
    popov: 'Зал Попова',
    line: 'C8',
  },
  es: {
    room: 'Sala A',
    inHouse: 'Sala A, Torre de la UIT',
    whole: 'Sala A, Torre de la UIT, Sede de la UIT, Ginebra',
    popov: 'Sala Popov',
    line: 'C8',
  },
}

test.each(LANGUAGES)(
  'in %s agenda, session, versions, desk and calendar name rooms, reasons and codes as its readers do',
  async (language) => {
    const { room, inHouse, whole, popov, line } = PLACES[language]
    const agenda = words(await get(`/${language}/wsis-forum-2022/agenda`))
    expect(agenda).toContain(room)
    expect(agenda).toContain(`${line} `)
    const session = words(await get(`/${language}/wsis-forum-2022/sessions/101`))
    expect(session).toContain(inHouse)
    expect(session).toContain(line)
    expect(words(await get(`/${language}/wsis-forum-2022/sessions/102`)), 'why it was postponed').toContain(
      REASON[language],
    )
    const versions = words(await get(`/${language}/wsis-forum-2022/agenda/versions`))
    for (const said of [NOTE[language], REASON[language], popov]) expect(versions).toContain(said)
    for (const [page, name] of Object.entries({ agenda, session, versions }))
      if (language !== 'en') expect(name, page).not.toMatch(/Room A|Popov Room|ITU Tower|organizers asked/)
    const file = await get(`/${language}/wsis-forum-2022/sessions/101.ics`)
    const event = new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent('vevent')
    expect(event?.getFirstPropertyValue('location')).toBe(whole)
    expect((await sessionsOnDesk(t.db, edition, language)).map((s) => s.room)).toEqual([room, null])
    const { rooms } = await venueChoices(t.db, edition, language)
    expect([rooms[0]?.name, rooms.length]).toEqual([popov, 10])
  },
)

test('words that are only in another language are marked with it', async () => {
  const { id } = await t.db.selectFrom('agenda_version').select('id').where('version', '=', 2).executeTakeFirstOrThrow()
  await t.db
    .updateTable('agenda_version')
    .set({ note: 'Somme toute.', note_language: 'fr', notes: '{}' })
    .where('id', '=', id)
    .execute()
  expect(await get('/ar/wsis-forum-2022/agenda/versions')).toMatch(/<bdi lang="fr" dir="ltr">Somme toute\.<\/bdi>/)
})
