import { holding } from '../access/public.ts'
import { actorsAndActs } from '../acts/public.ts'
import { personNames } from '../identity/public.ts'
import { CSV_BEGINS, csvRows } from '../page/csv.ts'
import { editionOf, get, type PageRequest, page, pathTo, type Route, stream } from '../page/route.ts'
import { pairIn } from '../page/words.ts'
import { isoIn, type Language, pickText, withoutIsolates } from '../platform/languages/public.ts'
import { actName } from '../review/public.ts'
import { type Fact, type Line, linesOf } from './lines.ts'
import { type Wish, wishIn } from './query.ts'
import { recordTexts } from './texts.ts'
import { RecordPage } from './views/record.tsx'

const SEES = holding('maySeeRecord')
const PAGE = 50

/** The record of an edition, for the secretariat and for whoever looks over its shoulder. */
export const routes: Route[] = [
  get('/:edition/desk/record', SEES, async (request) => {
    const { platform, language, query } = request
    const edition = editionOf(request)
    const wish = wishIn(query)
    const [lines, known] = await Promise.all([
      linesOf({ db: platform.db, edition, language }, wish, PAGE + 1),
      actorsAndActs(platform.db, edition),
    ])
    const names = await personNames(platform.db, known.people)
    const order = new Intl.Collator(language)
    const byName = (a: readonly [string, string], b: readonly [string, string]) => order.compare(a[1], b[1])
    const title = recordTexts(language)('title')
    return page({
      title,
      section: 'desk',
      crumbs: [
        { label: pickText(edition.title, language).text, href: pathTo(language, edition.slug) },
        { label: title },
      ],
      body: (
        <RecordPage
          {...{ edition, language, wish }}
          address={query}
          lines={lines.slice(0, PAGE)}
          more={lines.length > PAGE}
          people={known.people.map((id) => [id, names.get(id) ?? id] as const).sort(byName)}
          acts={known.acts.map((act) => [act, actName(act, language)] as const).sort(byName)}
        />
      ),
    })
  }),

  get('/:edition/desk/record.csv', SEES, (request) =>
    stream(fileOf(request, wishIn(request.query)), {
      type: 'text/csv; charset=utf-8',
      filename: `${editionOf(request).slug}-record.csv`,
    }),
  ),
]

const AT_ONCE = 500

/** Every line the wish leaves, part by part: a file of a whole year is never in memory. */
async function* fileOf(request: PageRequest, wish: Wish): AsyncGenerator<Uint8Array> {
  const { platform, language } = request
  const edition = editionOf(request)
  const t = recordTexts(language)
  const utf8 = new TextEncoder()
  const heading = [t('when'), t('who'), t('what'), t('code'), t('thing'), t('before'), t('after'), t('further')]
  yield utf8.encode(CSV_BEGINS + csvRows([heading]))
  for (let before = wish.before; ; ) {
    const lines = await linesOf({ db: platform.db, edition, language }, { ...wish, before }, AT_ONCE)
    yield utf8.encode(
      csvRows(lines.map((line) => cellsOf(line, { zone: edition.zone, language, program: t('program') }))),
    )
    const last = lines.at(-1)
    if (!last || lines.length < AT_ONCE) return
    before = last.id
  }
}

type Telling = { zone: string; language: Language; program: string }

const cellsOf = (line: Line, { zone, language, program }: Telling): string[] => {
  const told = (facts: readonly Fact[]) =>
    withoutIsolates(facts.map(({ name, value }) => pairIn(language)(name, value)).join('\n'))
  return [
    isoIn(line.at, zone),
    line.by ?? program,
    line.name,
    line.act,
    line.subject,
    told(line.wasBefore),
    told(line.isAfter),
    told(line.further),
  ]
}
