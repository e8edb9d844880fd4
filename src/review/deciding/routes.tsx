import { holding, may } from '../../access/public.ts'
import { type ActRefusal, type ChangedMeanwhile, perform, person, preview, seenOf } from '../../acts/public.ts'
import { vocabulariesOf } from '../../forms/public.ts'
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
import { listPath } from '../desk-addresses.ts'
import { asReference } from '../standings.ts'
import { reviewTexts } from '../texts.ts'
import { whyNot } from '../views/parts.tsx'
import { wordsOfDesk } from '../words.ts'
import { type Typed, typedIn } from './form.ts'
import { decisionKept, decisionTakenBack } from './keep-decision.ts'
import { mergedInto, type OnDesk, pendingOf, submissionOnDesk } from './reads.ts'
import { togetherRoutes } from './together-routes.tsx'
import { DecidePage } from './views/decide.tsx'
import type { IntoChosen } from './views/decide-props.ts'
import type { DecisionOrder } from './wish.ts'

const MAY_DECIDE = holding('mayDecide')

/** Deciding on submissions, one by one or several at once; nothing of it is seen outside before the release. */
export const decidingRoutes: Route[] = [
  ...togetherRoutes,
  get('/:edition/desk/submissions/:reference', holding('maySeeDesk'), (request) => decidePage(request)),

  post('/:edition/desk/submissions/:reference/decide', MAY_DECIDE, async (request) => {
    const { platform, params, form, viewer, language } = request
    const typed = typedIn(form, language)
    const wish = orderOf(params.reference ?? '', typed)
    const seen = form.get(`seen.${asReference(typed.into)}`) || form.get('seen')
    const order = { edition: editionOf(request), actor: person(viewer), wish, seen }
    const kept = await perform(platform, decisionKept, order)
    if (kept.ok) return seeOther(listPath(request, wish.reference))
    if (onlyIntoIsNew(kept.refusal, wish)) return decidePage(request, { typed, asksInto: true })
    return refused(request, kept.refusal, { typed })
  }),

  post('/:edition/desk/submissions/:reference/revoke', MAY_DECIDE, async (request) => {
    const { platform, params, form, viewer } = request
    const reference = params.reference ?? ''
    const order = { edition: editionOf(request), actor: person(viewer), wish: { reference }, seen: form.get('seen') }
    const done = await perform(platform, decisionTakenBack, order)
    return done.ok ? seeOther(listPath(request, reference)) : refused(request, done.refusal, {})
  }),
]

const orderOf = (reference: string, { outcome, into, reason }: Typed): DecisionOrder => ({
  reference,
  outcome,
  intoReference: into,
  reason,
})

/** What somebody typed as the target of a merge was not on the page yet: its title is read before the decision is kept. */
const onlyIntoIsNew = (refusal: ActRefusal<string>, wish: DecisionOrder): boolean => {
  if (!isChanged(refusal)) return false
  const { added, changed, gone } = refusal.difference
  return changed.length === 0 && gone.length === 0 && added.length === 1 && added[0] === asReference(wish.intoReference)
}

export const isChanged = (refusal: ActRefusal<string>): refusal is ChangedMeanwhile => 'difference' in refusal

type Shown = { typed?: Typed; error?: string; asksInto?: boolean; changed?: ChangedMeanwhile; status?: number }

const refused = (request: PageRequest, refusal: ActRefusal<string>, shown: Shown): Promise<Reply> => {
  if (refusal.code === 'submission-unknown' && !shown.typed) return Promise.resolve(absent())
  if (isChanged(refusal)) return decidePage(request, { ...shown, changed: refusal, status: 409 })
  return decidePage(request, { ...shown, error: whyNot(refusal, request.language), status: 422 })
}

const NOTHING_TYPED: Typed = { outcome: '', into: '', reason: { text: '', language: 'en', others: {} } }

/** What stands in the form: what was typed, else the decision that waits, so that a slip in its reason is one word to mend. */
function typedOrPending(request: PageRequest, onDesk: OnDesk, typed: Typed | undefined): Typed {
  if (typed) return typed
  const pending = pendingOf(onDesk.decisions)
  if (pending) return { outcome: pending.outcome, into: pending.into, reason: pending.reason }
  return { ...NOTHING_TYPED, reason: { ...NOTHING_TYPED.reason, language: request.language } }
}

async function decidePage(request: PageRequest, shown: Shown = {}): Promise<Reply> {
  const { platform, language, params, viewer } = request
  const edition = editionOf(request)
  const reference = asReference(params.reference ?? '')
  const mayDecide = may(viewer, 'mayDecide', { edition })
  // The mark of what is shown is made first: whatever changes while the rest is read then counts as changed.
  const seen = mayDecide ? await seenOn(request, orderOf(reference, NOTHING_TYPED)) : null
  const [onDesk, vocabularies] = await Promise.all([
    submissionOnDesk(platform.db, edition, reference),
    vocabulariesOf(platform.db, edition),
  ])
  if (!onDesk) return absent()
  const typed = typedOrPending(request, onDesk, shown.typed)
  const into = mayDecide ? await intoOf(request, orderOf(reference, typed), shown.asksInto ?? false) : null
  return page(
    {
      title: onDesk.submission.reference,
      section: 'desk',
      crumbs: [
        { label: reviewTexts(language)('desk.title'), href: listPath(request) },
        { label: onDesk.submission.reference },
      ],
      body: (
        <DecidePage
          {...{ edition, language, onDesk, typed, seen, into, mayDecide, names: vocabularies }}
          words={await wordsOfDesk(platform.db, edition, language)}
          merged={await mergedInto(platform.db, onDesk.submission.id)}
          maySeeAddresses={may(viewer, 'maySeeAddresses', { edition })}
          error={shown.error}
          changed={shown.changed && (await changedItems(platform.db, edition, shown.changed))}
        />
      ),
    },
    { status: shown.status ?? 200 },
  )
}

/** What a page shows of one submission, to travel with its forms. */
async function seenOn({ platform, viewer, edition }: PageRequest, wish: DecisionOrder): Promise<string | null> {
  if (!edition) return null
  const looked = await preview(platform, decisionKept, { edition, actor: person(viewer), wish })
  return looked.ok ? looked.value.seen : null
}

/** The target of a merge by its title; null when none is named, or nobody has that number. */
async function intoOf(
  { platform, viewer, edition }: PageRequest,
  wish: DecisionOrder,
  asks: boolean,
): Promise<IntoChosen | null> {
  if (!edition || wish.outcome !== 'merged' || wish.intoReference.trim() === '') return null
  const looked = await preview(platform, decisionKept, { edition, actor: person(viewer), wish })
  const into = looked.ok ? looked.value.facts.into : null
  if (!looked.ok || !into) return null
  const { reference, title, language } = into
  return { reference, title, language, asks, seen: looked.value.seen ?? seenOf({}, platform.clock.now()) }
}
