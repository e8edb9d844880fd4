import { staffOrAuditor } from '../../access/public.ts'
import { absent, editionOf, get, type PageRequest, page, pathTo } from '../../page/route.ts'
import { sessionTexts } from '../../sessions/public.ts'
import { crumbs, programmeDesk, proposalsCrumb } from '../addresses.ts'
import { numberIn } from '../asking.ts'
import { sessionsOnDesk } from '../desk-reads.ts'
import { namesFor } from '../names.ts'
import { planNow } from '../plan-now.ts'
import { sentencesOf } from '../sentences.ts'
import { askOfPlan } from '../thread/ask.ts'
import { lastStart } from './proposal-view.ts'
import { type Proposal, proposalByNumber } from './reads.ts'
import { proposalTexts } from './texts.ts'
import { WhyPage } from './views/why-page.tsx'
import type { Why, WhyQuestion } from './why.ts'
import { viewOf } from './why-view.ts'

/** Why a session stands where it does: in the working plan, or in a plan of a proposal. */
async function whyPage(request: PageRequest, proposal: Proposal | null) {
  const { platform, language, query } = request
  const edition = editionOf(request)
  const number = numberIn(request.params.session ?? request.params.number)
  const sessions = await sessionsOnDesk(platform.db, edition, request.language)
  const session = sessions.find((s) => s.number === number)
  if (!session) return absent()
  const wanted = query.get('plan') ?? ''
  const plan = proposal?.plans.find((one) => one.name === wanted) ?? proposal?.plans[0]
  if (proposal && !plan) return absent()
  const asked = { slot: query.get('slot') ?? '', room: query.get('room') ?? '' }
  const given = {
    session: session.id,
    asked: asked.slot && asked.room ? asked : null,
    plan: proposal && plan ? { id: proposal.id, task: proposal.task, ...plan } : null,
  }
  const why = await whyIn(request, given)
  if (!why) return absent()
  const { frame } = why
  const told = [
    ...why.here.map(({ breach }) => breach),
    ...(why.there ?? []).flatMap((one) => [...one.here, ...one.there]),
  ]
  const names = await namesFor(platform.db, edition, [...new Set(told.flatMap(({ people }) => people))])
  const sentences = sentencesOf(frame, names, language, edition.zone)
  const view = viewOf(session, why, sentences)
  const t = proposalTexts(language)
  const over =
    proposal && plan
      ? t('plan.of', { proposal: t('proposal.number', { number: proposal.number }), plan: t(`plan.${plan.name}`) })
      : t('plan.working')
  const title = t('why.title')
  const desk = pathTo(language, edition.slug, 'desk', 'sessions', number)
  const here = proposal ? programmeDesk(request, 'proposals', proposal.number, 'why', number) : `${desk}/why`
  const trail = proposal
    ? [
        proposalsCrumb(request),
        {
          label: t('proposal.number', { number: proposal.number }),
          href: programmeDesk(request, 'proposals', proposal.number),
        },
      ]
    : [{ label: sessionTexts(language)('session.number', { number }), href: desk }]
  return page({
    title,
    section: 'desk',
    crumbs: [...crumbs(request), ...trail, { label: title }],
    body: (
      <WhyPage {...{ edition, language, over, view, sentences, here, asked }} kept={plan ? { plan: plan.name } : {}} />
    ),
  })
}

/** Asked in the plan's own thread, of a plan of a proposal or of the working plan. */
async function whyIn(
  request: PageRequest,
  {
    session,
    asked,
    plan,
  }: Pick<WhyQuestion, 'session' | 'asked'> & {
    plan: (Pick<Proposal, 'id' | 'task'> & Proposal['plans'][number]) | null
  },
): Promise<Why | null> {
  const { platform } = request
  const planned = await planNow(platform.db, editionOf(request))
  const now = lastStart(planned.facts, platform.clock.now())
  const proposed = plan && { task: plan.task, placements: plan.placements }
  const about = [session, asked?.slot, asked?.room, plan?.id, plan?.name, now.getTime()].join(' ')
  return askOfPlan(planned, 'why', { session, asked, proposed, now }, about)
}

export const whyRoutes = [
  get('/:edition/desk/programme/proposals/:number/why/:session', staffOrAuditor, async (request) => {
    const proposal = await proposalByNumber(request.platform.db, editionOf(request), numberIn(request.params.number))
    return proposal ? whyPage(request, proposal) : absent()
  }),

  get('/:edition/desk/sessions/:number/why', staffOrAuditor, (request) => whyPage(request, null)),
]
