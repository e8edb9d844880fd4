import type { EditionScope } from '../access/public.ts'
import type { Answers, FileAnswer } from '../forms/public.ts'
import { rateLimit } from '../identity/public.ts'
import { networkOf } from '../platform/network.ts'
import type { Platform } from '../platform/platform.ts'
import { sha256 } from './canonical-json.ts'

const MEGABYTE = 1024 * 1024
const DAY_SECONDS = 86_400

/** Of all files one draft holds. The largest form asks for five photographs of 20 MB. */
const MOST_OF_A_DRAFT = 150 * MEGABYTE
/** Kibibytes a day: of one browser or person, and of all behind one network, such as the Wi-Fi of a venue. */
const MOST_A_DAY = { owner: 500 * 1024, network: 10 * 1024 * 1024 }

const isFile = (item: unknown): item is FileAnswer =>
  typeof item === 'object' && item !== null && 'sha256' in item && 'size_bytes' in item

const bytesIn = (answers: Answers): number =>
  Object.values(answers)
    .flatMap((answer) => (Array.isArray(answer) ? (answer as unknown[]).filter(isFile) : []))
    .reduce((sum, file) => sum + file.size_bytes, 0)

/** Whether a draft may take so many more bytes; counts them for its owner and network when it may. */
export async function mayUpload(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  edition: EditionScope,
  upload: { bytes: number; answers: Answers; owner: string; remote: string },
): Promise<boolean> {
  if (bytesIn(upload.answers) + upload.bytes > MOST_OF_A_DRAFT) return false
  const kibibytes = Math.ceil(upload.bytes / 1024)
  for (const [bucket, most] of [
    [`upload-by:${edition.id}:${sha256(upload.owner)}`, MOST_A_DAY.owner],
    [`upload-from:${sha256(networkOf(upload.remote))}`, MOST_A_DAY.network],
  ] as const)
    if (!(await rateLimit(db, bucket, most, DAY_SECONDS, clock.now(), kibibytes)).allowed) return false
  return true
}
