import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { DocumentVersionId } from '../platform/db/schema.ts'
import { isLanguage, type Language } from '../platform/languages/public.ts'
import { KINDS, type Kind } from './kinds.ts'
import { FORMATS, type Format } from './kit/paper.ts'

/** A document that was made, or is being made, as it stood at a moment. */
export type Version = {
  readonly id: DocumentVersionId
  readonly kind: Kind
  readonly language: Language
  readonly version: number
  readonly state: 'asked' | 'made' | 'failed'
  readonly askedAt: Date
  readonly title: string
  /** The moment it tells of; null until it is made. */
  readonly asOf: Date | null
  readonly pages: number | null
  readonly files: Partial<Record<Format, string>>
  readonly fault: string | null
  readonly publishedAt: Date | null
  readonly withdrawnAt: Date | null
}

const COLUMNS = [
  'id',
  'kind',
  'language',
  'version',
  'state',
  'asked_at as askedAt',
  'title',
  'as_of as asOf',
  'pages',
  'files',
  'fault',
  'published_at as publishedAt',
  'withdrawn_at as withdrawnAt',
] as const

type Row = Omit<Version, 'kind' | 'language' | 'state' | 'files'> & {
  kind: string
  language: string
  state: string
  files: unknown
}

/** Rows of kinds and languages this program knows; others are of a later one. */
const versionsIn = (rows: readonly Row[]): Version[] =>
  rows.flatMap(({ kind: named, language, files, state, ...row }) => {
    const kind = KINDS.find((one) => one === named)
    if (!kind || !isLanguage(language)) return []
    return [{ ...row, kind, language, state: state as Version['state'], files: files as Version['files'] }]
  })

/** Every version of an edition, the newest first. */
export const versionsOf = async (db: Db | Tx, edition: EditionScope): Promise<Version[]> =>
  versionsIn(
    await db
      .selectFrom('document_version')
      .select(COLUMNS)
      .where('edition_id', '=', edition.id)
      .orderBy('asked_at', 'desc')
      .orderBy('version', 'desc')
      .orderBy('language')
      .execute(),
  )

export async function versionById(
  db: Db | Tx,
  edition: EditionScope,
  id: string,
  locking = false,
): Promise<Version | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const query = db
    .selectFrom('document_version')
    .select(COLUMNS)
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
  return versionsIn(await (locking ? query.forUpdate() : query).execute())[0] ?? null
}

/** Whether anyone may read it. */
export const isPublic = ({ state, publishedAt, withdrawnAt }: Version): boolean =>
  state === 'made' && publishedAt !== null && withdrawnAt === null

/** What a file of a version is called: outcomes-ar-2.pdf. */
export const fileName = ({ kind, language, version }: Version, format: Format): string =>
  `${kind}-${language}-${version}.${format}`

/** The file such a name stands for, of a published version; null when nobody may read it. */
export async function publicFile(db: Db, edition: EditionScope, name: string) {
  const [, kind, language, version, ending] = /^([a-z]+)-([a-z]{2})-(\d{1,6})\.([a-z]+)$/.exec(name) ?? []
  const format = FORMATS.find((one) => one === ending)
  if (!format) return null
  const found = (await versionsOf(db, edition)).find(
    (one) => isPublic(one) && one.kind === kind && one.language === language && one.version === Number(version),
  )
  const sha256 = found?.files[format]
  return sha256 ? { sha256, format } : null
}
