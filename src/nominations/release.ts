import { defineAct } from '../acts/public.ts'
import type { Letter } from '../platform/mail/mail.ts'
import { ok, refuse } from '../platform/result.ts'
import {
  breachesOf,
  type Entry,
  letStand,
  markReleased,
  quotasOf,
  type SelectionRules,
  takenBy,
} from '../rounds/public.ts'
import { selectionHeld } from './held.ts'
import { type Fate, fateLetter } from './letters.ts'
import { type Nominations, type Nominee, nomineesOf, standing } from './reads.ts'

type Facts = { readonly selection: Nominations; readonly told: readonly Told[]; readonly undecided: readonly number[] }
/** Who is told what. */
type Told = { readonly nominee: Nominee; readonly fate: Fate }
type Code = 'selection-unknown' | 'released-already' | 'nobody-chosen' | 'undecided' | 'condition' | 'quota-full'

/** Who hears of the release: whoever consented, and hears nothing less than how it ended. Whoever declined or never answered is left in peace. */
const toldOf = (nominees: readonly Nominee[]): Told[] =>
  nominees
    .filter((one) => one.answer === 'consented')
    .flatMap((nominee): Told[] => {
      const { standing: now } = nominee.entry
      return now === 'chosen' || now === 'reserve' || now === 'not_taken' ? [{ nominee, fate: now }] : []
    })

const undecidedOf = (nominees: readonly Nominee[]) =>
  nominees
    .filter((one) => one.answer === 'consented' && ['entered', 'shortlisted'].includes(one.entry.standing))
    .map((one) => one.entry.number)

/** What the rules, as they are now, say against those appointed together; they may have been others when each was placed. */
function againstRules(rules: SelectionRules, chosen: readonly Entry[]) {
  const { limits } = rules
  const [breach] = chosen.flatMap(({ facts }) => breachesOf(rules, facts))
  if (breach) return refuse('condition' as const, breach.says)
  const taken = takenBy(limits, 'chosen', chosen)
  const over = chosen
    .flatMap(({ facts }) => quotasOf(limits, 'chosen', facts))
    .find(({ name, most }) => most !== null && (taken.get(name) ?? 0) > most)
  return over && refuse('quota-full' as const, { value: over.value, most: over.most ?? 0, limit: over.limit })
}

/**
 * Makes the appointments public, all at once, with a letter to everybody concerned: one act, on exactly what was shown. Whoever consented must
 * stand somewhere before, so that nobody is left without an answer.
 */
export const selectionReleased = defineAct<{ selection: string }, Facts, readonly Told[], void, Code>({
  name: 'selection released',
  may: 'mayReleaseNominations',
  async look(at, wish) {
    const selection = await selectionHeld(at, wish.selection)
    if (!selection) return refuse('selection-unknown')
    const nominees = standing(await nomineesOf(at.tx, at.edition, selection.id))
    return ok({ selection, told: toldOf(nominees), undecided: undecidedOf(nominees) })
  },
  shown: ({ selection, told, undecided }) => ({
    rules: selection.rules,
    ...Object.fromEntries(
      told.map(({ nominee: { entry, email, language, name }, fate }) => [
        String(entry.number),
        [fate, entry.place, entry.reason, email, language, name.written],
      ]),
    ),
    undecided,
  }),
  decide({ selection, told, undecided }) {
    if (selection.releasedAt) return refuse('released-already')
    if (undecided.length > 0) return refuse('undecided', { count: undecided.length })
    const chosen = told.filter(({ fate }) => fate === 'chosen').map(({ nominee }) => nominee.entry)
    return againstRules(selection.rules, chosen) ?? (chosen.length > 0 ? ok(told) : refuse('nobody-chosen'))
  },
  async do({ tx, edition, now }, told, { selection }) {
    await markReleased(tx, edition, selection.id, now)
    // Whoever never answered, or declined, is not taken; nobody is told, and nothing of theirs is public.
    const heard = new Set(told.map(({ nominee }) => nominee.id))
    for (const one of standing(await nomineesOf(tx, edition, selection.id)))
      if (!heard.has(one.id) && !['not_taken', 'gone'].includes(one.entry.standing))
        await letStand(tx, edition, { selectionId: selection.id, entryId: one.entry.id, standing: 'not_taken' }, now)
  },
  record: (_, told, { selection }) => ({
    subject: selection.code,
    details: { chosen: told.filter(({ fate }) => fate === 'chosen').map(({ nominee }) => nominee.entry.number) },
  }),
  async tell({ tx, edition, platform }, _, told, { selection }) {
    const from = { origin: platform.config.origin, edition, selection }
    const letters = told.flatMap(({ nominee, fate }): Letter[] => {
      const letter = fateLetter(from, nominee, fate, `nominee:${nominee.id}:released`)
      return letter ? [letter] : []
    })
    await platform.mail.queueAll(tx, letters)
  },
})
