import { holding } from '../../access/public.ts'
import { type ActRefusal, perform, person, preview } from '../../acts/public.ts'
import { personNames } from '../../identity/public.ts'
import {
  absent,
  editionOf,
  get,
  type PageRequest,
  page,
  post,
  type Reply,
  type Route,
  seeOther,
} from '../../page/route.ts'
import { changedItems } from '../changed.ts'
import type { Reason } from '../decision.ts'
import { listPath, withQuery } from '../desk-addresses.ts'
import { listAsked } from '../list/asked.ts'
import { referencesIn } from '../list/reads.ts'
import { referencesOf } from '../reads.ts'
import { reviewTexts } from '../texts.ts'
import { whyNot } from '../views/parts.tsx'
import { reasonIn } from './form.ts'
import { decisionsKept, decisionsTakenBack, type TogetherFacts } from './together.ts'
import { MOST_TOGETHER, orderIn, type TogetherOrder } from './together-form.ts'
import { TogetherPage } from './views/together.tsx'

const MAY_DECIDE = holding('mayDecide')

export const togetherRoutes: Route[] = [
  get('/:edition/desk/submissions/together', MAY_DECIDE, async (request) => {
    if (request.query.get('act') === 'mark')
      return seeOther(withQuery(listPath(request, 'mark'), String(request.query)))
    const order = orderIn(request.query)
    if (!order) return seeOther(listPath(request)) // nothing was said: the list is where one says it
    return togetherPage(request, order.all ? await allOf(request, order) : order)
  }),

  post('/:edition/desk/submissions/together', MAY_DECIDE, async (request) => {
    const { language, form } = request
    const order = orderIn({ get: form.get, getAll: form.all })
    if (!order) return absent()
    if (order.references.length > MOST_TOGETHER) return togetherPage(request, order)
    const done = await carryOut(request, order, reasonIn(form, language), form.get('seen'))
    return done.ok ? seeOther(withQuery(listPath(request), order.list)) : togetherPage(request, order, done.refusal)
  }),
]

/** All that match the list now, by their references: exactly these are shown, confirmed and decided upon. */
async function allOf(request: PageRequest, order: TogetherOrder): Promise<TogetherOrder> {
  const { list } = await listAsked(request, new URLSearchParams(order.list))
  return { ...order, references: await referencesIn(request.platform.db, list, MOST_TOGETHER + 1) }
}

const wishOf = (order: TogetherOrder, reason: Reason) => ({
  references: order.references,
  outcome: order.act,
  intoReference: order.intoReference,
  replacing: order.replacing,
  reason,
})

const carryOut = (request: PageRequest, order: TogetherOrder, reason: Reason, seen: string) => {
  const { platform, viewer } = request
  const by = { edition: editionOf(request), actor: person(viewer), seen }
  return order.act === 'revoke'
    ? perform(platform, decisionsTakenBack, { ...by, wish: wishOf(order, reason) })
    : perform(platform, decisionsKept, { ...by, wish: wishOf(order, reason) })
}

const lookAt = (request: PageRequest, order: TogetherOrder, reason: Reason) => {
  const { platform, viewer } = request
  const by = { edition: editionOf(request), actor: person(viewer) }
  return order.act === 'revoke'
    ? preview(platform, decisionsTakenBack, { ...by, wish: wishOf(order, reason) })
    : preview(platform, decisionsKept, { ...by, wish: wishOf(order, reason) })
}

async function togetherPage(request: PageRequest, order: TogetherOrder, refusal?: ActRefusal<string>): Promise<Reply> {
  const { platform, language, form } = request
  const edition = editionOf(request)
  const t = reviewTexts(language)
  const reason = reasonIn(form, language)
  const asksInto = order.act === 'merged' && order.intoReference === ''
  const tooMany = order.references.length > MOST_TOGETHER
  const looked = asksInto || tooMany ? null : await lookAt(request, order, reason)
  const facts = looked?.ok ? looked.value.facts : null
  const changed = refusal && 'difference' in refusal ? await changedItems(platform.db, edition, refusal) : []
  const problem = tooMany
    ? { code: 'too-many', facts: { count: order.references.length, max: MOST_TOGETHER } }
    : (refusal ?? (looked && !looked.ok ? looked.refusal : undefined))
  const error = problem && whyNot(problem, language)
  return page(
    {
      title: t('together.title'),
      section: 'desk',
      crumbs: [
        { label: t('desk.title'), href: withQuery(listPath(request), order.list) },
        { label: t('together.title') },
      ],
      body: (
        <TogetherPage
          {...{ edition, language, order, reason, facts, error, changed }}
          seen={looked?.ok ? (looked.value.seen ?? '') : ''}
          back={withQuery(listPath(request), order.list)}
          {...(await namesIn(request, facts))}
        />
      ),
    },
    { status: changed.length > 0 ? 409 : error ? 422 : 200 },
  )
}

/** Names of those who decided before, and references of what theirs are merged into. */
async function namesIn({ platform }: PageRequest, facts: TogetherFacts | null) {
  const pending = facts?.fits.flatMap(({ submission }) => submission.pending ?? []) ?? []
  const [people, references] = await Promise.all([
    personNames(
      platform.db,
      pending.map(({ by }) => by),
    ),
    referencesOf(
      platform.db,
      pending.flatMap(({ intoId }) => intoId ?? []),
    ),
  ])
  return { people, references }
}
