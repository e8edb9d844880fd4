import { holding, staffOrAuditor } from '../../access/public.ts'
import { person } from '../../acts/public.ts'
import { absent, data, editionOf, get, type PageRequest, page, post, seeOther } from '../../page/route.ts'
import { crumbs, programmeDesk } from '../addresses.ts'
import { byIn, mayPlace, numberIn, reasonIn } from '../asking.ts'
import { changedIn } from '../changed.ts'
import { namesFor } from '../names.ts'
import { planTexts } from '../texts.ts'
import { changesFile } from './changes-file.ts'
import { proposalPage } from './proposal-page.tsx'
import { viewOfPlan } from './proposal-view.ts'
import { proposeAgain, steerSearch } from './propose.ts'
import { acceptancesOf, proposalByNumber, proposalsOf } from './reads.ts'
import type { ProposalRefusal } from './refusals.ts'
import { proposalTexts } from './texts.ts'
import { previewUndoing, type UndoAcceptanceRefusal, undoAcceptance } from './undo-acceptance.ts'
import { ProposalsPage } from './views/proposals.tsx'
import { UndoAcceptancePage } from './views/undo.tsx'

async function proposalsPage(request: PageRequest, refusal?: ProposalRefusal) {
  const { platform, language, query } = request
  const edition = editionOf(request)
  const [proposals, acceptances] = await Promise.all([
    proposalsOf(platform.db, edition),
    acceptancesOf(platform.db, edition),
  ])
  const title = planTexts(language)('proposals.title')
  const undone = query.get('restored')
    ? { restored: numberIn(query.get('restored') ?? ''), movedSince: numberIn(query.get('since') ?? '') }
    : null
  return page(
    {
      title,
      section: 'desk',
      crumbs: crumbs(request, title),
      body: (
        <ProposalsPage
          {...{ edition, language, proposals, acceptances, refusal, undone }}
          mayPlace={mayPlace(request)}
        />
      ),
    },
    { status: refusal ? 422 : 200 },
  )
}

const mayPropose = holding('mayPropose')

/** Reading proposals, steering their searches, taking a plan over and back. */
export const proposalRoutes = [
  get('/:edition/desk/programme/proposals', staffOrAuditor, (request) => proposalsPage(request)),

  get('/:edition/desk/programme/proposals/:number', staffOrAuditor, (request) => proposalPage(request)),

  ...(['pause', 'resume', 'cancel', 'take'] as const).map((wish) =>
    post(`/:edition/desk/programme/proposals/:number/${wish}`, mayPropose, async (request) => {
      const number = numberIn(request.params.number)
      // A search that has ended meanwhile shows what it ended with.
      await steerSearch(request.platform, byIn(request), { number, wish })
      return seeOther(programmeDesk(request, 'proposals', number))
    }),
  ),

  post('/:edition/desk/programme/proposals/:number/again', mayPropose, async (request) => {
    const number = numberIn(request.params.number)
    const started = await proposeAgain(request.platform, byIn(request), number)
    if (started.ok) return seeOther(programmeDesk(request, 'proposals', started.value.number))
    const { refusal } = started
    return refusal.code === 'proposal-unknown' ? absent() : proposalPage(request, refusal as ProposalRefusal) // every other no
  }),

  get('/:edition/desk/programme/proposals/:number/changes.csv', staffOrAuditor, async (request) => {
    const { platform, language, query } = request
    const edition = editionOf(request)
    const proposal = await proposalByNumber(platform.db, edition, numberIn(request.params.number))
    const wanted = query.get('plan') ?? ''
    const plan = proposal?.plans.find((one) => one.name === wanted) ?? proposal?.plans[0]
    if (!proposal || !plan) return absent()
    const view = await viewOfPlan(
      platform.db,
      edition,
      { ...proposal, plan: plan.name, wish: 'whole' },
      platform.clock.now(),
    )
    const name = `${edition.slug}-proposal-${proposal.number}-${plan.name}.csv`
    return data(changesFile(view, language, edition.zone), 'text/csv; charset=utf-8', name)
  }),

  get('/:edition/desk/programme/acceptances/:id/undo', holding('mayPlace'), (request) => undoPage(request)),

  post('/:edition/desk/programme/acceptances/:id/undo', holding('mayPlace'), async (request) => {
    const { platform, viewer, form, params } = request
    const id = params.id ?? ''
    if (!isId(id)) return absent()
    const by = { edition: editionOf(request), actor: person(viewer), seen: form.get('seen') }
    const undone = await undoAcceptance(platform, by, { id, reason: reasonIn(request) })
    if (!undone.ok) return undoPage(request, undone.refusal)
    const { restored, movedSince } = undone.value
    return seeOther(`${programmeDesk(request, 'proposals')}?restored=${restored}&since=${movedSince}`)
  }),
]

const isId = (text: string) => /^[0-9a-f-]{36}$/.test(text)

async function undoPage(request: PageRequest, refusal?: UndoAcceptanceRefusal) {
  const { platform, language, viewer, params } = request
  const edition = editionOf(request)
  const id = params.id ?? ''
  const looked = isId(id) ? await previewUndoing(platform, { edition, actor: person(viewer) }, id) : null
  if (!looked?.ok) return absent()
  const { facts, seen } = looked.value
  const people = [...new Set(facts.breaches.flatMap((breach) => breach.people))]
  const title = proposalTexts(language)('undo.title')
  return page(
    {
      title,
      section: 'desk',
      crumbs: crumbs(request, title),
      body: (
        <UndoAcceptancePage
          {...{ edition, language, facts, refusal }}
          seen={seen ?? ''}
          reason={reasonIn(request)}
          names={await namesFor(platform.db, edition, people)}
          changed={await changedIn(platform.db, edition, refusal, language)}
        />
      ),
    },
    { status: refusal ? 422 : 200 },
  )
}
