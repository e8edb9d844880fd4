import { head, staffOrAuditor } from '../access/public.ts'
import { seenOf } from '../acts/public.ts'
import { editionOf, get, type PageRequest, page, post, seeOther } from '../page/route.ts'
import { crumbs, programmeDesk } from './addresses.ts'
import { byIn, numberIn } from './asking.ts'
import { weightsOf } from './locks-reads.ts'
import { planNow } from './plan-now.ts'
import { planTexts } from './texts.ts'
import { askOfPlan } from './thread/ask.ts'
import { toldConstraints } from './told.ts'
import { WeightsPage } from './views/weights-page.tsx'
import { changeWeights, type WeightRefusal, weightsShown } from './weights.ts'

async function weightsPage(request: PageRequest, refusal?: WeightRefusal) {
  const { platform, language, viewer, query } = request
  const edition = editionOf(request)
  const [own, plan] = await Promise.all([weightsOf(platform.db, edition), planNow(platform.db, edition)])
  // Before there are sessions nothing is known of them, and everything may be weighed.
  const speaks = plan.facts.sessions.length > 0 ? await askOfPlan(plan, 'speaking', null) : null
  const title = planTexts(language)('weights.title')
  const saved = query.get('saved') === null ? null : numberIn(query.get('saved') ?? '')
  return page(
    {
      title,
      section: 'desk',
      crumbs: crumbs(request, title),
      body: (
        <WeightsPage
          {...{ edition, language, own, speaks, refusal, saved }}
          mayChange={head.allows(viewer, edition)}
          typed={refusal ? typedWeights(request) : new Map()}
          seen={seenOf(weightsShown({ own }), platform.clock.now())}
        />
      ),
    },
    { status: refusal ? 422 : 200 },
  )
}

const typedWeights = ({ form }: PageRequest) =>
  new Map(
    form
      .names()
      .filter((name) => name.startsWith('w-'))
      .map((name) => [name.slice(2), form.get(name)]),
  )

export const weightRoutes = [
  get('/:edition/desk/programme/weights', staffOrAuditor, (request) => weightsPage(request)),

  post('/:edition/desk/programme/weights', head, async (request) => {
    const { platform, form } = request
    const typed =
      form.get('reset') === 'all'
        ? new Map(toldConstraints.map((one) => [one.name, String(one.weight)]))
        : typedWeights(request)
    const changed = await changeWeights(platform, byIn(request), typed)
    return changed.ok
      ? seeOther(`${programmeDesk(request, 'weights')}?saved=${changed.value.count}`)
      : weightsPage(request, changed.refusal)
  }),
]
