import { type Acting, defineAct } from '../acts/public.ts'
import { ok, refuse } from '../platform/result.ts'
import type { Floor } from './floor.ts'
import type { Meeting } from './meeting.ts'
import { MODERATIONS, type Moderation, type Question } from './question.ts'
import { askedBy, questionsOf } from './question-reads.ts'
import { addQuestion, keepVote, setQuestion } from './question-store.ts'
import { tellOf } from './raise-hand.ts'
import { floorOf } from './reads.ts'

type At = { readonly meeting: Meeting; readonly rehearsal: boolean }

/** What one person or browser may ask one meeting. */
const MOST_QUESTIONS = 5

async function openFloor({ tx, edition, locking }: Acting, { meeting, rehearsal }: At) {
  const floor = await floorOf(tx, edition, { ...meeting, rehearsal }, locking)
  return floor ? ok(floor) : refuse('floor-closed')
}

type Asking = At & { readonly speaker: string } & Pick<Question, 'body' | 'language' | 'name' | 'organization'>

/**
 * A question to the meeting, with a name or without. The record keeps nothing of it: a line would tell who asked, and when. The same words
 * again are the same question.
 */
export const questionAsked = defineAct({
  name: 'question asked',
  may: 'owner' as const,
  async look(at: Acting, wish: Asking) {
    const floor = await openFloor(at, wish)
    return floor.ok ? ok({ floor: floor.value, asked: await askedBy(at.tx, floor.value, wish.speaker) }) : floor
  },
  decide({ floor, asked }, wish) {
    if (asked.includes(wish.body)) return ok(null)
    if (floor.state !== 'open') return refuse('floor-closed')
    if (wish.body === '') return refuse('question-empty')
    return asked.length >= MOST_QUESTIONS ? refuse('too-many-questions', { most: MOST_QUESTIONS }) : ok(wish)
  },
  async do(at, wish, { floor }) {
    if (!wish) return null
    await addQuestion(at.tx, floor, wish)
    await tellOf(at, floor)
    return null
  },
  record: () => [],
})

type Voting = At & { readonly speaker: string; readonly question: string; readonly isFor: boolean }

async function withQuestion(at: Acting, wish: At & { readonly question: string }) {
  const floor = await openFloor(at, wish)
  if (!floor.ok) return floor
  const question = (await questionsOf(at.tx, floor.value)).find(({ id }) => id === wish.question)
  return question ? ok({ floor: floor.value as Floor, question }) : refuse('question-gone')
}

/** Somebody wants a question answered, or no longer. How somebody votes is no business of the record. */
export const questionVoted = defineAct({
  name: 'question voted for',
  may: 'owner' as const,
  look: (at: Acting, wish: Voting) => withQuestion(at, wish),
  decide: ({ question }, wish) => (question.state === 'shown' ? ok(wish) : refuse('question-gone')),
  async do(at, { speaker, isFor }, { floor, question }) {
    await keepVote(at.tx, question.id, speaker, isFor)
    await tellOf(at, floor)
    return null
  },
  record: () => [],
})

/** The chair shows a question to everybody, says that it is answered, sets it aside, or takes any of that back. */
export const questionModerated = defineAct({
  name: 'question moderated',
  may: 'mayChair' as const,
  part: ({ meeting }: At & { readonly question: string; readonly makes: Moderation }) =>
    meeting.sessionId === null ? null : { of: 'session' as const, id: meeting.key },
  look: (at: Acting, wish) => withQuestion(at, wish),
  decide: (_, { makes }) => ok(MODERATIONS[makes]),
  async do(at, state, { floor, question }) {
    await setQuestion(at.tx, floor, question.id, state)
    await tellOf(at, floor)
    return null
  },
  record: (_, state, { floor, question }) =>
    floor.rehearsal
      ? []
      : [{ subject: `floor ${floor.id}`, before: { state: question.state }, after: { question: question.id, state } }],
})
