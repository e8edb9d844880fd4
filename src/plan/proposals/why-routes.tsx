import { staffOrAuditor } from '../../access/public.ts'
import { absent, editionOf, get, type PageRequest, page, pathTo } from '../../page/route.ts'
import { sessionTexts } from '../../sessions/public.ts'
import { crumbs, programmeDesk, proposalsCrumb } from '../addresses.ts'
import { numberIn } from '../asking.ts'
import { sessionsOnDesk } from '../desk-reads.ts'
import { namesFor } from '../names.ts'
import { planFacts } from '../plan-facts.ts'
import { placementsOf, problemOf } from '../plan-of-edition.ts'
import { sentencesOf } from '../sentences.ts'
import { type Proposal, proposalByNumber } from './reads.ts'
import { problemOfTask } from './task-problem.ts'
import { proposalTexts } from './texts.ts'
import { WhyPage } from './views/why-page.tsx'
import { whyOf } from './why.ts'

/** Why a session stands where it does: in the working plan, or in a plan of a proposal. */
async function whyPage(request: PageRequest, proposal: Proposal | null) {
  const { platform, language, query } = request
  const edition = editionOf(request)
  const number = numberIn(request.params.session ?? request.params.number)
  const sessions = await sessionsOnDesk(platform.db, edition, request.language)
  const session = sessions.find((s) => s.number === number)
  if (!session) return absent()
  const facts = await planFacts(platform.db, edition)
  const wanted = query.get('plan') ?? ''
  const plan = proposal?.plans.find((one) => one.name === wanted) ?? proposal?.plans[0]
  if (proposal && !plan) return absent()
  const now = platform.clock.now()
  const problem = proposal
    ? problemOfTask({ facts, zone: edition.zone, now }, proposal.task).problem
    : problemOf(facts, edition.zone)
  const people = problem.people.map((person) => person.id)
  const names = await namesFor(platform.db, edition, people)
  const sentences = sentencesOf(problem, names, language, edition.zone)
  const asked = { slot: query.get('slot') ?? '', room: query.get('room') ?? '' }
  const given = { problem, plan: plan ? plan.placements : placementsOf(facts), session: session.id }
  const view = whyOf(given, asked.slot && asked.room ? asked : null, names, sentences)
  if (!view) return absent()
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

export const whyRoutes = [
  get('/:edition/desk/programme/proposals/:number/why/:session', staffOrAuditor, async (request) => {
    const proposal = await proposalByNumber(request.platform.db, editionOf(request), numberIn(request.params.number))
    return proposal ? whyPage(request, proposal) : absent()
  }),

  get('/:edition/desk/sessions/:number/why', staffOrAuditor, (request) => whyPage(request, null)),
]
