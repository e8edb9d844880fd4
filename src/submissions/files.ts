import type { EditionScope } from '../access/public.ts'
import { formById } from '../forms/public.ts'
import type { Platform } from '../platform/platform.ts'

/**
 * A file of the current version of a public submission, as anyone may have it: only answers to public questions, of a photograph the
 * copy without metadata. It is always sent as a download, so that nothing in it runs as a page. null when there is none for the reader.
 */
export async function fileOf(
  { db, files }: Pick<Platform, 'db' | 'files'>,
  edition: EditionScope,
  /** Number or reference, as it stands in the address. */
  number: string,
  sha256: string,
): Promise<{ bytes: Uint8Array; mediaType: string; filename: string } | null> {
  const [prefix, bare = prefix] = number.split('-')
  if (bare !== prefix && prefix !== edition.submissionPrefix) return null
  if (!/^\d{1,7}$/.test(bare ?? '') || !/^[0-9a-f]{64}$/.test(sha256)) return null
  const row = await db
    .selectFrom('public_submission as s')
    .innerJoin('submission_file as f', (join) =>
      join.onRef('f.submission_id', '=', 's.id').onRef('f.version', '=', 's.current_version'),
    )
    .select(['s.form_id', 'f.question_id', 'f.sha256', 'f.public_sha256', 'f.filename', 'f.media_type'])
    .where('s.edition_id', '=', edition.id)
    .where('s.number', '=', Number(bare))
    .where('f.sha256', '=', sha256)
    .where('f.removed_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const question = (await formById(db, row.form_id)).questions.find((q) => q.id === row.question_id)
  if (question?.visibility !== 'public') return null
  const bytes = await files.get(row.public_sha256 ?? row.sha256)
  if (!bytes) return null
  return row.public_sha256
    ? { bytes, mediaType: 'image/jpeg', filename: `${row.filename.replace(/\.\w+$/, '')}.jpg` }
    : { bytes, mediaType: row.media_type, filename: row.filename }
}
