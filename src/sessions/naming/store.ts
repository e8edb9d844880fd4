import { sql } from 'kysely'
import type { EditionScope } from '../../access/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { PersonId, SessionId } from '../../platform/db/schema.ts'

/** Somebody in a session. */
export type Naming = { readonly sessionId: SessionId; readonly personId: PersonId }

/**
 * Takes people of sessions who have an address, are not the sender themselves and were not told yet, a number of them at a time, and notes
 * that they are told now: whoever calls writes to them in the same transaction. Two that call at once never take the same.
 */
export async function takeUntold(tx: Tx, edition: EditionScope, most: number, now: Date): Promise<Naming[]> {
  const { rows } = await sql<Naming>`
    insert into named_person as n (edition_id, session_id, person_id, told_at)
    select distinct s.edition_id, s.id, sp.person_id, ${now}::timestamptz
    from session_person sp
      join session s on s.id = sp.session_id
      join person p on p.id = sp.person_id
      left join submission su on su.id = s.submission_id
    where s.edition_id = ${edition.id} and s.state not in ('cancelled', 'postponed')
      and coalesce(p.email, p.said_email, '') <> ''
      and not (lower(coalesce(p.email, p.said_email)) = lower(coalesce(su.submitter_email, '')) and sp.name = su.submitter_name)
      and not exists (
        select from named_person t where t.session_id = s.id and t.person_id = sp.person_id and t.told_at is not null
      )
    order by sp.person_id, s.id
    limit ${most}
    on conflict (session_id, person_id) do update set told_at = excluded.told_at where n.told_at is null
    returning n.session_id as "sessionId", n.person_id as "personId"`.execute(tx)
  return rows
}

/** Keeps links of letters, by the hashes of what they carry. */
export async function keepLinks(
  tx: Tx,
  edition: EditionScope,
  links: readonly { readonly secretHash: string; readonly personId: PersonId }[],
  now: Date,
): Promise<void> {
  if (links.length === 0) return
  const rows = links.map(({ secretHash, personId }) => ({
    secret_hash: secretHash,
    edition_id: edition.id,
    person_id: personId,
    sent_at: now,
  }))
  await tx.insertInto('naming_link').values(rows).execute()
}

/** Notes that somebody objects to being shown with a session, since when, or no longer does. */
export async function setObjection(
  tx: Tx,
  edition: EditionScope,
  { sessionId, personId }: Naming,
  objectedAt: Date | null,
): Promise<void> {
  await tx
    .insertInto('named_person')
    .values({ edition_id: edition.id, session_id: sessionId, person_id: personId, objected_at: objectedAt })
    .onConflict((oc) => oc.columns(['session_id', 'person_id']).doUpdateSet({ objected_at: objectedAt }))
    .execute()
}
