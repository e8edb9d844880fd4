import type { Db } from '../platform/db/db.ts'

/** The newest letters of the local inbox. The demonstration shows them to everyone, because nobody in it exists. */
export const lettersKept = (db: Db) =>
  db
    .selectFrom('mail_message')
    .select(['id', 'recipient', 'language', 'subject', 'text_body as text', 'created_at as at'])
    .orderBy('created_at', 'desc')
    .limit(20)
    .execute()
export type KeptLetter = Awaited<ReturnType<typeof lettersKept>>[number]
