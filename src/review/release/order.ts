import type { EditionScope } from '../../access/public.ts'
import { type Acting, defineAct } from '../../acts/public.ts'
import type { DecisionReleaseId, PersonId } from '../../platform/db/schema.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'
import { type Item, itemsOf } from './contents.ts'
import { RELEASE } from './job-kind.ts'
import { ingredientsOf, letterFactsOf } from './letter-facts.ts'
import { needsSecondPerson, openRelease, type Release } from './reads.ts'
import { addRelease, bindDecisions, callOff, holdBack, orderAsked, releaseForUpdate, setReleaseRule } from './store.ts'

/** The decisions to be released together, by the references of their submissions. */
export type ReleaseWish = { readonly references: readonly string[] }

export type ReleaseFacts = {
  readonly items: readonly Item[]
  readonly secondPerson: boolean
  readonly open: Release | null
}

export type OrderCode = 'nothing-to-release' | 'release-under-way' | 'second-person-needed' | 'no-second-person-needed'

/** What a person confirms of a release: each decision with its version, outcome and reason, and each letter with whom and what it tells. */
export function releaseShown(items: readonly Item[]) {
  const shown = new Map<string, object>()
  for (const { id, madeOn, outcome, into, reason, heldBack, submission } of items)
    shown.set(submission.reference, { id, madeOn, outcome, into: into?.reference ?? null, reason, heldBack })
  for (const letter of letterFactsOf(going(items)))
    shown.set(letter.about.reference, { ...shown.get(letter.about.reference), letter: ingredientsOf(letter) })
  return Object.fromEntries(shown)
}

export const going = (items: readonly Item[]): Item[] => items.filter(({ heldBack }) => heldBack === null)

async function look({ tx, edition, locking }: Acting, { references }: ReleaseWish) {
  const [secondPerson, open] = [await needsSecondPerson(tx, edition), await openRelease(tx, edition)]
  return ok<ReleaseFacts>({ items: await itemsOf(tx, edition, { references }, locking), secondPerson, open })
}

function decide({ items, open }: ReleaseFacts): Result<Item[], Refusal<OrderCode>> {
  if (open) return refuse('release-under-way')
  const chosen = going(items)
  return chosen.length > 0 ? ok(chosen) : refuse('nothing-to-release')
}

const idsOf = (items: readonly Item[]) => items.map(({ id }) => id)

/** Two heads press at the same moment: the database lets one through. */
const orderedAlready = async (error: unknown): Promise<Refusal<OrderCode> | null> => {
  const { code, constraint } = error as { code?: string; constraint?: string }
  return code === '23505' && constraint === 'decision_release_once' ? { code: 'release-under-way', facts: {} } : null
}

/** The word that releases decisions, where one person's is enough. It is carried out at once; see carry-out.ts. */
export const releaseOrdered = defineAct<ReleaseWish, ReleaseFacts, Item[], string, OrderCode>({
  name: 'release ordered',
  may: 'mayRelease',
  look,
  shown: ({ items }) => releaseShown(items),
  decide: (facts) => (facts.secondPerson ? refuse('second-person-needed') : decide(facts)),
  async do(at, items) {
    const { tx, edition, personId, now } = at
    const releaseId = await addRelease(tx, edition, idsOf(items), { state: 'ordered', personId, now })
    await begin(at, releaseId, idsOf(items))
    return releaseId
  },
  record: (releaseId, items) => ({ subject: releaseId, after: { decisions: items.length } }),
  refusalOf: orderedAlready,
})

/** Whoever gave the word carries it out at once; after this long, in real seconds, a worker looks whether it was. */
const LEFT_AFTER = 10

/** Binds the decisions and leaves a job behind, so that the release ends whatever happens to this node or to the browser. */
async function begin({ tx, edition, platform }: Acting, releaseId: DecisionReleaseId, decisionIds: readonly string[]) {
  await bindDecisions(tx, edition, releaseId, decisionIds)
  await platform.jobs.send(
    tx,
    RELEASE,
    { releaseId, edition: edition.slug },
    { key: releaseId, startAfterSeconds: LEFT_AFTER },
  )
}

