import { Zip, ZipPassThrough } from 'fflate'
import type { EditionScope } from '../access/public.ts'
import { csvFile } from '../page/csv.ts'
import { fileName } from '../platform/files/names.ts'
import type { Platform } from '../platform/platform.ts'
import { type Original, originalsShown } from './gallery-reads.ts'

/** Its reference makes the name one of its kind, whatever two people call their photographs. */
const nameOf = ({ reference, title, mediaType }: Original): string => {
  const ending = mediaType.replace(/^.*\//, '').replace('jpeg', 'jpg')
  return fileName(`${reference} ${title.replaceAll(/[\\/]+/g, '-')}.${ending}`, mediaType)
}

/** What one archive holds at most: a download that somebody finishes, and less than archives of the plain kind can say. */
const MOST_BYTES = 1024 ** 3
const MOST_FILES = 10_000

/** Originals in archives, each as full as it may be; a single one that is larger has its own. */
export function archivesOf(originals: readonly Original[], most = MOST_BYTES): Original[][] {
  const archives: Original[][] = []
  let bytes = 0
  for (const one of originals) {
    const last = archives.at(-1)
    if (last && bytes + one.size <= most && last.length < MOST_FILES) {
      last.push(one)
      bytes += one.size
    } else {
      archives.push([one])
      bytes = one.size
    }
  }
  return archives
}

/**
 * An archive of originals with their credits, made while it is sent: never more than one photograph in memory. Each is asked for anew when
 * its turn comes, so that what has been taken down meanwhile is in neither the archive nor its list.
 */
export async function* zipOf(
  { db, files }: Pick<Platform, 'db' | 'files'>,
  edition: EditionScope,
  archive: readonly Original[],
): AsyncGenerator<Uint8Array> {
  let made: Uint8Array[] = []
  const zip = new Zip((error, part) => {
    if (error) throw error
    made.push(part)
  })
  const add = (name: string, bytes: Uint8Array) => {
    const entry = new ZipPassThrough(name) // pictures are pressed already
    zip.add(entry)
    entry.push(bytes, true)
    const parts = made
    made = []
    return parts
  }
  const rows: string[][] = []
  for (const { number } of archive) {
    const [one] = await originalsShown(db, edition, number)
    const bytes = one && (await files.get(one.sha256))
    if (!one || !bytes) continue
    const name = nameOf(one)
    rows.push([name, one.reference, one.title, one.credit, one.country ?? ''])
    yield* add(name, bytes)
  }
  const list = csvFile([['file', 'reference', 'title', 'credit', 'country'], ...rows])
  yield* add('credits.csv', new TextEncoder().encode(list))
  zip.end()
  yield* made
}
