import { type Acting, defineAct } from '../acts/public.ts'
import type { NomineeId } from '../platform/db/schema.ts'
import type { Written } from '../platform/languages/public.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { breachesOf, fullFor, letStand, QuotaFull, type Standing, takenBy, unknownFor } from '../rounds/public.ts'
import { selectionHeld } from './held.ts'
import { type Fate, fateLetter } from './letters.ts'
import { type Nominations, type Nominee, nomineesOf, standing } from './reads.ts'
import { changeNominee } from './store.ts'

type Wish = {
  readonly selection: string
  readonly number: number
  readonly standing: Standing
  readonly reason: Written
}
type Facts = { readonly selection: Nominations; readonly nominee: Nominee; readonly all: readonly Nominee[] }
type Settled = { readonly standing: Standing; readonly place: number | null; readonly reason: Written }
type Code =
  | 'selection-unknown'
  | 'nominee-unknown'
  | 'not-consented'
  | 'condition'
  | 'quota-full'
  | 'fact-unknown'
  | 'reason-missing'
  | 'nothing-changed'

async function lookAt(at: Acting, code: string, number: number): Promise<Result<Facts, Refusal<Code>>> {
  const selection = await selectionHeld(at, code)
  if (!selection) return refuse('selection-unknown')
  const all = standing(await nomineesOf(at.tx, at.edition, selection.id))
  const nominee = all.find((one) => one.entry.number === number)
  return nominee ? ok({ selection, nominee, all }) : refuse('nominee-unknown')
}

/**
 * Lets a nominee stand otherwise: on the short list, appointed, in reserve, not taken, or gone. Nobody is appointed without consent, beyond a
 * quota, or against a condition. After the release each step is told by letter at once, with its reason.
 */
export const nomineePlaced = defineAct<Wish, Facts, Settled, void, Code>({
  name: 'nominee placed',
  may: 'mayHandleNominations',
  look: (at, { selection, number }) => lookAt(at, selection, number),
  shown: ({ nominee, all }) => ({
    [String(nominee.entry.number)]: [nominee.entry.standing, nominee.entry.place, nominee.answer, nominee.answers],
    chosen: all.filter((one) => one.entry.standing === 'chosen').map((one) => one.entry.number),
  }),
  decide: settle,
  do: ({ tx, edition, now }, { standing: to, place, reason }, { selection, nominee }) =>
    letStand(
      tx,
      edition,
      {
        ...{ selectionId: selection.id, entryId: nominee.entry.id, standing: to },
        ...(place === null ? {} : { place }),
        reason: reason.text.trim() === '' ? null : reason,
      },
      now,
    ),
  record: (_, { standing: to, place }, { selection, nominee }) => ({
    subject: selection.code,
    before: { entry: nominee.entry.number, standing: nominee.entry.standing },
    after: { entry: nominee.entry.number, standing: to, place },
  }),
  async tell({ tx, edition, platform, now }, _, { standing: to, reason }, { selection, nominee }) {
    if (!selection.releasedAt || !(to === 'chosen' || to === 'reserve' || to === 'not_taken')) return
    const from = { origin: platform.config.origin, edition, selection }
    const told = { ...nominee, entry: { ...nominee.entry, reason } }
    const letter = fateLetter(from, told, to satisfies Fate, `nominee:${nominee.id}:${to}:${now.getTime()}`)
    if (letter) await platform.mail.queue(tx, letter)
  },
  refusalOf: async (error) =>
    error instanceof QuotaFull
      ? {
          code: 'quota-full',
          facts: { value: error.quota.value, most: error.quota.most ?? 0, limit: error.quota.limit },
        }
      : null,
})

/** The rule: who may stand how. */
function settle({ selection, nominee, all }: Facts, { standing: to, reason }: Wish): Result<Settled, Refusal<Code>> {
  const { entry } = nominee
  if (entry.standing === to) return refuse('nothing-changed')
  if (selection.releasedAt && reason.text.trim() === '') return refuse('reason-missing')
  if (to === 'chosen' || to === 'reserve') {
    if (nominee.answer !== 'consented') return refuse('not-consented')
    const [breach] = breachesOf(selection.rules, entry.facts)
    if (breach) return refuse('condition', breach.says) // its words in each language
  }
  if (to === 'chosen') {
    const { limits } = selection.rules
    const [unknown] = unknownFor(limits, 'chosen', entry.facts)
    if (unknown) return refuse('fact-unknown', { limit: unknown })
    const chosen = all.filter((one) => one.entry.standing === 'chosen').map((one) => one.entry)
    const [full] = fullFor(limits, 'chosen', entry.facts, takenBy(limits, 'chosen', chosen))
    if (full) return refuse('quota-full', { value: full.value, most: full.most ?? 0, limit: full.limit })
  }
  const reserves = all.filter((one) => one.entry.standing === 'reserve' && one.group === nominee.group)
  const last = Math.max(0, ...reserves.map((one) => one.entry.place ?? 0))
  return ok({ standing: to, place: to === 'reserve' ? last + 1 : null, reason })
}

type JoinFacts = { readonly selection: Nominations; readonly one: Nominee; readonly into: Nominee | null }

/** Says that two numbers are one person, or (into nobody) that they are two again; not of people who were told how they stand. */
export const nomineesJoined = defineAct<
  { selection: string; number: number; into: number | null },
  JoinFacts,
  NomineeId | null,
  void,
  'selection-unknown' | 'nominee-unknown' | 'joined-into-itself' | 'released-already'
>({
  name: 'nominees joined',
  may: 'mayHandleNominations',
  async look(at, wish) {
    const selection = await selectionHeld(at, wish.selection)
    if (!selection) return refuse('selection-unknown')
    const all = await nomineesOf(at.tx, at.edition, selection.id)
    const one = all.find(({ entry }) => entry.number === wish.number)
    const into = all.find(({ entry, joinedInto }) => entry.number === wish.into && joinedInto === null) ?? null
    if (!one || (wish.into !== null && !into)) return refuse('nominee-unknown')
    return ok({ selection, one, into })
  },
  shown: ({ one }) => ({ [String(one.entry.number)]: [one.joinedInto, one.entry.standing] }),
  decide({ selection, one, into }) {
    if (selection.releasedAt) return refuse('released-already')
    return into?.id === one.id ? refuse('joined-into-itself') : ok(into?.id ?? null)
  },
  async do({ tx, edition, now }, into, { selection, one }) {
    await changeNominee(tx, edition, one.id, { joined_into: into })
    const at = { selectionId: selection.id, entryId: one.entry.id }
    await letStand(tx, edition, { ...at, standing: into ? 'gone' : 'entered' }, now)
  },
  record: (_, __, { selection, one, into }) => ({
    subject: selection.code,
    details: { entry: one.entry.number, into: into?.entry.number ?? null },
  }),
})
