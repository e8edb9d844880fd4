import { randomBytes } from 'node:crypto'

// No i, l, o, u: an identifier read aloud or typed from paper stays itself.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** A new public identifier such as `p-3k9x2m7q4d`: 50 random bits, never sequential, safe in an address. */
export function newId(prefix: string): string {
  let body = ''
  for (const byte of randomBytes(10)) body += ALPHABET[byte & 31]
  return `${prefix}-${body}`
}
