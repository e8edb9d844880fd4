import { may } from '../../access/public.ts'
import { type ActRefusal, type ChangedMeanwhile, person, preview, seenOf } from '../../acts/public.ts'
import { vocabulariesOf } from '../../forms/public.ts'
import { personNames } from '../../identity/public.ts'
import { absent, editionOf, type PageRequest, page, type Reply } from '../../page/route.ts'
import { recommendedFor } from '../../submissions/public.ts'
import { changedItems } from '../changed.ts'
import { DECIDABLE } from '../decision.ts'
import { listPath, withQuery } from '../desk-addresses.ts'
import { handlingOf } from '../handling/handling-of.ts'
import { type Snippet, snippetsOf } from '../handling/reads.ts'
import { similarTo } from '../similar/reads.ts'
import { asReference } from '../standings.ts'
import { reviewTexts } from '../texts.ts'
import { whyNot } from '../views/parts.tsx'
import { wordsOfDesk } from '../words.ts'
import type { Typed } from './form.ts'
import { decisionKept } from './keep-decision.ts'
import { lookingAt } from './looking.ts'
import { queueAt } from './queue.ts'
import { mergedInto, type OnDesk, pendingOf, submissionOnDesk } from './reads.ts'
import { DecidePage } from './views/decide.tsx'
import type { IntoChosen } from './views/decide-props.ts'
import { fitting } from './views/snippets.tsx'
import type { DecisionOrder } from './wish.ts'

/** The queue a form belongs to, or the address of the page. */
export const queueIn = ({ form, query }: PageRequest): string =>
  new URLSearchParams(form.get('queue').slice(0, 2000)).toString() || String(query)

export const orderOf = (reference: string, { outcome, into, reason }: Typed): DecisionOrder => ({
  reference,
  outcome,
  intoReference: into,
  reason,
})

/** What somebody typed as the target of a merge was not on the page yet: its title is read before the decision is kept. */
export const onlyIntoIsNew = (refusal: ActRefusal<string>, wish: DecisionOrder): boolean => {
  if (!isChanged(refusal)) return false
  const { added, changed, gone } = refusal.difference
  return changed.length === 0 && gone.length === 0 && added.length === 1 && added[0] === asReference(wish.intoReference)
}

const isChanged = (refusal: ActRefusal<string>): refusal is ChangedMeanwhile => 'difference' in refusal

/** What a page shows besides the submission: what was typed before it was refused, and why. */
type Shown = {
  typed?: Typed
  error?: string
  asksInto?: boolean
  changed?: ChangedMeanwhile
  status?: number
  note?: { note: string; noteId: string }
}

export const refused = (request: PageRequest, refusal: ActRefusal<string>, shown: Shown): Promise<Reply> => {
  if (refusal.code === 'submission-unknown' && !shown.typed) return Promise.resolve(absent())
  if (isChanged(refusal)) return decidePage(request, { ...shown, changed: refusal, status: 409 })
  return decidePage(request, { ...shown, error: whyNot(refusal, request.language), status: 422 })
}

const NOTHING_TYPED: Typed = { outcome: '', into: '', reason: { text: '', language: 'en', others: {} } }

/**
 * What stands in the form: what was typed; the decision that waits, so that a slip in its reason is one word to mend; what the address asks
 * for; or what is suggested for submissions of its kind.
 */
function typedOrPending(request: PageRequest, onDesk: OnDesk, snippets: readonly Snippet[], typed?: Typed): Typed {
  if (typed) return typed
  const { query, language } = request
  const nothing = { ...NOTHING_TYPED, reason: { ...NOTHING_TYPED.reason, language } }
  const asked = snippets.find(({ id }) => id === query.get('snippet'))
  if (asked)
    return { outcome: asked.outcome ?? query.get('outcome') ?? '', into: query.get('into') ?? '', reason: asked.reason }
  if (query.has('outcome'))
    return { ...nothing, outcome: query.get('outcome') ?? '', into: (query.get('into') ?? '').slice(0, 40) }
  const pending = pendingOf(onDesk.decisions)
  if (pending) return { outcome: pending.outcome, into: pending.into, reason: pending.reason }
  const { kind, state } = onDesk.submission
  const suggested = DECIDABLE.includes(state) && fitting(snippets, kind).find((one) => one.suggested)
  return suggested ? { outcome: suggested.outcome ?? '', into: '', reason: suggested.reason } : nothing
}

export async function decidePage(request: PageRequest, shown: Shown = {}): Promise<Reply> {
  const { platform, language, params, viewer } = request
  const { db } = platform
  const edition = editionOf(request)
  const reference = asReference(params.reference ?? '')
  const mayDecide = may(viewer, 'mayDecide', { edition })
  // The mark of what is shown is made first: whatever changes while the rest is read then counts as changed.
  const seen = mayDecide ? await seenOn(request, orderOf(reference, NOTHING_TYPED)) : null
  const [onDesk, names, snippets, queue, beside] = await Promise.all([
    submissionOnDesk(db, edition, reference),
    vocabulariesOf(db, edition),
    mayDecide ? snippetsOf(db, edition) : [],
    queueAt(request, queueIn(request), reference),
    request.query.has('beside') ? submissionOnDesk(db, edition, asReference(request.query.get('beside') ?? '')) : null,
  ])
  if (!onDesk) return absent()
  const { submission } = onDesk
  const typed = typedOrPending(request, onDesk, snippets, shown.typed)
  const into = mayDecide ? await intoOf(request, orderOf(reference, typed), shown.asksInto ?? false) : null
  const back = withQuery(listPath(request), queue?.search ?? '')
  const [words, merged, similar, work, looking, recommended, changed] = await Promise.all([
    wordsOfDesk(db, edition, language),
    mergedInto(db, submission.id),
    similarTo(db, edition, submission.id),
    handlingOf(request, submission, shown),
    colleaguesLooking(request, reference),
    recommendedFor(request, submission),
    shown.changed && changedItems(db, edition, shown.changed),
  ])
  return page(
    {
      title: submission.reference,
      section: 'desk',
      crumbs: [{ label: reviewTexts(language)('desk.title'), href: back }, { label: submission.reference }],
      body: (
        <DecidePage
          {...{ edition, language, onDesk, typed, seen, into, mayDecide, names, queue, snippets, beside }}
          {...{ words, merged, similar, work, looking, recommended, changed }}
          maySeeAddresses={may(viewer, 'maySeeAddresses', { edition })}
          error={shown.error}
        />
      ),
    },
    { status: shown.status ?? 200 },
  )
}

async function colleaguesLooking({ platform, viewer, edition }: PageRequest, reference: string) {
  if (!edition) return []
  const looking = lookingAt(edition, reference, platform.clock.now(), viewer.person?.id ?? null)
  const names = await personNames(
    platform.db,
    looking.map(({ personId }) => personId),
  )
  return looking.flatMap(({ personId, at }) => {
    const name = names.get(personId)
    return name ? [{ name, at }] : []
  })
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
