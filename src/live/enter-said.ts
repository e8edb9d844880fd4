import { type Acting, defineAct } from '../acts/public.ts'
import type { FloorHandId, FloorStatementId } from '../platform/db/schema.ts'
import { asWritten, dayIn, isLanguage, type Language, pickText } from '../platform/languages/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { enterContribution, type Place, placeOfContributions } from '../submissions/public.ts'
import type { Floor, Hand, Statement } from './floor.ts'
import type { Meeting } from './meeting.ts'
import { tellOf } from './raise-hand.ts'
import { floorOf, handsOf, statementsOf } from './reads.ts'
import { addInput } from './store.ts'

/** A statement stands in its sender's words; of an intervention somebody writes down what was said. */
type Said =
  | { readonly of: 'statement'; readonly id: string }
  | { readonly of: 'hand'; readonly id: string; readonly words: string; readonly language: Language }

type Wish = { readonly meeting: Meeting; readonly said: Said }
type Facts = {
  readonly floor: Floor
  readonly place: Place
  readonly statement: Statement | null
  readonly hand: Hand | null
}
type Entering = {
  readonly from: Pick<Statement, 'name' | 'organization' | 'group' | 'personId'>
  readonly words: string
  readonly language: Language
  readonly statementId: FloorStatementId | null
  readonly handId: FloorHandId | null
  readonly meeting: Meeting
}

/**
 * What was said in a meeting enters the register by the way of meetings, with its number and thread: a statement that was read into the
 * record, or an intervention in the words the secretariat has written down. What is there already stays as it is.
 */
export const saidEntered = defineAct({
  name: 'said entered',
  may: 'mayEnterInputs' as const,
  async look({ tx, edition, locking }: Acting, { meeting, said }: Wish) {
    const floor = await floorOf(tx, edition, { ...meeting, rehearsal: false }, locking)
    if (!floor) return refuse('statement-gone')
    const [statements, hands] = await Promise.all([statementsOf(tx, floor), handsOf(tx, floor)])
    const statement = statements.find((one) => said.of === 'statement' && one.id === said.id) ?? null
    const hand = hands.find((one) => said.of === 'hand' && one.id === said.id) ?? null
    const place = await placeOfContributions(tx, edition)
    if (!place) return refuse('no-form')
    return statement || hand ? ok<Facts>({ floor, place, statement, hand }) : refuse('statement-gone')
  },
  decide({ statement, hand }: Facts, { meeting, said }) {
    if (statement?.input ?? hand?.input) return ok(null)
    if (statement?.state === 'read_out') {
      const { text, language } = asWritten(statement.body)
      const entering = { from: statement, words: text, statementId: statement.id, handId: null }
      return ok<Entering | null>({ ...entering, language: isLanguage(language) ? language : 'en', meeting })
    }
    if (said.of === 'statement' || hand?.state !== 'spoken') return refuse('not-spoken')
    const { words, language } = said
    if (words === '') return refuse('words-missing')
    return ok<Entering | null>({ from: hand, words, language, statementId: null, handId: hand.id, meeting })
  },
  async do(at, entering, { floor, place }) {
    if (!entering) return null
    const { from, words, language, statementId, handId, meeting } = entering
    const contribution = {
      ...{ words, language, speaker: from.name, organization: from.organization, group: from.group },
      personId: from.personId,
      meeting: pickText(meeting.title, language).text,
      day: dayIn(meeting.zone, meeting.startsAt),
      at: at.now,
    }
    const done = await enterContribution(at.tx, at.edition, place, contribution)
    await addInput(at.tx, floor, { submissionId: done.id, statementId, handId, by: at.personId }, at.now)
    await tellOf(at, floor)
    return done
  },
  record: (done, entering, { floor }) =>
    done && entering
      ? [{ subject: done.reference, after: { floor: floor.id, said: entering.statementId ?? entering.handId } }]
      : [],
})
