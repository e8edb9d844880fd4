import type { Cookie, PageRequest } from '../page/route.ts'
import type { Browser } from './complete-sign-in.ts'
import { deviceOf } from './device.ts'
import { newToken } from './secrets.ts'
import { SIGN_IN_DAYS } from './sign-in.ts'
import { endSignIn } from './store.ts'

export const SIGN_IN_COOKIE = 'convoke_sign_in'
export const DRAFT_COOKIE = 'convoke_draft'
const DRAFT_DAYS = 400 // the longest browsers grant

/** The secret of this browser, by which its drafts are found again and its codes are bound; made at first need. */
export function ensureBrowserKey(request: Pick<PageRequest, 'cookie'>): { key: string; cookies: Cookie[] } {
  const known = request.cookie(DRAFT_COOKIE)
  if (known && /^[\w-]{43}$/.test(known)) return { key: known, cookies: [] }
  const key = newToken()
  return { key, cookies: [{ name: DRAFT_COOKIE, value: key, days: DRAFT_DAYS }] }
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
export const endSignInCookie: Cookie = { name: SIGN_IN_COOKIE, value: '', days: 0 }
