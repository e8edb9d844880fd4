import { Readable } from 'node:stream'
import { holding, staffOrAuditor } from '../../access/public.ts'
import { workbookApart } from '../../interchange/public.ts'
import { csvFile } from '../../page/csv.ts'
import { sorted, wishFrom } from '../../page/list.ts'
import { data, editionOf, get, type PageRequest, page } from '../../page/route.ts'
import { direction } from '../../platform/languages/public.ts'
import { wordsOf } from '../../sessions/public.ts'
import { crumbs } from '../addresses.ts'
import { breachesToCome } from '../breaches-to-come.ts'
import { editingTexts } from '../editing/texts.ts'
import { namesFor } from '../names.ts'
import { planNow } from '../plan-now.ts'
import { sentencesOf } from '../sentences.ts'
import { askOfPlan } from '../thread/ask.ts'
import { SPEAKER_ORDERS, speakerCells, speakerColumns } from './columns.tsx'
import { SpeakersPage } from './page.tsx'
import { chosenSpeakers, speakerChoice, speakersOf } from './speakers.ts'

/** What the address asks of the list, for the page and for its file alike. */
async function listOf(request: PageRequest) {
  const { platform, language, query: address, viewer } = request
  const edition = editionOf(request)
  const plan = await planNow(platform.db, edition)
  const { frame, broken } = await askOfPlan(plan, 'standing', null)
  const breaches = breachesToCome(plan.facts, broken, platform.clock.now())
  const [all, words, names] = await Promise.all([
    speakersOf(platform.db, edition, breaches),
    wordsOf(platform.db, edition, language),
    namesFor(platform.db, edition, [...new Set(breaches.flatMap(({ people }) => people))]),
  ])
  const sentences = sentencesOf(frame, names, language, edition.zone)
  const addresses = holding('maySeeAddresses').allows(viewer, edition)
  const columns = speakerColumns({ edition, language, words, sentences, addresses })
  const wish = wishFrom(address, columns, 'name')
  const choice = speakerChoice(address)
  const found = sorted(chosenSpeakers(all, choice), wish, SPEAKER_ORDERS, language)
  return { all, words, columns, wish, choice, found, addresses }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function cellsOf(request: PageRequest) {
  const { found, words, addresses } = await listOf(request)
  return speakerCells(found, { language: request.language, words, addresses })
}

/** Everybody who is named in a session, on the desk. */
export const speakerRoutes = [
  get('/:edition/desk/programme/speakers', staffOrAuditor, async (request) => {
    const { language, query: address } = request
    const edition = editionOf(request)
    const title = editingTexts(language)('speakers')
    const { addresses: _, ...list } = await listOf(request)
    return page({
      title,
      section: 'desk',
      crumbs: crumbs(request, title),
      body: <SpeakersPage {...{ edition, language, address, ...list }} />,
    })
  }),

  // Everybody the address leaves, a line for each of their parts.
  get('/:edition/desk/programme/speakers.csv', staffOrAuditor, async (request) => {
    const rows = await cellsOf(request)
    const file = csvFile(rows.map((row) => row.map(String)))
    return data(file, 'text/csv; charset=utf-8', `${editionOf(request).slug}-speakers.csv`)
  }),

  get('/:edition/desk/programme/speakers.xlsx', staffOrAuditor, async (request) => {
    const { language } = request
    const rows = await cellsOf(request)
    const how = { sheet: editingTexts(language)('speakers'), rightToLeft: direction(language) === 'rtl' }
    const file = await workbookApart(Readable.from([rows]), how)
    return data(file, XLSX, `${editionOf(request).slug}-speakers.xlsx`)
  }),
]
