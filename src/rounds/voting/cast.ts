import type { Act, Acting, Shown } from '../../acts/public.ts'
import type { PersonId, SelectionEntryId } from '../../platform/db/schema.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'
import type { Round } from '../reads.ts'
import { stageOf } from '../stage.ts'
import { castVote, takeVoteBack } from '../vote-store.ts'
import { hasProven } from './voters.ts'

/** `category`: empty where all stand in one. `entry`: its number. */
type At = { readonly selection: string; readonly category: string; readonly entry: number }
/** `origin`: where it comes from, by `originOf`; null when no request asks. */
type Wish = At & { readonly origin: string | null }

/** A vote as one person meets it, found by the module that knows what its entries are and who may see them. */
export type Booth = {
  readonly selection: string
  readonly round: Round
  /** What is voted for; null: nothing, or nothing that may be seen. `own`: its sender has no vote for it. */
  readonly entry: { readonly id: SelectionEntryId; readonly own: boolean } | null
  /** What the voter was shown of it. */
  readonly shown: Shown
}
type Unfound = 'vote-unknown' | 'category-unknown'
type Find = (at: Acting, wish: At) => Promise<Result<Booth, Refusal<Unfound>>>

type Facts = { readonly booth: Booth; readonly by: PersonId; readonly proven: boolean }
type Code =
  | Unfound
  | 'not-signed-in'
  | 'address-unproven'
  | 'vote-over'
  | 'nothing-picked'
  | 'entry-unknown'
  | 'own-vote'
  | 'vote-missing'

const lookBy =
  (find: Find) =>
  async (at: Acting, wish: At): Promise<Result<Facts, Refusal<Code>>> => {
    const booth = await find(at, wish)
    if (!booth.ok) return booth
    if (!at.personId) return refuse('not-signed-in')
    return ok({ booth: booth.value, by: at.personId, proven: await hasProven(at.tx, at.personId) })
  }

const isOpen = ({ round }: Booth, now: Date) => stageOf(round, now) === 'open' && round.fixedAt === null

/** That somebody voted, never for what, nor in which category. */
const recorded = ({ booth }: Facts) => ({ subject: booth.selection, details: { round: booth.round.code } })

/** Thrown where the votes were fixed, or the vote was gone, between the look and the writing: nothing of the act stands. */
class NotKept extends Error {}

type Cast = { readonly entryId: SelectionEntryId; readonly origin: string | null }

/** One vote in each category of whoever has shown that their address is theirs; given again while the vote is open, the last one counts. */
export const castingBy = (find: Find): Act<Wish, Facts, Cast, void, Code> => ({
  name: 'vote cast',
  may: 'owner',
  look: lookBy(find),
  // Not the person’s own vote: of two windows the last word counts.
  shown: ({ booth }) => booth.shown,
  decide({ booth, proven }, { entry, origin }, now) {
    if (!isOpen(booth, now)) return refuse('vote-over')
    if (!proven) return refuse('address-unproven')
    if (!booth.entry) return refuse(entry === 0 ? 'nothing-picked' : 'entry-unknown')
    return booth.entry.own ? refuse('own-vote') : ok({ entryId: booth.entry.id, origin })
  },
  async do({ tx, edition, now }, { entryId, origin }, { booth, by }) {
    const vote = { roundId: booth.round.id, entryId, personId: by, originHash: origin }
    if (!(await castVote(tx, edition, vote, now))) throw new NotKept()
  },
  record: (_, __, facts) => recorded(facts),
  refusalOf: async (error) => (error instanceof NotKept ? { code: 'vote-over', facts: {} } : null),
})

/** A vote taken back while it is open, as if it had never been given. */
export const takingBackBy = (find: Find): Act<At, Facts, string, void, Code> => ({
  name: 'vote taken back',
  may: 'owner',
  look: lookBy(find),
  decide: ({ booth }, { category }, now) => (isOpen(booth, now) ? ok(category) : refuse('vote-over')),
  async do({ tx, edition, now }, category, { booth, by }) {
    const of = { roundId: booth.round.id, personId: by, category }
    if (!(await takeVoteBack(tx, edition, of, now))) throw new NotKept()
  },
  record: (_, __, facts) => recorded(facts),
  refusalOf: async (error) => (error instanceof NotKept ? { code: 'vote-missing', facts: {} } : null),
})
