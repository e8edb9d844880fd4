import { type Acting, defineAct } from '../../acts/public.ts'
import type { PersonId } from '../../platform/db/schema.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'
import { castVote, takeVoteBack } from '../../rounds/public.ts'
import { type Booth, boothOf, hasProven, shownOf, type Votable, votables } from './booth.ts'

type At = { readonly selection: string; readonly entry: number }
/** `origin`: where it comes from, by `originOf`; null when no request asks. */
type Wish = At & { readonly origin: string | null }
type Facts = { readonly booth: Booth; readonly item: Votable; readonly by: PersonId; readonly proven: boolean }
type Code =
  | 'vote-unknown'
  | 'entry-unknown'
  | 'not-signed-in'
  | 'address-unproven'
  | 'vote-over'
  | 'own-vote'
  | 'vote-missing'

async function lookAt(at: Acting, { selection, entry }: At): Promise<Result<Facts, Refusal<Code>>> {
  const { tx, edition, personId, now } = at
  const booth = await boothOf(tx, edition, selection, now)
  if (!booth) return refuse('vote-unknown')
  if (!personId) return refuse('not-signed-in')
  const [item] = (await votables(tx, edition, booth, { personId, number: entry })).items
  if (!item) return refuse('entry-unknown')
  return ok({ booth, item, by: personId, proven: await hasProven(tx, personId) })
}

/** Thrown where the round ended between the look and the vote, so that nothing of the act stands. */
class NotKept extends Error {}

/** One vote of whoever has shown that their address is theirs; given again while the vote is open, the last one counts. */
export const voteCast = defineAct<Wish, Facts, { origin: string | null }, void, Code>({
  name: 'vote cast',
  may: 'owner',
  look: lookAt,
  shown: ({ item }) => shownOf(item),
  decide({ booth, item, proven }, { origin }) {
    if (booth.stage !== 'open') return refuse('vote-over')
    if (!proven) return refuse('address-unproven')
    return item.own ? refuse('own-vote') : ok({ origin })
  },
  async do({ tx, edition, now }, { origin }, { booth, item, by }) {
    const vote = { roundId: booth.round.id, entryId: item.id, personId: by, originHash: origin }
    if (!(await castVote(tx, edition, vote, now))) throw new NotKept()
  },
  // For what is nobody's to know, in the log neither.
  record: (_, __, { booth }) => ({ subject: booth.judged.code, details: { round: booth.round.code } }),
  refusalOf: async (error) => (error instanceof NotKept ? { code: 'vote-over', facts: {} } : null),
})

/** A vote taken back while it is open, as if it had never been given. */
export const voteTakenBack = defineAct<At, Facts, null, void, Code>({
  name: 'vote taken back',
  may: 'owner',
  look: lookAt,
  decide: ({ booth }) => (booth.stage === 'open' ? ok(null) : refuse('vote-over')),
  async do({ tx, edition, now }, _, { booth, by }) {
    const of = { roundId: booth.round.id, personId: by, category: '' }
    if (!(await takeVoteBack(tx, edition, of, now))) throw new NotKept()
  },
  record: (_, __, { booth }) => ({ subject: booth.judged.code, details: { round: booth.round.code } }),
  refusalOf: async (error) => (error instanceof NotKept ? { code: 'vote-missing', facts: {} } : null),
})
