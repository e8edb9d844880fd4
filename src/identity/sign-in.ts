import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'

/** How long things last. Staff see other people's data, so their sign-in is shorter (ASVS 5.0, 7.3). */
export const CODE_MINUTES = 15
const CODE_GUESSES = 5
export const SIGN_IN_DAYS = 30
const STAFF_SIGN_IN_HOURS = 12
export const IDLE_DAYS = 14

export type AskedCode = {
  readonly id: string
  readonly email: string
  readonly language: string
  readonly codeHash: string
  readonly browserHash: string
  readonly attempts: number
  readonly expiresAt: Date
  readonly usedAt: Date | null
  readonly returnTo: string | null
}

export type CodeRefusal = Refusal<'code-wrong' | 'code-expired' | 'code-worn-out'>

/** May this code sign its owner in? Wrong and unknown look the same; a code dies after five wrong guesses. */
export function judgeCode(asked: AskedCode | null, matches: boolean, now: Date): Result<AskedCode, CodeRefusal> {
  if (!asked || asked.usedAt || now >= asked.expiresAt) return refuse('code-expired')
  if (asked.attempts >= CODE_GUESSES) return refuse('code-worn-out')
  return matches ? ok(asked) : refuse('code-wrong', { left: CODE_GUESSES - asked.attempts - 1 })
}

/** When a sign-in begun `now` ends at the latest. */
export function signInEnd(now: Date, isStaff: boolean): Date {
  return new Date(now.getTime() + (isStaff ? STAFF_SIGN_IN_HOURS * 3_600_000 : SIGN_IN_DAYS * 86_400_000))
}

/** A sign-in counts while it has not ended, not passed its end, and was used within the last fourteen days. */
export function isSignedIn(s: { endedAt: Date | null; expiresAt: Date; lastSeenAt: Date }, now: Date): boolean {
  return !s.endedAt && now < s.expiresAt && now.getTime() - s.lastSeenAt.getTime() < IDLE_DAYS * 86_400_000
}

/** Only a path of this site may be the place to return to: no scheme, no host, no backslash tricks. */
export function safeReturn(path: string | null | undefined): string | null {
  if (!path || path.length > 500 || !/^\/(?![/\\])[^\\\p{C}]*$/u.test(path)) return null
  const url = new URL(path, 'http://here.invalid')
  return url.host === 'here.invalid' ? url.pathname + url.search : null
}
