import { type Acting, defineAct } from '../acts/public.ts'
import { type Answers, checkAnswers, type Fault, vocabulariesOf } from '../forms/public.ts'
import { hashToken } from '../identity/public.ts'
import type { NomineeId } from '../platform/db/schema.ts'
import { ok, refuse } from '../platform/result.ts'
import {
  breachesOf,
  changeFacts,
  type EntryFacts,
  letStand,
  lockSelection,
  quotasOf,
  type SelectionRules,
} from '../rounds/public.ts'
import { agreementsEnded } from '../submissions/public.ts'
import { factsOf } from './facts.ts'
import { asForm, type Nominations, type Nominee, nominationsOf, nomineeOfToken, nomineesOf } from './reads.ts'
import { changeNominee } from './store.ts'

/** Whose answer it is: whoever holds the link of the letter; the program says it by id. */
type Whose = { readonly token: string } | { readonly nomineeId: NomineeId }
export type AnswerWish = Whose & {
  readonly does: 'consent' | 'decline' | 'keep'
  readonly answers: Answers
  /** Hashes of the photo and its public copy; null: as it was. */
  readonly photo: { readonly sha256: string; readonly publicSha256: string } | null
}
type Facts = {
  readonly selection: Nominations
  readonly nominee: Nominee
  readonly faults: readonly Fault[]
  readonly answers: Answers
}
type Decided = AnswerWish & { readonly kept: Answers }
type Code = 'link-unknown' | 'answers-faulty' | 'settled-already' | 'only-the-program'

/**
 * What a nominee answers: consents with what the page asks, declines, or keeps what is typed for later. Whoever declines leaves nothing behind
 * that could be shown. Until the release either answer can be changed.
 */
export const nomineeAnswered = defineAct<AnswerWish, Facts, Decided, void, Code>({
  name: 'nominee answered',
  may: 'owner',
  async look(at, wish) {
    if ('nomineeId' in wish && at.actor.kind === 'person') return refuse('only-the-program')
    const known = await whose(at, wish)
    if (!known) return refuse('link-unknown')
    // Whoever places or releases holds the selection: an answer goes before, or waits and is told how it ended.
    if (at.locking) await lockSelection(at.tx, at.edition, known.selection.id)
    const found = at.locking ? await whose(at, wish) : known
    if (!found) return refuse('link-unknown')
    const form = asForm(found.selection.completion, 'completion')
    const checked = checkAnswers(form, wish.answers, await vocabulariesOf(at.tx, at.edition), found.nominee.language)
    return ok({ ...found, ...checked })
  },
  shown: ({ selection, nominee }) => ({ nominee: [nominee.answer, nominee.answers, selection.releasedAt] }),
  decide({ selection, nominee, faults, answers }, wish) {
    if (selection.releasedAt || nominee.entry.standing === 'gone') return refuse('settled-already')
    if (wish.does === 'decline') return ok({ ...wish, kept: {} })
    // Whoever has accepted has said all that is asked, and what they change still does.
    const whole = wish.does === 'consent' || nominee.answer === 'consented'
    if (whole && faults.length > 0) return refuse('answers-faulty')
    return ok({ ...wish, kept: whole ? answers : wish.answers })
  },
  async do({ tx, edition, now }, { does, kept, photo }, { selection, nominee }) {
    if (does === 'decline') {
      const gone = { answer: 'declined', answered_at: now, photo_sha256: null, public_photo_sha256: null } as const
      await changeNominee(tx, edition, nominee.id, { ...gone, answers: {} })
      if (nominee.email) {
        const whose = { email: nominee.email, references: nominee.nominations }
        await agreementsEnded(tx, edition, whose, now)
      }
      const back = { selectionId: selection.id, entryId: nominee.entry.id }
      // A seat that was held for whoever declines is free again.
      if (nominee.entry.standing !== 'entered') await letStand(tx, edition, { ...back, standing: 'entered' }, now)
    } else {
      const answer = does === 'consent' ? ({ answer: 'consented', answered_at: now } as const) : {}
      const picture = photo ? { photo_sha256: photo.sha256, public_photo_sha256: photo.publicSha256 } : {}
      await changeNominee(tx, edition, nominee.id, { ...answer, ...picture, answers: kept })
    }
    const facts = factsOf(nominee, kept, selection.factsFrom)
    await changeFacts(tx, edition, nominee.entry.id, facts)
    // Who is held in a place for what is no longer so is decided on again.
    if (does !== 'decline' && isPlacedOtherwise(nominee, facts, selection.rules)) {
      const again = { selectionId: selection.id, entryId: nominee.entry.id, standing: 'shortlisted' as const }
      await letStand(tx, edition, again, now)
    }
  },
  record: (_, { does }, { selection, nominee }) => ({
    subject: selection.code,
    details: { entry: nominee.entry.number, does },
  }),
})

/** Whether somebody is appointed or in reserve by facts that rules look at and that have changed. */
function isPlacedOtherwise({ entry }: Nominee, facts: EntryFacts, rules: SelectionRules): boolean {
  if (entry.standing !== 'chosen' && entry.standing !== 'reserve') return false
  const quotas = (of: EntryFacts) =>
    quotasOf(rules.limits, 'chosen', of)
      .map(({ name }) => name)
      .join()
  return breachesOf(rules, facts).length > 0 || quotas(facts) !== quotas(entry.facts)
}

const whose = (at: Acting, wish: AnswerWish) =>
  'token' in wish ? nomineeOfToken(at.tx, at.edition, hashToken(wish.token)) : byId(at, wish.nomineeId)

async function byId({ tx, edition }: Acting, id: NomineeId) {
  for (const selection of await nominationsOf(tx, edition)) {
    const nominee = (await nomineesOf(tx, edition, selection.id)).find((one) => one.id === id)
    if (nominee) return { selection, nominee }
  }
  return null
}
