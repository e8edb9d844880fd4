import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { DocumentVersionId } from '../platform/db/schema.ts'
import { keepFile } from '../platform/files/keep-file.ts'
import type { Platform } from '../platform/platform.ts'
import { paperOf } from './kinds.ts'
import { makeDocument } from './kit/make.ts'
import { FORMATS, type Format } from './kit/paper.ts'
import { MEDIA_TYPES } from './media-types.ts'
import { keepFailed, keepFiles, keepMade } from './store.ts'
import { versionById } from './versions.ts'

/** Makes every file of a version that was asked for, of what the edition holds when it begins. Done twice, it is done once. */
export async function makeVersion(platform: Platform, edition: EditionScope, id: DocumentVersionId): Promise<void> {
  const { db, clock } = platform
  const version = await versionById(db, edition, id)
  // A demonstration fills its tables aside and exchanges them: what was ordered there is found a little later.
  if (!version) throw new Error('This version is not there yet.')
  if (version.state !== 'asked') return
  const within = (keep: (tx: Tx) => Promise<void>) => db.transaction().execute(keep)
  const { kind, language } = version
  const paper = await paperOf(kind, { platform, edition, language, draft: String(version.version) })
  if (!paper) return within((tx) => keepFailed(tx, edition, id, 'nothing'))
  const files: Partial<Record<Format, string>> = {}
  let pages: number | null = null
  for (const format of FORMATS) {
    const made = await whileWanted(platform, edition, id, (stop) => makeDocument(paper, format, stop))
    if (made === 'stopped') return
    if (made.kind === 'busy') throw new Error('Too many documents wait to be made.') // the job is tried again
    if (made.kind !== 'made') {
      if (made.kind === 'faulty') platform.log.error({ reason: made.reason }, 'document not made')
      return within((tx) => keepFailed(tx, edition, id, made.kind))
    }
    if (made.lacks) platform.log.warn({ reason: made.lacks }, 'document lacks of PDF/UA-1')
    files[format] = (await keepFile(platform, made.bytes, { mediaType: MEDIA_TYPES[format], at: clock.now() })).sha256
    pages ??= made.took.pages
    await within((tx) => keepFiles(tx, edition, id, files))
  }
  await within((tx) => keepMade(tx, edition, id, { title: paper.title, asOf: paper.at, pages, files }))
}

const LOOKS_EVERY_MILLISECONDS = 2_000

/** Work for a version that ends as soon as somebody has stopped the version. */
async function whileWanted<T>(
  { db }: Platform,
  edition: EditionScope,
  id: DocumentVersionId,
  work: (stop: AbortSignal) => Promise<T>,
): Promise<T | 'stopped'> {
  const stop = new AbortController()
  const wanted = async () => (await versionById(db, edition, id))?.state === 'asked'
  const look = () =>
    wanted().then(
      (still) => still || stop.abort(),
      () => undefined,
    ) // a node that cannot look now looks again
  const looking = setInterval(look, LOOKS_EVERY_MILLISECONDS)
  try {
    const done = await work(stop.signal)
    return (await wanted()) ? done : 'stopped'
  } finally {
    clearInterval(looking)
  }
}

/** Of some stored files those that versions refer to. */
export async function filesInUse(tx: Tx, sha256s: readonly string[]): Promise<string[]> {
  const rows = await tx.selectFrom('document_version').select('files').execute()
  const used = new Set(rows.flatMap(({ files }) => Object.values(files as Record<string, string>)))
  return sha256s.filter((one) => used.has(one))
}
