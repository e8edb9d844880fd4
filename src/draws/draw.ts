import { createHash } from 'node:crypto'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'

/** One pick of a draw. */
type Pick = {
  /** Place in the list of all entries, from 1. */
  readonly number: number
  readonly entry: string
  /** MD5 of this step, hexadecimal. */
  readonly hash: string
  /** How many entries were left to pick from. */
  readonly of: number
}

/** What every step's hash is made of, as RFC 3797 (section 4.1) writes sources of randomness. */
export type Draw = { readonly key: string; readonly picks: readonly Pick[] }

/** RFC 3797 counts its steps in two octets. */
const MOST = 65_536

const isNumber = (value: string) => /^\d+(?:\.\d+)?$/.test(value)
/** Without zeros that say nothing: 007 is 7, 2.50 is 2.5. */
const plainNumber = (value: string) => {
  const [whole = '', part = ''] = value.split('.')
  const rest = part.replace(/0+$/, '')
  return `${BigInt(whole)}${rest ? `.${rest}` : ''}`
}
function bySize(a: string, b: string): number {
  const [[wholeA = '0', partA = ''], [wholeB = '0', partB = '']] = [a.split('.'), b.split('.')]
  const [x, y] = [BigInt(wholeA), BigInt(wholeB)]
  if (x !== y) return x < y ? -1 : 1
  return partA < partB ? -1 : Number(partA > partB)
}

/**
 * The key string of sources of randomness, each a list of values (RFC 3797, section 4.1): numbers of one source in ascending order, each
 * followed by a full stop; each source followed by a slash. Other text counts by its letters and digits alone, in capitals.
 */
export const keyOf = (sources: readonly (readonly string[])[]): string =>
  sources
    .map((values) => {
      const written = values.every(isNumber)
        ? values.map(plainNumber).sort(bySize)
        : values.map((value) =>
            value
              .normalize('NFC')
              .toUpperCase()
              .replace(/[^\p{L}\p{N}]/gu, ''),
          )
      return `${written.map((value) => `${value}.`).join('')}/`
    })
    .join('')

/**
 * Picks entries of an ordered list, so that anybody with the same list and the same public numbers picks the same (RFC 3797, section 4.2):
 * each step hashes its number and the key with MD5, and takes the entry that stands at the remainder among those left. Entries keep their
 * numbers. Refuses `empty-list`, `empty-seed`, `pick-wrong` (fewer than 1 or more than there are) and `too-many`.
 */
export function draw(
  sources: readonly (readonly string[])[],
  entries: readonly string[],
  pick: number,
): Result<Draw, Refusal<'empty-list' | 'empty-seed' | 'pick-wrong' | 'too-many'>> {
  if (entries.length === 0) return refuse('empty-list')
  if (entries.length > MOST) return refuse('too-many', { most: MOST })
  if (!sources.some((values) => values.length > 0)) return refuse('empty-seed')
  if (!Number.isInteger(pick) || pick < 1 || pick > entries.length)
    return refuse('pick-wrong', { pick, most: entries.length })
  const key = keyOf(sources)
  const left = entries.map((entry, i) => ({ entry, number: i + 1 }))
  const picks: Pick[] = []
  for (let step = 0; step < pick; step++) {
    const hash = stepHash(step, key)
    const of = left.length
    const [taken] = left.splice(Number(BigInt(`0x${hash}`) % BigInt(of)), 1)
    if (taken) picks.push({ ...taken, hash, of })
  }
  return ok({ key, picks })
}

function stepHash(step: number, key: string): string {
  const index = Buffer.from([step >> 8, step & 0xff])
  return createHash('md5')
    .update(Buffer.concat([index, Buffer.from(key, 'utf8'), index]))
    .digest('hex')
}
