import { type Acting, defineAct } from '../acts/public.ts'
import type { FloorStatementId, PersonId } from '../platform/db/schema.ts'
import { asWritten, isBlank } from '../platform/languages/public.ts'
import { ok, refuse } from '../platform/result.ts'
import type { Saying, Statement } from './floor.ts'
import type { Meeting } from './meeting.ts'
import { tellOf } from './raise-hand.ts'
import { floorOf, statementsOf } from './reads.ts'
import { addStatement, makeFloor, takeStatementBack } from './store.ts'

type At = { readonly meeting: Meeting; readonly rehearsal: boolean }
type Sending = At & {
  readonly saying: Saying
  readonly body: Statement['body']
  readonly personId: PersonId | null
}

/** What one person or browser may hand in to one meeting. */
const MOST_STATEMENTS = 3

async function factsOf({ tx, edition, locking }: Acting, { meeting, rehearsal }: At) {
  const of = { ...meeting, rehearsal }
  if (locking) await makeFloor(tx, edition, of)
  const floor = await floorOf(tx, edition, of, locking)
  return floor ? ok({ floor, statements: await statementsOf(tx, floor) }) : refuse('meeting-over')
}

/** A statement for the record: before the meeting or while it lasts. The same words again are the same statement. */
export const statementSent = defineAct({
  name: 'statement sent',
  may: 'owner' as const,
  look: (at: Acting, wish: Sending) => factsOf(at, wish),
  decide({ floor, statements }, sending) {
    const own = statements.filter((one) => one.speaker === sending.saying.speaker && one.state !== 'taken_back')
    const same = own.find((one) => asWritten(one.body).text === asWritten(sending.body).text)
    if (same) return ok({ known: same.id as FloorStatementId | null, sending })
    if (floor.state === 'over') return refuse('meeting-over')
    if (sending.saying.name === '') return refuse('name-missing')
    if (isBlank(sending.body)) return refuse('statement-empty')
    return own.length >= MOST_STATEMENTS
      ? refuse('too-many', { most: MOST_STATEMENTS })
      : ok({ known: null as FloorStatementId | null, sending })
  },
  async do(at, { known, sending: { saying, body, personId } }, { floor }) {
    if (known) return null
    const id = await addStatement(at.tx, floor, { ...saying, body, personId }, at.now)
    await tellOf(at, floor)
    return id
  },
  record: (id, _, { floor }) =>
    id && !floor.rehearsal ? [{ subject: `floor ${floor.id}`, after: { statement: id } }] : [],
})

/** Taken back by whoever sent it, until it has been read into the record. */
export const statementTakenBack = defineAct({
  name: 'statement taken back',
  may: 'owner' as const,
  look: (at: Acting, wish: At & { readonly speaker: string; readonly statement: string }) => factsOf(at, wish),
  decide({ statements }, { speaker, statement }) {
    const own = statements.find((one) => one.id === statement && one.speaker === speaker)
    if (!own) return refuse('statement-gone')
    return own.state === 'read_out' ? refuse('statement-read') : ok(own.id)
  },
  async do(at, id, { floor }) {
    await takeStatementBack(at.tx, floor, id)
    await tellOf(at, floor)
    return id
  },
  record: (id, _, { floor }) => (floor.rehearsal ? [] : [{ subject: `floor ${floor.id}`, before: { statement: id } }]),
})
