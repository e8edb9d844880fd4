import type { EditionScope, Viewer } from '../access/public.ts'
import type { Answers } from '../forms/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { CallId, FormId, SubmissionId } from '../platform/db/schema.ts'
import { sha256 } from './canonical-json.ts'
import type { Channel } from './channels.ts'
import type { Owner } from './owners.ts'
import { isSomebody, openTo } from './owners.ts'
import type { Saves, SetAside } from './windows.ts'

export type Draft = {
  id: string
  callId: CallId
  formId: FormId
  language: string
  answers: Answers
  revision: number
  saves: Saves
  setAside: readonly SetAside[]
  submissionId: SubmissionId | null
  amends: boolean
  channel: Channel
  begunAt: Date
  savedAt: Date
  submittedAt: Date | null
}

export const browserHash = (draftKey: string | null): string | null => (draftKey ? sha256(draftKey) : null)

export const ownerOf = (viewer: Viewer): Owner => ({
  browserHash: browserHash(viewer.draftKey),
  personId: viewer.person?.id ?? null,
})

export const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** The draft of this id if it is open to this browser or person; a stranger is answered as if there were none. */
export async function draftOf(
  db: Db | Tx,
  edition: EditionScope,
  id: string,
  owner: Owner,
  lock = false,
): Promise<Draft | null> {
  const found = await anyDraftOf(db, edition, { id, owner, lock })
  return found && !found.discardedAt ? found : null
}

/** The same of a draft that was discarded and can still be taken back. */
export async function discardedDraftOf(
  db: Db | Tx,
  edition: EditionScope,
  { id, owner, lock = false }: { id: string; owner: Owner; lock?: boolean },
): Promise<(Draft & { discardedAt: Date }) | null> {
  const found = await anyDraftOf(db, edition, { id, owner, lock })
  return found?.discardedAt ? { ...found, discardedAt: found.discardedAt } : null
}

async function anyDraftOf(
  db: Db | Tx,
  edition: EditionScope,
  { id, owner, lock }: { id: string; owner: Owner; lock: boolean },
): Promise<(Draft & { discardedAt: Date | null }) | null> {
  if (!UUID.test(id) || !isSomebody(owner)) return null
  const query = db
    .selectFrom('draft as d')
    .selectAll('d')
    .where('d.id', '=', id)
    .where('d.edition_id', '=', edition.id)
    .where((eb) => openTo(eb, owner))
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return row
    ? {
        id: row.id,
        callId: row.call_id,
        formId: row.form_id,
        language: row.language,
        answers: row.answers as Answers,
        revision: row.revision,
        saves: row.saves as unknown as Saves, // written by saveAnswers only
        setAside: row.set_aside as unknown as SetAside[],
        submissionId: row.submission_id,
        amends: row.amends,
        channel: row.channel as Channel, // the table allows no other
        begunAt: row.created_at,
        savedAt: row.saved_at,
        submittedAt: row.submitted_at,
        discardedAt: row.discarded_at,
      }
    : null
}

/** The draft a letter's link opens, whoever holds the letter: once, until its end, and no longer than it is a draft. */
export async function draftByLink(
  db: Db | Tx,
  edition: EditionScope,
  token: string,
  now: Date,
): Promise<{ id: string; email: string | null } | null> {
  if (!/^[\w-]{20,100}$/.test(token)) return null
  const row = await db
    .selectFrom('draft')
    .select(['id', 'email'])
    .where('resume_hash', '=', sha256(token))
    .where('resume_expires_at', '>', now)
    .where('submitted_at', 'is', null)
    .where('edition_id', '=', edition.id)
    .where('discarded_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}
