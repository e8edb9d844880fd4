import type { Cookie, PageRequest } from '../page/route.ts'
import { newToken } from './secrets.ts'

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

export const signInCookie = (token: string, days: number): Cookie => ({ name: SIGN_IN_COOKIE, value: token, days })
export const endSignInCookie: Cookie = { name: SIGN_IN_COOKIE, value: '', days: 0 }
