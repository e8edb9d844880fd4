import type { EditionScope } from '../../access/public.ts'
import { type Acting, defineAct, perform, program } from '../../acts/public.ts'
import { composeLetter } from '../../page/letter.ts'
import type { DecisionReleaseId, SubmissionId } from '../../platform/db/schema.ts'
import type { Letter } from '../../platform/mail/mail.ts'
import type { Platform } from '../../platform/platform.ts'
import { ok, refuse } from '../../platform/result.ts'
import { changeStates, recordSteps } from '../../submissions/public.ts'
import type { HeldBack } from '../held-back.ts'
import { ACCEPTANCE_ENDED, ACCEPTED } from '../news.ts'
import { type Item, itemsOf } from './contents.ts'
import { letterFactsOf } from './letter-facts.ts'
import { letterWords } from './letters.ts'
import { releaseById } from './reads.ts'
import { callOff, closeRelease, endReplaced, holdBack, releaseForUpdate } from './store.ts'
import { stepsOf } from './thread.ts'

/** Says how much has been done, for those who look on; never waited for inside the transaction. */
type Progress = (done: number, of: number) => void

type Facts = {
  readonly releaseId: DecisionReleaseId
  readonly items: readonly Item[]
}
type Held = { readonly item: Item; readonly why: HeldBack }
type Done = { readonly released: readonly Item[]; readonly held: readonly Held[]; readonly letters: number }

/**
 * Makes the decisions of a release public together: states, threads, what follows in the programme, letters. All or nothing, each checked
 * once more; what is held back goes on waiting and is listed with its reason. Nothing is done when that is done already.
 */
export const decisionsReleased = (progress: Progress) =>
  defineAct<{ releaseId: DecisionReleaseId }, Facts, readonly Item[], Done, 'release-unknown' | 'not-ordered'>({
    name: 'decisions released',
    may: 'mayRelease',
    async look({ tx, edition, locking }, { releaseId }) {
      const release = await (locking ? releaseForUpdate(tx, edition, releaseId) : releaseById(tx, edition, releaseId))
      if (!release) return refuse('release-unknown')
      if (release.state !== 'ordered') return refuse('not-ordered')
      return ok({ releaseId, items: await itemsOf(tx, edition, { releaseId }, locking) })
    },
    decide: ({ items }) => ok(items.filter(({ heldBack }) => heldBack === null)),
    async do(at, chosen, { items, releaseId }) {
      const tooLate = await endAcceptances(at, chosen)
      const held = [
        ...items.flatMap((item) => (item.heldBack ? [{ item, why: item.heldBack }] : [])),
        ...tooLate.map((item): Held => ({ item, why: { code: 'session-over', facts: {} } })),
      ]
      await holdBack(
        at.tx,
        at.edition,
        releaseId,
        held.map(({ item, why }) => ({ decisionId: item.id, ...why })),
      )
      const released = chosen.filter((item) => !tooLate.includes(item))
      if (released.length === 0) {
        await callOff(at.tx, at.edition, releaseId)
        return { released, held, letters: 0 }
      }
      return { released, held, letters: await release(at, { releaseId, items: released }, progress) }
    },
    record: ({ released, held, letters }, _, { releaseId }) =>
      released.length === 0
        ? []
        : [
            { subject: releaseId, after: { decisions: released.length, letters, heldBack: held.length } },
            ...released.map(({ submission, outcome, into }) => ({
              subject: submission.reference,
              before: { state: submission.state },
              after: { outcome, into: into?.id ?? null },
            })),
          ],
  })

/** Ends what came of earlier acceptances that are decided anew; those for which it is too late. */
async function endAcceptances({ tx, edition, personId, now, platform }: Acting, items: readonly Item[]) {
  const late = new Set<Item>()
  for (const item of items) {
    if (item.instead?.outcome !== 'accepted' || item.outcome === 'accepted') continue
    const of = { edition, submissionId: item.submission.id, reason: item.reason.text, personId, at: now }
    await platform.tell(tx, ACCEPTANCE_ENDED, { ...of, tooLate: () => late.add(item) })
  }
  return [...late]
}

