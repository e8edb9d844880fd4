import type { Cookie, PageRequest } from '../page/route.ts'
import type { PersonId } from '../platform/db/schema.ts'
import type { Browser } from './complete-sign-in.ts'
import { deviceOf } from './device.ts'
import { hashToken, newToken } from './secrets.ts'
import { SIGN_IN_DAYS } from './sign-in.ts'
import { endSignIn, keepKnownBrowser } from './store.ts'

export const SIGN_IN_COOKIE = 'convoke_sign_in'
export const DRAFT_COOKIE = 'convoke_draft'
/** By which a browser somebody signed in with before is known when they sign in again. It opens nothing. */
const KNOWN_COOKIE = 'convoke_known'
export const KEY_DAYS = 400 // the longest browsers grant

const KEY = /^[\w-]{43}$/

/** The secret of this browser, by which its drafts are found again and its codes are bound; made at first need. */
export function ensureBrowserKey(request: Pick<PageRequest, 'cookie'>): { key: string; cookies: Cookie[] } {
  const known = request.cookie(DRAFT_COOKIE)
  if (known && KEY.test(known)) return { key: known, cookies: [] }
  const key = newToken()
  return { key, cookies: [{ name: DRAFT_COOKIE, value: key, days: KEY_DAYS }] }
}

/** The browser a request comes from, as somebody signs in with it. */
export const browserOf = ({ viewer, userAgent }: Pick<PageRequest, 'viewer' | 'userAgent'>): Browser => ({
  draftKey: viewer.draftKey,
  device: deviceOf(userAgent),
})

/** Ends the sign-in of whoever sends the request; the answer takes the cookie away. */
export async function endOwnSignIn({ platform, viewer }: Pick<PageRequest, 'platform' | 'viewer'>): Promise<void> {
  const { person, signInId } = viewer
  if (person && signInId)
    await platform.db.transaction().execute((tx) => endSignIn(tx, signInId, person.id, platform.clock.now()))
}

export const signInCookie = (token: string): Cookie => ({ name: SIGN_IN_COOKIE, value: token, days: SIGN_IN_DAYS })
export const endBrowserKeyCookie: Cookie = { name: DRAFT_COOKIE, value: '', days: 0 }
export const endSignInCookie: Cookie = { name: SIGN_IN_COOKIE, value: '', days: 0 }

/** Remembers that somebody has signed in with this browser, so that nobody else's asking can keep them from doing so again. */
export async function rememberBrowser(
  { platform, cookie }: Pick<PageRequest, 'platform' | 'cookie'>,
  personId: PersonId,
): Promise<Cookie> {
  const before = cookie(KNOWN_COOKIE)
  const token = before && KEY.test(before) ? before : newToken()
  await platform.db
    .transaction()
    .execute((tx) => keepKnownBrowser(tx, hashToken(token), personId, platform.clock.now()))
  return { name: KNOWN_COOKIE, value: token, days: KEY_DAYS }
}

/** The secret by which this browser is known, if it has one. */
export const knownKeyOf = ({ cookie }: Pick<PageRequest, 'cookie'>): string | null => {
  const token = cookie(KNOWN_COOKIE)
  return token && KEY.test(token) ? token : null
}
