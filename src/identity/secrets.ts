import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** 256 random bits in base64url: what a cookie or a link carries. Only its hash is ever stored. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** Eight decimal digits (26 bits), to be typed from a letter; guesses are counted and the code dies with them. */
export const newCode = (): string => String(randomInt(0, 100_000_000)).padStart(8, '0')

/** SHA-256 in hex; a token of 256 bits needs no salt. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** A short code is hashed together with the browser that asked for it, so a stolen table does not give codes back cheaply elsewhere. */
export const hashCode = (code: string, browserHash: string): string =>
  createHash('sha256').update(`${browserHash}:${code}`).digest('hex')

/** Compares two hex hashes in constant time. */
export function sameHash(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

const DIGITS: Record<string, string> = {}
for (const zero of [0x0660, 0x06f0, 0xff10])
  for (let i = 0; i < 10; i++) DIGITS[String.fromCharCode(zero + i)] = String(i)

/** A code as typed: spaces and dashes dropped, Arabic, Persian and full-width digits read as Western ones. */
export const readCode = (typed: string): string =>
  [...typed]
    .map((c) => DIGITS[c] ?? c)
    .filter((c) => c >= '0' && c <= '9')
    .join('')