/** The first of two persons asks for a release; nothing is released yet. */
export const releaseAsked = defineAct<ReleaseWish, ReleaseFacts, Item[], string, OrderCode>({
  name: 'release asked for',
  may: 'mayRelease',
  look,
  shown: ({ items }) => releaseShown(items),
  decide: (facts) => (facts.secondPerson ? decide(facts) : refuse('no-second-person-needed')),
  do: ({ tx, edition, personId, now }, items) =>
    addRelease(tx, edition, idsOf(items), { state: 'asked', personId, now }),
  record: (releaseId, items) => ({ subject: releaseId, after: { decisions: items.length } }),
  refusalOf: orderedAlready,
})

type Named = { readonly releaseId: DecisionReleaseId }
type AskedFacts = Named & {
  readonly items: readonly Item[]
  readonly askedBy: string | null
  readonly personId: PersonId | null
}
type ConfirmCode = 'release-unknown' | 'not-waiting' | 'same-person' | 'nothing-to-release'

async function lookAsked({ tx, edition, locking, personId }: Acting, { releaseId }: Named) {
  const release = locking ? await releaseForUpdate(tx, edition, releaseId) : await askedRelease(tx, edition, releaseId)
  if (!release) return refuse('release-unknown')
  if (release.state !== 'asked') return refuse('not-waiting')
  return ok<AskedFacts>({
    releaseId,
    items: await itemsOf(tx, edition, { releaseId }, locking),
    askedBy: release.askedBy,
    personId,
  })
}

const askedRelease = async (tx: Acting['tx'], edition: EditionScope, releaseId: DecisionReleaseId) => {
  const open = await openRelease(tx, edition)
  return open?.id === releaseId ? open : undefined
}

/** The second person confirms what the first has asked for; what has changed since is held back. */
export const releaseConfirmed = defineAct<Named, AskedFacts, Item[], string, ConfirmCode>({
  name: 'release confirmed',
  may: 'mayConfirmRelease',
  look: lookAsked,
  shown: ({ items }) => releaseShown(items),
  decide({ items, askedBy, personId }) {
    if (askedBy === personId) return refuse('same-person')
    return going(items).length > 0 ? ok(going(items)) : refuse('nothing-to-release')
  },
  async do(at, items, { releaseId, items: asked }) {
    const { tx, edition, personId, now } = at
    await orderAsked(tx, edition, releaseId, personId, now)
    await holdBack(tx, edition, releaseId, await leftOut(tx, releaseId, items, asked))
    await begin(at, releaseId, idsOf(items))
    return releaseId
  },
  record: (releaseId, items) => ({ subject: releaseId, after: { decisions: items.length } }),
})

async function leftOut(
  tx: Acting['tx'],
  releaseId: DecisionReleaseId,
  chosen: readonly Item[],
  asked: readonly Item[],
) {
  const all = await tx.selectFrom('release_item').select('decision_id').where('release_id', '=', releaseId).execute()
  const goes = new Set(idsOf(chosen))
  return all
    .filter(({ decision_id }) => !goes.has(decision_id))
    .map(({ decision_id: decisionId }) => {
      const held = asked.find(({ id }) => id === decisionId)?.heldBack
      return { decisionId, code: held?.code ?? 'taken-back', facts: held?.facts ?? {} }
    })
}

/** What was asked for is not released; its decisions wait as before. */
export const releaseCalledOff = defineAct<Named, AskedFacts, null, null, 'release-unknown' | 'not-waiting'>({
  name: 'release called off',
  may: 'mayRelease',
  look: lookAsked,
  decide: () => ok(null),
  async do({ tx, edition }, _, { releaseId }) {
    await callOff(tx, edition, releaseId)
    return null
  },
  record: (_, __, { items, releaseId }) => ({ subject: releaseId, before: { decisions: items.length } }),
})

type RuleWish = { readonly secondPerson: boolean }

/** Whether two persons are needed from now on. Not while a release waits or is under way. */
export const releaseRuleChanged = defineAct<
  RuleWish,
  { was: boolean; open: boolean },
  boolean,
  boolean,
  'release-under-way'
>({
  name: 'release rule changed',
  may: 'maySetReleaseRule',
  look: async ({ tx, edition }) =>
    ok({ was: await needsSecondPerson(tx, edition), open: (await openRelease(tx, edition)) !== null }),
  decide: ({ open }, { secondPerson }) => (open ? refuse('release-under-way') : ok(secondPerson)),
  do: async ({ tx, edition }, secondPerson) => {
    await setReleaseRule(tx, edition, secondPerson)
    return secondPerson
  },
  record: (secondPerson, _, { was }) =>
    was === secondPerson ? [] : { subject: 'release', before: { secondPerson: was }, after: { secondPerson } },
})
