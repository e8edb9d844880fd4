import { sql } from 'kysely'
import type { Tx } from '../platform/db/db.ts'
import type { ProgrammeEdition } from './edition.ts'
import type { RequestedSession } from './request.ts'
import type { NewInterpretationTeam, NewReservedBlock, NewRoom, NewSlot } from './venue.ts'

/** Adds a room, or brings the one of that code up to date; a room keeps its key, so placements stay. */
export async function addRoom(tx: Tx, edition: ProgrammeEdition, room: NewRoom): Promise<void> {
  const values = {
    name: room.name,
    building: room.building,
    kind: room.kind,
    seats: room.seats,
    capacity: JSON.stringify(room.capacity),
    equipment: [...room.equipment],
    interpretation_booths: room.interpretationBooths,
    step_free: room.stepFree,
    position: room.position,
  }
  await tx
    .insertInto('room')
    .values({ edition_id: edition.id, code: room.code, ...values })
    .onConflict((oc) => oc.columns(['edition_id', 'code']).doUpdateSet(values))
    .execute()
}

export async function addSlot(tx: Tx, edition: ProgrammeEdition, slot: NewSlot): Promise<void> {
  const values = {
    day: slot.day,
    starts_at: slot.startsAt,
    ends_at: slot.endsAt,
    starts_local: slot.startsLocal,
    ends_local: slot.endsLocal,
    band: slot.band,
    period: slot.period,
    mode: slot.mode,
  }
  await tx
    .insertInto('slot')
    .values({ edition_id: edition.id, code: slot.code, ...values })
    .onConflict((oc) => oc.columns(['edition_id', 'code']).doUpdateSet(values))
    .execute()
}

export async function addReservedBlock(tx: Tx, edition: ProgrammeEdition, block: NewReservedBlock): Promise<void> {
  const values = {
    title: block.title,
    starts_at: block.startsAt,
    ends_at: block.endsAt,
    room_codes: [...block.roomCodes],
    blocks_all_rooms: block.blocksAllRooms,
    details: JSON.stringify(block.details),
  }
  await tx
    .insertInto('reserved_block')
    .values({ edition_id: edition.id, code: block.code, ...values })
    .onConflict((oc) => oc.columns(['edition_id', 'code']).doUpdateSet(values))
    .execute()
}

export async function addInterpretationTeam(
  tx: Tx,
  edition: ProgrammeEdition,
  team: NewInterpretationTeam,
): Promise<void> {
  const values = {
    languages: [...team.languages],
    room_codes: [...team.roomCodes],
    slots_per_day: team.slotsPerDay,
  }
  await tx
    .insertInto('interpretation_team')
    .values({ edition_id: edition.id, code: team.code, ...values })
    .onConflict((oc) => oc.columns(['edition_id', 'code']).doUpdateSet(values))
    .execute()
}

export type NewSession = Omit<RequestedSession, 'people'> & {
  readonly language: string
  readonly submissionId: string | null
  readonly people: readonly { personId: string; role: string; presence: string; confirmed: boolean | null }[]
  readonly organizations: readonly { organizationId: string; role: string }[]
}

/** The forum has always started its sessions a little above 100. */
const NUMBERS_START_AFTER = 100

/** Writes a session under the edition's next number. The edition's row stays locked until the transaction ends, so no number is given twice. */
export async function addSession(
  tx: Tx,
  edition: ProgrammeEdition,
  session: NewSession,
  now: Date,
): Promise<{ id: string; number: number }> {
  const { number } = await tx
    .updateTable('edition')
    .set({ last_session_number: sql<number>`greatest(last_session_number, ${NUMBERS_START_AFTER}) + 1` })
    .where('id', '=', edition.id)
    .returning('last_session_number as number')
    .executeTakeFirstOrThrow()
  const { id } = await tx
    .insertInto('session')
    .values({
      edition_id: edition.id,
      number,
      submission_id: session.submissionId,
      type: session.type,
      state: 'planned',
      title: session.title,
      abstract: session.abstract,
      objectives: session.objectives,
      language: session.language,
      mode: session.mode,
      duration_minutes: session.durationMinutes,
      working_languages: [...session.workingLanguages],
      interpretation_languages: [...session.interpretationLanguages],
      captioning: session.captioning,
      action_lines: [...session.actionLines],
      sdgs: [...session.sdgs],
      relevance: session.relevance,
      expected_audience: session.expectedAudience,
      needs: JSON.stringify(session.needs),
      wishes: JSON.stringify(session.wishes),
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (session.people.length > 0) {
    await tx
      .insertInto('session_person')
      .values(
        session.people.map((p, i) => ({
          session_id: id,
          position: i + 1,
          person_id: p.personId,
          role: p.role,
          presence: p.presence,
          confirmed: p.confirmed,
        })),
      )
      .execute()
  }
  if (session.organizations.length > 0) {
    await tx
      .insertInto('session_organization')
      .values(
        session.organizations.map((o, i) => ({
          session_id: id,
          position: i + 1,
          organization_id: o.organizationId,
          role: o.role,
        })),
      )
      .execute()
  }
  return { id, number }
}
