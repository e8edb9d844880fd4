import { holding } from '../../access/public.ts'
import { absent, editionOf, type PageRequest, page, post, seeOther } from '../../page/route.ts'
import { crumbs, programmeDesk, proposalsCrumb } from '../addresses.ts'
import { byIn, numberIn, reasonIn } from '../asking.ts'
import { changedIn } from '../changed.ts'
import { namesFor } from '../names.ts'
import { type AcceptRefusal, acceptPlan, previewAccepting } from './accept.ts'
import { proposalPage } from './proposal-page.tsx'
import { proposalTexts } from './texts.ts'
import { AcceptPage } from './views/accept-page.tsx'

/** What the form wishes: all of a plan, or the sessions that are ticked. */
const wishIn = (request: PageRequest) => {
  const { form, params } = request
  return {
    number: numberIn(params.number),
    plan: form.get('plan'),
    sessions: form.get('take') === 'ticked' ? form.all('session').map(numberIn) : null,
    reason: reasonIn(request),
    anyway: form.get('anyway') === 'yes',
  }
}

/** What is not even to be confirmed is told on the page of the proposal. */
const TOLD_BEFORE = ['plan-unknown', 'nothing-ticked', 'nothing-differs']

/** Before a plan is taken over: whom it concerns, counted, those that lose their place first, and the button that does it. */
async function acceptPage(request: PageRequest, refusal?: AcceptRefusal) {
  const { platform, language } = request
  const edition = editionOf(request)
  const wish = wishIn(request)
  const looked = await previewAccepting(platform, byIn(request), wish)
  if (!looked.ok) return proposalPage(request, looked.refusal)
  const { facts, decided, seen } = looked.value
  if (!decided.ok && TOLD_BEFORE.includes(decided.refusal.code)) return proposalPage(request, decided.refusal)
  const people = [...new Set(facts.breaches.flatMap((breach) => breach.people))]
  const t = proposalTexts(language)
  const { number } = facts.proposal
  const here = programmeDesk(request, 'proposals', number)
  const trail = { label: t('proposal.number', { number }), href: `${here}?plan=${facts.plan}` }
  const title = t('accept.title')
  return page(
    {
      title,
      section: 'desk',
      crumbs: [...crumbs(request), proposalsCrumb(request), trail, { label: title }],
      body: (
        <AcceptPage
          {...{ edition, language, facts, wish, refusal, here }}
          seen={seen ?? ''}
          names={await namesFor(platform.db, edition, people)}
          changed={await changedIn(platform.db, edition, refusal, language)}
        />
      ),
    },
    { status: refusal ? 422 : 200 },
  )
}

export const acceptRoutes = [
  post('/:edition/desk/programme/proposals/:number/accept', holding('mayPlace'), async (request) => {
    if (numberIn(request.params.number) === 0) return absent()
    // The first press only shows what would be done; the page of that brings the mark of it back.
    if (request.form.get('seen') === '') return acceptPage(request)
    const accepted = await acceptPlan(request.platform, byIn(request), wishIn(request))
    if (!accepted.ok) return acceptPage(request, accepted.refusal)
    const here = programmeDesk(request, 'proposals', numberIn(request.params.number))
    return seeOther(`${here}?plan=${encodeURIComponent(request.form.get('plan'))}`)
  }),
]
