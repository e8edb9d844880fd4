import type { EditionScope } from '../../access/public.ts'
import type { Held } from '../../live/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { JoinLinkId } from '../../platform/db/schema.ts'
import type { JoinLink } from './join-link.ts'

/** Keeps how a session or meeting is joined, whole; null: not from afar. */
export async function keepJoinLink(
  tx: Tx,
  edition: EditionScope,
  { sessionId, milestoneCode }: Held,
  link: JoinLink | null,
  now: Date,
): Promise<void> {
  await tx
    .deleteFrom('join_link')
    .$if(sessionId !== null, (q) => q.where('session_id', '=', sessionId))
    .$if(sessionId === null, (q) => q.where('edition_id', '=', edition.id).where('milestone_code', '=', milestoneCode))
    .execute()
  if (!link) return
  const { id } = await tx
    .insertInto('join_link')
    .values({
      ...{ session_id: sessionId, milestone_code: milestoneCode, edition_id: sessionId === null ? edition.id : null },
      service: link.service,
      address: 'address' in link ? link.address : null,
      room: 'room' in link ? link.room : null,
      passcode: link.passcode,
      dial_in: link.dialIn,
      changed_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await keepChannels(tx, id, link)
}

/** Without a scope: it writes under a way in that was kept just now. */
async function keepChannels(tx: Tx, id: JoinLinkId, { channels }: JoinLink): Promise<void> {
  if (channels.length === 0) return
  await tx
    .insertInto('interpretation_channel')
    .values(channels.map(({ language, address }) => ({ join_link_id: id, language, address })))
    .execute()
}
