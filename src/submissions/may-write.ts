import { emailKey, rateLimit } from '../identity/public.ts'
import type { Tx } from '../platform/db/db.ts'
import { networkOf } from '../platform/network.ts'
import { sha256 } from './canonical-json.ts'

const HOUR_SECONDS = 3600
const DAY_SECONDS = 86_400
/** Letters of all kinds that an address nobody has proven is sent at most: whoever reads there has perhaps asked for none of them. */
const TO_STRANGER = { hour: 5, day: 15 }
/** Of all behind one network, such as the Wi-Fi of a venue on the last day of a call. */
const FROM_NETWORK_AN_HOUR = 400

type To = {
  readonly email: string
  /** Where the request comes from; null when no request asks for the letter, as when the program hands in what was carried over. */
  readonly remote: string | null
  /** Who is signed in: a letter to their own proven address is not counted against the address. */
  readonly personId: string | null
  readonly now: Date
}

/**
 * Whether one more letter may go to an address that somebody typed; counts it when it may. The act itself never hangs on it: what was
 * handed in is handed in, the page shows the receipt and says that no letter went.
 */
export async function mayWriteTo(tx: Tx, { email, remote, personId, now }: To): Promise<boolean> {
  if (remote === null) return true
  const from: Bucket = [`letters-from:${sha256(networkOf(remote))}`, FROM_NETWORK_AN_HOUR, HOUR_SECONDS]
  const proven = await hasProven(tx, personId, emailKey(email))
  return allAllow(tx, proven ? [from] : [from, ...bucketsOf(email)], now)
}

/** The same where the secretariat writes, at whose request there are no strangers: the reader is still somebody whom nobody has asked. */
export const deskMayWriteTo = (tx: Tx, email: string, now: Date): Promise<boolean> =>
  allAllow(tx, bucketsOf(email), now)

type Bucket = [name: string, most: number, seconds: number]

const bucketsOf = (email: string): Bucket[] => [
  [`letters-to:${sha256(emailKey(email))}`, TO_STRANGER.hour, HOUR_SECONDS],
  [`letters-to-a-day:${sha256(emailKey(email))}`, TO_STRANGER.day, DAY_SECONDS],
]

async function allAllow(tx: Tx, buckets: readonly Bucket[], now: Date): Promise<boolean> {
  for (const [bucket, most, seconds] of buckets)
    if (!(await rateLimit(tx, bucket, most, seconds, now)).allowed) return false
  return true
}

async function hasProven(tx: Tx, personId: string | null, email: string): Promise<boolean> {
  if (!personId) return false
  const row = await tx
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .where('email', '=', email)
    .where('email_proven_at', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}
