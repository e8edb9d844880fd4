import { randomInt } from 'node:crypto'

/** Digits and letters of Crockford’s base 32: none that is taken for another (I, L, O), and no U. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 12
const READ_AS: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' }

/** Twelve signs (60 bits): nobody guesses one that was given. */
export const newProofCode = (): string =>
  Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)] as string).join('')

/** As it is printed, in three groups. */
export const printedCode = (code: string): string => (code.match(/.{4}/g) ?? [code]).join('-')

/** A code as somebody typed it: any case, with or without dashes and spaces, full-width too; null when it cannot be one. */
export function readProofCode(typed: string): string | null {
  const signs = [...typed.normalize('NFKC').toUpperCase()].filter((c) => /[\p{L}\p{N}]/u.test(c))
  const read = signs.map((c) => READ_AS[c] ?? c).join('')
  return read.length === LENGTH && [...read].every((c) => SIGNS.includes(c)) ? read : null
}
