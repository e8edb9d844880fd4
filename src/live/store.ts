import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { FloorHandId, FloorId, FloorStatementId, PersonId, SubmissionId } from '../platform/db/schema.ts'
import { asWritten } from '../platform/languages/public.ts'
import type { Floor, Presence, Saying, Statement } from './floor.ts'
import type { Change } from './lead.ts'
import type { FloorOf } from './reads.ts'

/** The floor of a meeting is made when its chair first touches it. */
export async function makeFloor(tx: Tx, edition: EditionScope, of: FloorOf): Promise<void> {
  await tx
    .insertInto('floor')
    .values({
      edition_id: edition.id,
      milestone_code: of.milestoneCode,
      session_id: of.sessionId,
      rehearsal: of.rehearsal,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Pages made before are old now. */
export async function touchFloor(tx: Tx, edition: EditionScope, id: FloorId): Promise<void> {
  await tx
    .updateTable('floor')
    .set({ revision: sql`revision + 1` })
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .execute()
}

/** Writes what a chair changed, in its order: an intervention ends before the next begins. */
export async function keepChanges(
  tx: Tx,
  edition: EditionScope,
  floor: Floor,
  changes: readonly Change[],
): Promise<void> {
  for (const change of changes) await keep(tx, edition, floor, change)
}

async function keep(tx: Tx, edition: EditionScope, floor: Floor, change: Change): Promise<void> {
  switch (change.of) {
    case 'floor':
      await setFloor(tx, edition, floor.id, { state: change.state })
      return
    case 'all':
      return
    case 'seconds':
      await setFloor(tx, edition, floor.id, { seconds_each: change.seconds })
      return
    case 'hand': {
      const { state, beganAt, endedAt, outOfOrder } = change.to
      await tx
        .updateTable('floor_hand')
        .set({ state, began_at: beganAt, ended_at: endedAt, out_of_order: outOfOrder })
        .where('floor_id', '=', floor.id)
        .where('id', '=', change.id)
        .execute()
      return
    }
    case 'statement':
      await tx
        .updateTable('floor_statement')
        .set({ state: change.readOutAt ? 'read_out' : 'received', read_out_at: change.readOutAt })
        .where('floor_id', '=', floor.id)
        .where('id', '=', change.id)
        .execute()
  }
}

/** A rehearsal begins anew: nothing of it is kept. Of a real floor nothing is ever deleted. */
export async function clearFloor(tx: Tx, edition: EditionScope, floor: Floor): Promise<void> {
  if (!floor.rehearsal) throw new Error(`Floor ${floor.id} is no rehearsal; nothing of it is deleted.`)
  await tx.deleteFrom('floor_hand').where('floor_id', '=', floor.id).execute()
  await tx.deleteFrom('floor_statement').where('floor_id', '=', floor.id).execute()
  await setFloor(tx, edition, floor.id, { state: 'closed' })
}

async function setFloor(
  tx: Tx,
  edition: EditionScope,
  id: FloorId,
  set: { readonly state?: string; readonly seconds_each?: number },
): Promise<void> {
  await tx.updateTable('floor').set(set).where('edition_id', '=', edition.id).where('id', '=', id).execute()
}

type From = Saying & { readonly personId: PersonId | null }

const sayingRow = ({ speaker, personId, name, organization, group }: From) => ({
  speaker,
  person_id: personId,
  name,
  organization,
  stakeholder_group: group,
})

/** Without a scope: it writes under a floor its caller has locked in one. */
export async function addHand(
  tx: Tx,
  floor: Floor,
  hand: From & { readonly presence: Presence },
  now: Date,
): Promise<FloorHandId> {
  const { id } = await tx
    .insertInto('floor_hand')
    .values({ floor_id: floor.id, ...sayingRow(hand), presence: hand.presence, asked_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Without a scope: it writes under a floor its caller has locked in one. */
export async function takeHandBack(tx: Tx, floor: Floor, id: FloorHandId): Promise<void> {
  await tx
    .updateTable('floor_hand')
    .set({ state: 'taken_back' })
    .where('floor_id', '=', floor.id)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

/** Without a scope: it writes under a floor its caller has locked in one. */
export async function addStatement(
  tx: Tx,
  floor: Floor,
  statement: From & Pick<Statement, 'body'>,
  now: Date,
): Promise<FloorStatementId> {
  const { text, language, others } = asWritten(statement.body)
  const { id } = await tx
    .insertInto('floor_statement')
    .values({
      floor_id: floor.id,
      ...sayingRow(statement),
      language: language ?? 'und',
      body: text,
      others: JSON.stringify(others),
      sent_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Without a scope: it writes under a floor its caller has locked in one. */
export async function takeStatementBack(tx: Tx, floor: Floor, id: FloorStatementId): Promise<void> {
  await tx
    .updateTable('floor_statement')
    .set({ state: 'taken_back' })
    .where('floor_id', '=', floor.id)
    .where('id', '=', id)
    .where('state', '=', 'received')
    .execute()
}

/** What stands in the register of what was said; each is there once. Without a scope: it writes under a floor its caller has locked in one. */
export async function addInput(
  tx: Tx,
  floor: Floor,
  input: {
    readonly submissionId: SubmissionId
    readonly statementId: FloorStatementId | null
    readonly handId: FloorHandId | null
    readonly by: PersonId | null
  },
  now: Date,
): Promise<void> {
  const { submissionId, statementId, handId, by } = input
  await tx
    .insertInto('floor_input')
    .values({
      submission_id: submissionId,
      floor_id: floor.id,
      statement_id: statementId,
      hand_id: handId,
      entered_at: now,
      entered_by: by,
    })
    .execute()
}
