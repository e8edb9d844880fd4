import type { EditionScope } from '../../access/public.ts'
import type { Held } from '../../live/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { JoinLinkId } from '../../platform/db/schema.ts'
import { LANGUAGES } from '../../platform/languages/public.ts'
import { type Channel, isSigned, type JoinLink, type Service } from './join-link.ts'

/** How a session or meeting is joined. Only acts and pages that have asked who is registered may call it. */
export async function joinLinkOf(
  db: Db | Tx,
  edition: EditionScope,
  { sessionId, milestoneCode }: Held,
): Promise<JoinLink | null> {
  const of = db
    .selectFrom('join_link')
    .select(['id', 'service', 'address', 'room', 'passcode', 'dial_in as dialIn'])
    .$if(sessionId !== null, (q) => q.where('session_id', '=', sessionId))
    .$if(sessionId === null, (q) => q.where('edition_id', '=', edition.id).where('milestone_code', '=', milestoneCode))
  const row = await of.executeTakeFirst()
  if (!row) return null
  const { passcode, dialIn } = row
  const more = { passcode, dialIn, channels: await channelsOf(db, row.id) }
  const service = row.service as Service // checked by the table
  if (isSigned(service)) return { service, room: row.room ?? '', ...more }
  return { service, address: row.address ?? '', ...more }
}

async function channelsOf(db: Db | Tx, id: JoinLinkId): Promise<Channel[]> {
  const rows = await db
    .selectFrom('interpretation_channel')
    .select(['language', 'address'])
    .where('join_link_id', '=', id)
    .execute()
  return LANGUAGES.flatMap((language) => {
    const found = rows.find((row) => row.language === language)
    return found ? [{ language, address: found.address }] : []
  })
}

/** Which sessions and meetings can be joined from afar, by their keys. */
export async function keysWithLink(db: Db | Tx, edition: EditionScope): Promise<Set<string>> {
  const rows = await db
    .selectFrom('join_link as j')
    .leftJoin('session as s', 's.id', 'j.session_id')
    .select(['s.number', 'j.milestone_code as code'])
    .where((eb) => eb.or([eb('s.edition_id', '=', edition.id), eb('j.edition_id', '=', edition.id)]))
    .execute()
  return new Set(rows.map(({ number, code }) => code ?? String(number)))
}
