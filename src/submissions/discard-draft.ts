import type { EditionScope, Viewer } from '../access/public.ts'
import { type Actor, defineAct, perform, person } from '../acts/public.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, refuse } from '../platform/result.ts'
import { type Draft, discardedDraftOf, draftOf, ownerOf } from './drafts.ts'
import { otherAmendment } from './reads.ts'
import { discard, takeBack } from './store.ts'

type Wish = { readonly draftId: string }
type Discarded = { readonly draft: Draft & { readonly discardedAt: Date }; readonly overtaken: boolean }

const owning = (actor: Actor) =>
  actor.kind === 'person' ? ownerOf(actor.viewer) : { browserHash: null, personId: null }

/**
 * Puts a draft aside, an amendment too: whoever wrote it may take it back for thirty days, then it is removed with its files. What was
 * handed in stays as it is.
 */
export const draftDiscarded = defineAct<Wish, Draft, Draft, Draft, 'draft-unknown' | 'already-submitted'>({
  name: 'draft discarded',
  may: 'owner',
  async look({ tx, edition, actor, locking }, { draftId }) {
    const draft = await draftOf(tx, edition, draftId, owning(actor), locking)
    return draft ? ok(draft) : refuse('draft-unknown')
  },
  decide: (draft) => (draft.submittedAt ? refuse('already-submitted') : ok(draft)),
  async do({ tx, now }, draft) {
    await discard(tx, draft.id, now)
    return draft
  },
  // What somebody writes and throws away is no business of the record.
  record: () => [],
})

/** Takes a discarded draft back as it was; an amendment only while nothing newer of the same submission stands. */
export const draftTakenBack = defineAct<Wish, Discarded, Draft, Draft, 'draft-unknown' | 'overtaken'>({
  name: 'draft taken back',
  may: 'owner',
  async look({ tx, edition, actor, locking }, { draftId }) {
    const owner = owning(actor)
    const draft = await discardedDraftOf(tx, edition, { id: draftId, owner, lock: locking })
    if (!draft) return refuse('draft-unknown')
    return ok({ draft, overtaken: draft.amends && (await otherAmendment(tx, draft)) })
  },
  decide: ({ draft, overtaken }) => (overtaken ? refuse('overtaken') : ok(draft)),
  async do({ tx }, draft) {
    await takeBack(tx, draft.id)
    return draft
  },
  record: () => [],
})

export const discardDraft = (platform: Platform, edition: EditionScope, viewer: Viewer, draftId: string) =>
  perform(platform, draftDiscarded, { edition, actor: person(viewer), wish: { draftId } })

export const takeDraftBack = (platform: Platform, edition: EditionScope, viewer: Viewer, draftId: string) =>
  perform(platform, draftTakenBack, { edition, actor: person(viewer), wish: { draftId } })
