import type { Db } from '../platform/db/db.ts'
import type { Language } from '../platform/languages/public.ts'
import { networkOf } from '../platform/network.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { readAddress } from './address.ts'
import { signInLetter } from './letters.ts'
import { rateLimit } from './rate-limit.ts'
import { isKnownBrowser } from './reads.ts'
import { hashCode, hashToken, newCode, newToken } from './secrets.ts'
import { CODE_MINUTES, safeReturn } from './sign-in.ts'
import { keepCode } from './store.ts'

/** How the keys of letters with a code begin. */
export const SIGN_IN_LETTER = 'sign-in:'

/** So many letters an hour an address is sent at most, wherever they are asked for. */
const LETTERS_TO_ONE = 30

type Ask = {
  typed: string
  browserKey: string
  /** By which a browser is known that somebody signed in with before. */
  knownKey: string | null
  remote: string
  language: Language
  returnTo: string | null
}

/** So many letters a quarter of an hour a browser may ask for that its owner has signed in with before. */
const LETTERS_TO_KNOWN = 10

/** What an asking is counted under, with how many in how many seconds. Of a known browser nobody else's asking counts. */
async function limitsOf(db: Db, email: string, { knownKey, remote }: Ask): Promise<[string, number, number][]> {
  if (knownKey && (await isKnownBrowser(db, hashToken(knownKey), email)))
    return [[`sign-in-known:${hashToken(`${email} ${knownKey}`)}`, LETTERS_TO_KNOWN, 900]]
  const network = networkOf(remote)
  return [
    // Counted for whom and from where together, so that nobody can use up somebody else's.
    [`sign-in-to:${hashToken(`${email} ${network}`)}`, 5, 900],
    [`sign-in-letters:${hashToken(email)}`, LETTERS_TO_ONE, 3600],
    [`sign-in-from:${hashToken(network)}`, 60, 3600],
  ]
}

type AskRefusal = 'address-unreadable' | 'too-many'

/**
 * Sends a code and a link to an address. Known and unknown addresses take the same path and get the same answer: an account comes into
 * being at the first sign-in, so there is nothing to find out.
 */
export async function askToSignIn(
  { db, clock, config, mail }: Platform,
  ask: Ask,
): Promise<Result<{ email: string }, Refusal<AskRefusal>>> {
  const email = readAddress(ask.typed)
  if (!email) return refuse('address-unreadable')
  const now = clock.now()
  for (const [bucket, limit, seconds] of await limitsOf(db, email, ask)) {
    const answer = await rateLimit(db, bucket, limit, seconds, now)
    if (!answer.allowed) return refuse('too-many', { minutes: Math.ceil(answer.retryAfterSeconds / 60) })
  }
  const code = newCode()
  const link = newToken()
  const browserHash = hashToken(ask.browserKey)
  await db.transaction().execute(async (tx) => {
    await keepCode(
      tx,
      {
        email,
        codeHash: hashCode(code, browserHash),
        linkHash: hashToken(link),
        browserHash,
        language: ask.language,
        returnTo: safeReturn(ask.returnTo),
      },
      now,
      new Date(now.getTime() + CODE_MINUTES * 60_000),
    )
    const address = `${config.origin}/${ask.language}/sign-in/link/${link}`
    await mail.queue(tx, {
      to: email,
      key: `${SIGN_IN_LETTER}${hashToken(link)}`,
      ...signInLetter(ask.language, code, address),
    })
  })
  return ok({ email })
}
