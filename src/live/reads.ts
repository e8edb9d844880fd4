import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { saidFrom } from '../platform/languages/public.ts'
import type { Floor, FloorState, Hand, Presence, Statement } from './floor.ts'
import type { Held } from './meeting.ts'

/** Which floor of a meeting: the real one, or the one to try things on. */
export type FloorOf = Held & { readonly rehearsal: boolean }

/** The floor of a meeting; null as long as no chair has touched it. Locked where `locking` says so. */
export async function floorOf(
  db: Db | Tx,
  edition: EditionScope,
  { milestoneCode, sessionId, rehearsal }: FloorOf,
  locking = false,
): Promise<Floor | null> {
  const row = await db
    .selectFrom('floor')
    .select(['id', 'state', 'seconds_each as secondsEach', 'rehearsal', 'revision'])
    .where('edition_id', '=', edition.id)
    .where('milestone_code', milestoneCode === null ? 'is' : '=', milestoneCode)
    .where('session_id', sessionId === null ? 'is' : '=', sessionId)
    .where('rehearsal', '=', rehearsal)
    .$if(locking, (q) => q.forUpdate())
    .executeTakeFirst()
  return row ? { ...row, state: row.state as FloorState } : null // held by the table
}

/** Everybody who asked to speak, in the order of asking. */
export async function handsOf(db: Db | Tx, floor: Pick<Floor, 'id'>): Promise<Hand[]> {
  const rows = await db
    .selectFrom('floor_hand as h')
    .leftJoin('floor_input as i', 'i.hand_id', 'h.id')
    .leftJoin('submission as u', 'u.id', 'i.submission_id')
    .select(['h.id', 'h.speaker', 'h.name', 'h.organization', 'h.stakeholder_group as group', 'h.presence', 'h.state'])
    .select(['asked_at as askedAt', 'began_at as beganAt', 'ended_at as endedAt', 'out_of_order as outOfOrder'])
    .select(['h.person_id as personId', 'u.number', 'u.reference'])
    .where('h.floor_id', '=', floor.id)
    .orderBy('asked_at')
    .orderBy('h.id')
    .execute()
  return rows.map(({ number, reference, ...row }) => ({
    ...row,
    ...{ presence: row.presence as Presence, state: row.state as Hand['state'] }, // held by the table
    input: inputOf(number, reference),
  }))
}

/** All statements for the record, in the order of arrival. */
export async function statementsOf(db: Db | Tx, floor: Pick<Floor, 'id'>): Promise<Statement[]> {
  const rows = await db
    .selectFrom('floor_statement as s')
    .leftJoin('floor_input as i', 'i.statement_id', 's.id')
    .leftJoin('submission as u', 'u.id', 'i.submission_id')
    .select(['s.id', 's.speaker', 's.name', 's.organization', 's.stakeholder_group as group', 's.language'])
    .select(['s.body', 's.others', 's.sent_at as sentAt', 's.state', 's.read_out_at as readOutAt'])
    .select(['s.person_id as personId', 'u.number', 'u.reference'])
    .where('s.floor_id', '=', floor.id)
    .orderBy('s.sent_at')
    .orderBy('s.id')
    .execute()
  return rows.map(({ language, body, others, number, reference, ...row }) => ({
    ...row,
    input: inputOf(number, reference),
    state: row.state as Statement['state'], // held by the table
    body: saidFrom(body, language, others),
  }))
}

const inputOf = (number: number | null, reference: string | null) =>
  number === null || reference === null ? null : { number, reference }
