import { holding } from '../../access/public.ts'
import { perform, person } from '../../acts/public.ts'
import { editionOf, get, type PageRequest, post, type Route, seeOther } from '../../page/route.ts'
import { listPath, withQuery } from '../desk-addresses.ts'
import { listAsked } from '../list/asked.ts'
import { referencesIn } from '../list/reads.ts'
import { asReference } from '../standings.ts'
import { decidePage, onlyIntoIsNew, orderOf, queueIn, refused } from './decide-page.tsx'
import { typedIn } from './form.ts'
import { decisionKept, decisionTakenBack } from './keep-decision.ts'
import { looksAt } from './looking.ts'
import { onwards } from './queue.ts'
import { togetherRoutes } from './together-routes.tsx'

const MAY_DECIDE = holding('mayDecide')

/** Deciding on submissions, one by one or several at once; nothing of it is seen outside before the release. */
export const decidingRoutes: Route[] = [
  ...togetherRoutes,
  // The first of a list, from which one goes on to the next.
  get('/:edition/desk/submissions/queue', MAY_DECIDE, async (request) => {
    const { list } = await listAsked(request)
    const [first] = await referencesIn(request.platform.db, list, 1)
    const search = String(request.query)
    return seeOther(withQuery(first ? listPath(request, first) : listPath(request), search))
  }),

  get('/:edition/desk/submissions/:reference', holding('maySeeDesk'), async (request) => {
    const personId = request.viewer.person?.id
    const reference = asReference(request.params.reference ?? '')
    const edition = editionOf(request)
    const [shown] = await Promise.all([
      decidePage(request),
      personId && looksAt({ platform: request.platform, edition, personId }, reference),
    ])
    return shown
  }),

  post('/:edition/desk/submissions/:reference/decide', MAY_DECIDE, async (request) => {
    const { platform, params, form, viewer, language } = request
    const typed = typedIn(form, language)
    const wish = orderOf(params.reference ?? '', typed)
    const seen = form.get(`seen.${asReference(typed.into)}`) || form.get('seen')
    const order = { edition: editionOf(request), actor: person(viewer), wish, seen }
    const kept = await perform(platform, decisionKept, order)
    if (kept.ok) return seeOther(await afterwards(request, wish.reference))
    if (onlyIntoIsNew(kept.refusal, wish)) return decidePage(request, { typed, asksInto: true })
    return refused(request, kept.refusal, { typed })
  }),

  post('/:edition/desk/submissions/:reference/revoke', MAY_DECIDE, async (request) => {
    const { platform, params, form, viewer } = request
    const reference = params.reference ?? ''
    const order = { edition: editionOf(request), actor: person(viewer), wish: { reference }, seen: form.get('seen') }
    const done = await perform(platform, decisionTakenBack, order)
    return done.ok
      ? seeOther(withQuery(listPath(request, reference), queueIn(request)))
      : refused(request, done.refusal, {})
  }),
]

/** Where one goes once a decision is kept: on to the next of the queue where that was pressed. */
const afterwards = async (request: PageRequest, reference: string): Promise<string> => {
  const queue = queueIn(request)
  return request.form.get('then') === 'next' && queue
    ? onwards(request, queue, asReference(reference))
    : withQuery(listPath(request, reference), queue)
}
