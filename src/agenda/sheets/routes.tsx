import { anyone } from '../../access/public.ts'
import { editionOf, get, madeOnce, type PageRequest, page, pathTo, type Reply } from '../../page/route.ts'
import { dayIn } from '../../platform/languages/public.ts'
import { stampOf } from '../../platform/stamps.ts'
import { publishedAgenda } from '../published.ts'
import { agendaTexts } from '../texts.ts'
import { roomSheets, sheetChoices } from './room-sheets.ts'
import { SheetsPage } from './views/sheets-page.tsx'

/** What hangs at the doors of rooms; without a wish that of today, or of the first day to come. */
async function sheetsPage(request: PageRequest): Promise<Reply> {
  const { platform, language, query } = request
  const edition = editionOf(request)
  const agenda = await publishedAgenda(platform.db, edition)
  const { days, rooms } = sheetChoices(agenda?.entries ?? [], edition.zone)
  const today = dayIn(edition.zone, platform.clock.now())
  const asked = query.get('day') ?? ''
  const day =
    asked === 'all' ? '' : (days.find((one) => one === asked) ?? days.find((one) => one >= today) ?? days[0] ?? '')
  const room = rooms.find(({ code }) => code === query.get('room'))?.code ?? ''
  const sheets = roomSheets(agenda?.entries ?? [], edition.zone, { day, room })
  const t = agendaTexts(language)
  const what = { edition, language, sheets, days, rooms, day, room }
  return page({
    title: t('sheets.title'),
    section: 'programme',
    crumbs: [
      { label: t('agenda.title'), href: pathTo(language, edition.slug, 'agenda') },
      { label: t('sheets.title') },
    ],
    body: <SheetsPage {...what} origin={platform.config.origin} version={agenda?.version ?? 0} />,
  })
}

export const sheetRoutes = [
  get('/:edition/agenda/sheets', anyone, async (request) => {
    const { platform } = request
    const today = dayIn(editionOf(request).zone, platform.clock.now())
    return madeOnce(`${await stampOf(platform.db, ['published', 'edition'])} ${today}`, () => sheetsPage(request))
  }),
]
