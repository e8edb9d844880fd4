import { absent, editionOf, type PageRequest, page } from '../../page/route.ts'
import { crumbs, proposalsCrumb } from '../addresses.ts'
import { mayPlace, numberIn } from '../asking.ts'
import { dayToShow } from '../day-to-show.ts'
import { viewOfPlan } from './proposal-view.ts'
import { acceptancesOf, proposalByNumber } from './reads.ts'
import type { ProposalRefusal } from './refusals.ts'
import { proposalTexts } from './texts.ts'
import { ProposalPage } from './views/proposal-page.tsx'
import { RunPage } from './views/run.tsx'

/** A proposal: its search while that runs, then one of its plans held against the working plan. */
export async function proposalPage(request: PageRequest, refusal?: ProposalRefusal) {
  const { platform, language, form, query } = request
  const edition = editionOf(request)
  const proposal = await proposalByNumber(platform.db, edition, numberIn(request.params.number))
  if (!proposal) return absent()
  const t = proposalTexts(language)
  const named = t('proposal.number', { number: proposal.number })
  const frame = {
    title: named,
    section: 'desk' as const,
    crumbs: [...crumbs(request), proposalsCrumb(request), { label: named }],
  }
  const status = { status: refusal ? 422 : 200 }
  const wanted = form.get('plan') || query.get('plan')
  const plan =
    proposal.plans.find((one) => one.name === wanted) ??
    proposal.plans.find((one) => one.name === 'balanced') ??
    proposal.plans[0]
  if (!plan) {
    return page(
      { ...frame, body: <RunPage {...{ edition, language, proposal, refusal }} mayPlace={mayPlace(request)} /> },
      status,
    )
  }
  const now = platform.clock.now()
  const asked = refusal ? form : query
  const wish = { filter: asked.get('show') ?? '', page: numberIn(asked.get('page') ?? '') }
  const view = await viewOfPlan(platform.db, edition, { ...proposal, plan: plan.name, wish }, now)
  const day = dayToShow(
    query.get('day'),
    view.frame.days.map((one) => one.id),
    view.placements.flatMap((p) => view.frame.slots.find((slot) => slot.id === p.slot)?.day ?? []),
  )
  const acceptances = (await acceptancesOf(platform.db, edition)).filter((one) => one.number === proposal.number)
  const typed = {
    sessions: refusal && form.get('take').startsWith('ticked') ? form.all('session') : null,
  }
  return page(
    {
      ...frame,
      body: (
        <ProposalPage
          {...{ edition, language, proposal, plan, view, day, acceptances, typed, refusal }}
          mayPlace={mayPlace(request)}
        />
      ),
    },
    status,
  )
}