async function release(at: Acting, facts: Facts, progress: Progress): Promise<number> {
  const { tx, edition, now, personId, platform } = at
  const { items, releaseId } = facts
  const accepted = items.filter(({ outcome }) => outcome === 'accepted')
  const letters = letterFactsOf(items)
  const of = accepted.length + letters.length
  progress(0, of)
  await changeStates(tx, edition, statesAfter(items))
  await recordSteps(tx, stepsOf(items, now))
  await endReplaced(tx, edition, items, now)
  for (let from = 0; from < accepted.length; from += TOLD_AT_ONCE) {
    const some = accepted.slice(from, from + TOLD_AT_ONCE).map(({ submission, instead, reason }) => ({
      submissionId: submission.id,
      becomesSession: submission.becomesSession,
      again: instead !== null && instead.outcome !== 'accepted',
      reason: reason.text,
    }))
    await platform.tell(tx, ACCEPTED, { edition, accepted: some, personId, at: now })
    progress(from + some.length, of)
  }
  const queued = await queueLetters(at, releaseId, letters, (done) => progress(accepted.length + done, of))
  await closeRelease(tx, edition, releaseId, { decisions: items.length, letters: queued, at: now })
  return queued
}

const A_STRETCH = 20
/** Acceptances told together: what hears of them does so with few statements, whatever their number. */
const TOLD_AT_ONCE = 100

/** What becomes of every submission concerned; whoever was merged into one that no longer stands is looked at again. */
function statesAfter(items: readonly Item[]) {
  const decided = new Set(items.map(({ submission }) => submission.id))
  return [
    ...items
      .filter(({ submission, outcome }) => submission.state !== 'programmed' || outcome !== 'accepted') // its reason is put right
      .map(({ submission, outcome }) => ({ id: submission.id, state: outcome })),
    ...items
      .flatMap(({ frees }) => frees)
      .filter(({ id }) => !decided.has(id))
      .map(({ id }) => ({ id, state: 'in_review' as const })),
  ]
}

/** The key of a letter: one for each submission of a release, ever. */
export const letterKey = (releaseId: DecisionReleaseId, submissionId: SubmissionId) =>
  `decision:${releaseId}:${submissionId}`

async function queueLetters(
  { tx, edition, platform }: Acting,
  releaseId: DecisionReleaseId,
  letters: ReturnType<typeof letterFactsOf>,
  queued: (done: number) => void,
): Promise<number> {
  let count = 0
  for (let from = 0; from < letters.length; from += A_STRETCH) {
    const stretch = letters.slice(from, from + A_STRETCH).map((facts): Letter => {
      const words = letterWords(facts, { origin: platform.config.origin, edition })
      const { about } = facts
      return { to: about.email, key: letterKey(releaseId, about.id), ...composeLetter(about.reads, words) }
    })
    count += await platform.mail.queueAll(tx, stretch) // between two stretches others are served
    queued(from + stretch.length)
  }
  return count
}

/**
 * Carries out a release that was ordered, on the word of whoever ordered it: at once by the node that took the order, and by a worker if
 * that node went away. Does nothing when it is done.
 */
export async function carryOutRelease(
  platform: Platform,
  { edition, releaseId }: { readonly edition: EditionScope; readonly releaseId: DecisionReleaseId },
): Promise<void> {
  const release = await releaseById(platform.db, edition, releaseId)
  if (!release) return
  const notes: Promise<unknown>[] = []
  const progress = (done: number, of: number) => {
    const noted = platform.db
      .updateTable('release_progress')
      .set({ done, of })
      .where('release_id', '=', releaseId)
      .execute()
    notes.push(noted.catch(() => {})) // how far it is may stay unsaid; the release itself may not fail for it
  }
  const actor = program(release.releasedBy)
  await perform(platform, decisionsReleased(progress), { edition, actor, wish: { releaseId } })
  await Promise.all(notes)
}
