import type { Cookie } from '../page/route.ts'

/** Rules for the browser that go with every answer. */
export const securityHeaders = (nonce: string, secure: boolean): Record<string, string> => ({
  'content-security-policy': `default-src 'self'; style-src 'self' 'nonce-${nonce}'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  ...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
})

/** A cookie as a header line; scripts may not read it unless it says so. */
export function cookieLine(cookie: Cookie, secure: boolean): string {
  const age = cookie.days === null ? '' : `; Max-Age=${Math.round(cookie.days * 86_400)}`
  const hidden = cookie.httpOnly === false ? '' : '; HttpOnly'
  return `${cookie.name}=${cookie.value}; Path=/; SameSite=Lax${age}${hidden}${secure ? '; Secure' : ''}`
}
