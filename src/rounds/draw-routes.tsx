import { anyone } from '../access/public.ts'
import { draw, linesIn, sourcesIn } from '../draws/public.ts'
import { editionOf, get, type PageRequest, page, type Route } from '../page/route.ts'
import { cut } from '../platform/text.ts'
import { drawsOf, selectionByCode } from './reads.ts'
import { roundsTexts } from './texts.ts'
import { RepeatPage } from './views/draws.tsx'

const MOST = 6000

/** The seed and list of an announced draw, once its selection is released: before, its list would tell who is chosen from. */
async function announced({ platform, query, ...request }: PageRequest) {
  const edition = editionOf({ platform, query, ...request })
  const selection = await selectionByCode(platform.db, edition, query.get('selection') ?? '')
  if (!selection?.releasedAt) return null
  const found = (await drawsOf(platform.db, edition, selection.id)).find(
    (one) => String(one.number) === query.get('draw'),
  )
  if (!found?.numbers || !found.entries) return null
  // As the file of `convoke draw` has it: the name as a remark, then the values.
  const seed = found.sources.flatMap((source, i) => [`# ${source}`, (found.numbers?.[i] ?? []).join(' ')])
  return { seed: seed.join('\n'), list: found.entries.join('\n') }
}

export const drawRoutes: Route[] = [
  get('/:edition/draw', anyone, async (request) => {
    const { language, query } = request
    const edition = editionOf(request)
    const own = await announced(request)
    const seed = own?.seed ?? cut(query.get('seed') ?? '', MOST)
    const list = own?.list ?? cut(query.get('list') ?? '', MOST)
    const asked = seed !== '' || list !== ''
    const entries = linesIn(list)
    const drawn = asked ? draw(sourcesIn(linesIn(seed)), entries, entries.length) : null
    const t = roundsTexts(language)
    const problem = drawn && !drawn.ok ? t('repeat.problem') : undefined
    return page(
      {
        title: t('repeat.title'),
        body: <RepeatPage {...{ language, edition, seed, list, problem }} drawn={drawn?.ok ? drawn.value : null} />,
      },
      { status: problem ? 422 : 200 },
    )
  }),
]
