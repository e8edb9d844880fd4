import type { FloorPollId } from '../../platform/db/schema.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'

export const POLL_KINDS = ['single', 'several', 'ranked'] as const
export type PollKind = (typeof POLL_KINDS)[number]
export type PollState = 'waiting' | 'open' | 'closed' | 'withdrawn'
/** Anyone: one vote a browser, an indication. Signed in: one vote a person. */
export const VOTERS = ['anyone', 'signed_in'] as const
export type Voters = (typeof VOTERS)[number]

export const MOST_OPTIONS = 12

/** One count of ranked ballots: `counts` by option, null for those that left before; who leaves after it; who has won by it. */
export type Round = {
  readonly counts: readonly (number | null)[]
  readonly leave: readonly number[]
  readonly won: readonly number[]
}

/** What a poll has brought: how many voted, how often each option was chosen (of ranks: first), and of ranks every round. */
export type Tally = {
  readonly votes: number
  readonly counts: readonly number[]
  readonly rounds: readonly Round[] | null
}

/** A question the chair puts to everybody in a meeting, with the answers to choose from. */
export type Poll = {
  readonly id: FloorPollId
  readonly number: number
  readonly language: string
  readonly question: string
  readonly kind: PollKind
  readonly options: readonly string[]
  readonly named: boolean
  readonly voters: Voters
  readonly state: PollState
  readonly votes: number
  /** Kept when it was closed. */
  readonly tally: Tally | null
}

/** What somebody chose: places of options from 0, the most wanted first where they are ranked. */
export type Ballot = { readonly choices: readonly number[]; readonly name: string | null }

export type PollLead = 'open' | 'close' | 'withdraw' | 'back'

/** What a chair can make of a poll as it stands. What has a result that everybody has seen stays closed: who votes on must not know it. */
export function pollLeads({ state, votes }: Pick<Poll, 'state' | 'votes'>): readonly PollLead[] {
  switch (state) {
    case 'waiting':
      return ['open', 'withdraw']
    case 'open':
      return votes === 0 ? ['close', 'back', 'withdraw'] : ['close', 'withdraw']
    case 'closed':
      return votes === 0 ? ['open', 'withdraw'] : ['withdraw']
    case 'withdrawn':
      return ['back']
  }
}

/** What becomes of a poll; what has been voted on comes back as closed. */
export function ledPoll(
  poll: Pick<Poll, 'state' | 'votes'>,
  does: PollLead,
): Result<PollState, Refusal<'poll-changed'>> {
  if (!pollLeads(poll).includes(does)) return refuse('poll-changed')
  if (does === 'back') return ok(poll.votes > 0 ? 'closed' : 'waiting')
  return ok(({ open: 'open', close: 'closed', withdraw: 'withdrawn' } as const)[does])
}

/** What was typed beside each option: a mark, or a rank from 1; '' for nothing. */
export type Marks = readonly string[]

/** The choices that marks make; of ranks each may be given once. */
export function choicesOf(kind: PollKind, marks: Marks): Result<number[], Refusal<'choice-missing' | 'ranks-twice'>> {
  const marked = marks.flatMap((mark, option) => (mark === '' ? [] : [{ option, rank: Number(mark) }]))
  if (marked.length === 0 || (kind === 'single' && marked.length > 1)) return refuse('choice-missing')
  if (kind !== 'ranked') return ok(marked.map(({ option }) => option))
  if (new Set(marked.map(({ rank }) => rank)).size < marked.length) return refuse('ranks-twice')
  return ok(marked.sort((a, b) => a.rank - b.rank).map(({ option }) => option))
}
