import { createHmac } from 'node:crypto'
import { hashToken, rateLimit } from '../../identity/public.ts'
import type { PersonId } from '../../platform/db/schema.ts'
import { houseSecret } from '../../platform/house-secret.ts'
import { networkOf } from '../../platform/network.ts'
import type { Platform } from '../../platform/platform.ts'

/** So many votes an hour in each category from one network, for a school or an office votes together; and of one person, who may change their mind. */
const MOST_FROM_ONE = 600
const MOST_OF_ONE = 30
const HOUR = 3600

type Voter = { readonly remote: string; readonly personId: PersonId | null; readonly categories: number }

/** Counts one vote, given or taken back; true: whoever asks has voted so often that nobody means it. */
export async function tooManyVotes({ db, clock, config }: Platform, { remote, personId, categories }: Voter) {
  const now = clock.now()
  const network = createHmac('sha256', houseSecret(config)).update(networkOf(remote)).digest('hex')
  const from = await rateLimit(db, `vote-from:${network}`, MOST_FROM_ONE * categories, HOUR, now)
  const of = await rateLimit(db, `vote-of:${hashToken(personId ?? '')}`, MOST_OF_ONE * categories, HOUR, now)
  return !from.allowed || !of.allowed
}
