import { sql } from 'kysely'
import type { EditionScope } from '../../access/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { RegistrationId, SessionId } from '../../platform/db/schema.ts'

type Of = { readonly registrationId: RegistrationId; readonly sessionId: SessionId }

type OfMeeting = { readonly registrationId: RegistrationId; readonly milestoneCode: string }

/** Somebody joins a consultation meeting; joined again, it is the first time that counts. */
export async function joinMeeting(
  tx: Tx,
  _edition: EditionScope,
  { registrationId, milestoneCode }: OfMeeting,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('meeting_presence')
    .values({ registration_id: registrationId, milestone_code: milestoneCode, joined_at: now, last_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** As `keepPresence`, of a meeting that was joined. */
export async function keepMeetingPresence(
  tx: Tx,
  _edition: EditionScope,
  { registrationId, milestoneCode }: OfMeeting,
  { now, longestSeconds }: { now: Date; longestSeconds: number },
): Promise<void> {
  await sql`
    update meeting_presence p set
      seconds = p.seconds + case
        when extract(epoch from ${now}::timestamptz - p.last_at) between 0 and ${longestSeconds}
        then round(extract(epoch from ${now}::timestamptz - p.last_at))::int else 0 end,
      last_at = greatest(p.last_at, ${now}::timestamptz)
    where registration_id = ${registrationId} and milestone_code = ${milestoneCode}`.execute(tx)
}

/** The page is open now: what has passed since it last told counts, unless that is too long ago. Two windows of one person count once. */
export async function keepPresence(
  tx: Tx,
  _edition: EditionScope,
  { registrationId, sessionId }: Of,
  { now, longestSeconds }: { now: Date; longestSeconds: number },
): Promise<void> {
  await sql`
    insert into presence as p (registration_id, session_id, from_at, last_at)
    values (${registrationId}, ${sessionId}, ${now}, ${now})
    on conflict (registration_id, session_id) do update set
      seconds = p.seconds + case
        when extract(epoch from ${now}::timestamptz - p.last_at) between 0 and ${longestSeconds}
        then round(extract(epoch from ${now}::timestamptz - p.last_at))::int else 0 end,
      last_at = greatest(p.last_at, ${now}::timestamptz)`.execute(tx)
}
