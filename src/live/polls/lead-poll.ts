import type { Part } from '../../access/public.ts'
import { type Acting, defineAct } from '../../acts/public.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'
import type { Meeting } from '../meeting.ts'
import { tellOf } from '../raise-hand.ts'
import { floorOf } from '../reads.ts'
import { makeFloor } from '../store.ts'
import { choicesOf, ledPoll, type Marks, MOST_OPTIONS, type Poll, type PollLead } from './poll.ts'
import { pollsOf, tallyFor } from './poll-reads.ts'
import { addBallot, addPoll, addVoter, setPoll } from './poll-store.ts'

type At = { readonly meeting: Meeting; readonly rehearsal: boolean }
const partOf = ({ meeting }: At): Part | null =>
  meeting.sessionId === null ? null : { of: 'session', id: meeting.key }

type Writing = At & Pick<Poll, 'question' | 'language' | 'kind' | 'options' | 'named' | 'voters'>

/** What one meeting is asked at most. */
const MOST_POLLS = 40

/** The chair writes a poll; it waits until it is opened. The same words again are the same poll. */
export const pollWritten = defineAct({
  name: 'poll written',
  may: 'mayChair' as const,
  part: (wish: Writing) => partOf(wish),
  async look({ tx, edition, locking }: Acting, { meeting, rehearsal }: Writing) {
    const of = { ...meeting, rehearsal }
    if (locking) await makeFloor(tx, edition, of)
    const floor = await floorOf(tx, edition, of, locking)
    return floor ? ok({ floor, polls: await pollsOf(tx, floor) }) : refuse('floor-closed')
  },
  decide({ polls }, { meeting: _, rehearsal: __, ...poll }) {
    if (poll.question === '') return refuse('poll-empty')
    const options = [...new Set(poll.options.filter((option) => option !== ''))]
    if (options.length < 2 || options.length > MOST_OPTIONS) return refuse('poll-options')
    const same = polls.some((one) => one.state === 'waiting' && one.question === poll.question)
    if (same) return ok(null)
    if (polls.length >= MOST_POLLS) return refuse('too-many-polls')
    return ok({ ...poll, options, number: polls.length + 1 })
  },
  async do(at, poll, { floor }) {
    if (!poll) return null
    const id = await addPoll(at.tx, floor, poll)
    await tellOf(at, floor)
    return id
  },
  record: (id, poll, { floor }) =>
    id && poll && !floor.rehearsal
      ? [{ subject: `floor ${floor.id}`, after: { poll: id, question: poll.question } }]
      : [],
})

async function withPoll(
  { tx, edition, locking }: Acting,
  { meeting, rehearsal, poll }: At & { readonly poll: string },
) {
  const floor = await floorOf(tx, edition, { ...meeting, rehearsal }, locking)
  const found = floor && (await pollsOf(tx, floor)).find(({ id }) => id === poll)
  return floor && found ? ok({ floor, poll: found }) : refuse('poll-gone')
}

type Leading = At & { readonly poll: string; readonly does: PollLead }

/** The chair opens or closes a poll, withdraws it, or takes that back. */
export const pollLed = defineAct({
  name: 'poll led',
  may: 'mayChair' as const,
  part: (wish: Leading) => partOf(wish),
  look: (at: Acting, wish: Leading) => withPoll(at, wish),
  decide: ({ poll }, { does }) => ledPoll(poll, does),
  async do(at, state, { floor, poll }) {
    const tally = state === 'closed' ? await tallyFor(at.tx, poll) : poll.tally
    await setPoll(at.tx, floor, poll.id, { state, tally: state === 'open' || state === 'waiting' ? null : tally })
    await tellOf(at, floor)
    return null
  },
  record: (_, state, { floor, poll }) =>
    floor.rehearsal
      ? []
      : [{ subject: `floor ${floor.id}`, before: { state: poll.state }, after: { poll: poll.id, state } }],
})

type Voting = At & {
  readonly poll: string
  readonly speaker: string
  readonly signedIn: boolean
  readonly marks: Marks
  readonly name: string
}

type Vote = Result<
  { readonly speaker: string; readonly choices: readonly number[]; readonly name: string | null },
  Refusal<'poll-gone' | 'poll-not-open' | 'poll-sign-in' | 'name-missing' | 'choice-missing' | 'ranks-twice'>
>

/** Somebody votes, once. What they choose is kept apart from that they voted; the record keeps neither. */
export const pollVoted = defineAct({
  name: 'poll voted in',
  may: 'owner' as const,
  look: (at: Acting, wish: Voting) => withPoll(at, wish),
  decide({ poll }, { speaker, signedIn, marks, name }): Vote {
    if (poll.state !== 'open') return refuse('poll-not-open')
    if (poll.voters === 'signed_in' && !signedIn) return refuse('poll-sign-in')
    if (poll.named && name === '') return refuse('name-missing')
    const made = choicesOf(
      poll.kind,
      poll.options.map((_, option) => marks[option] ?? ''),
    )
    return made.ok ? ok({ speaker, choices: made.value, name: poll.named ? name : null }) : made
  },
  async do(at, { speaker, choices, name }, { floor, poll }) {
    // Whoever has voted is told so; the first vote stands.
    if (!(await addVoter(at.tx, poll.id, speaker))) return { voted: false }
    await addBallot(at.tx, poll.id, { choices, name })
    await tellOf(at, floor)
    return { voted: true }
  },
  record: () => [],
})
