import { createHash } from 'node:crypto'

/** Namespace of everything whose guid is made here (version 5 of RFC 9562), so that the same file gives the same guids for ever. */
const NAMESPACE = Buffer.from('6f1f0f7e3c5d5a0c9b1e2d4c8a7b6e51', 'hex')

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
export const NIL = '00000000-0000-0000-0000-000000000000'

export const isUuid = (text: string): boolean => UUID.test(text)

/** The guid that stands for these words, always the same. */
export function guidOf(...words: readonly string[]): string {
  const hash = createHash('sha1').update(NAMESPACE).update(words.join('\u0000')).digest()
  hash[6] = ((hash[6] as number) & 0x0f) | 0x50
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80
  const hex = hash.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

const LARGEST_ID = 2 ** 31 - 1

/**
 * Positive numbers for things that may lack one: kept where they have one nobody else has, otherwise made of the guid, so that the same
 * programme always gives the same numbers whatever the order.
 */
export function numbered(
  things: readonly { readonly guid: string; readonly id: number | null }[],
): Map<string, number> {
  const numbers = new Map<string, number>()
  const taken = new Set<number>()
  const give = (guid: string, id: number) => {
    numbers.set(guid, id)
    taken.add(id)
  }
  for (const { guid, id } of things)
    if (id !== null && Number.isInteger(id) && id > 0 && id <= LARGEST_ID && !taken.has(id) && !numbers.has(guid))
      give(guid, id)
  for (const { guid } of [...things].sort((a, b) => (a.guid < b.guid ? -1 : 1))) {
    if (numbers.has(guid)) continue
    let id = createHash('sha1').update(guid).digest().readUInt32BE(0) % LARGEST_ID
    while (id === 0 || taken.has(id)) id = (id + 1) % LARGEST_ID
    give(guid, id)
  }
  return numbers
}

/** Letters of Latin, Cyrillic and Greek as plain ones; what has no counterpart is left out. */
export function plainLetters(text: string): string {
  const spelled = text.toLowerCase().replace(/[а-яёіїєґßæøœłđþðα-ω]/gu, (letter) => SPELLED[letter] ?? '')
  return spelled.normalize('NFKD').replace(/\p{M}/gu, '')
}

const SPELLED: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    'а=a,б=b,в=v,г=g,д=d,е=e,ё=yo,ж=zh,з=z,и=i,й=y,к=k,л=l,м=m,н=n,о=o,п=p,р=r,с=s,т=t,у=u,ф=f,х=kh,ц=ts,ч=ch,ш=sh,щ=shch,ъ=,ы=y,ь=,э=e,ю=yu,я=ya,і=i,ї=yi,є=ye,ґ=g,ß=ss,æ=ae,ø=o,œ=oe,ł=l,đ=d,þ=th,ð=d,α=a,β=v,γ=g,δ=d,ε=e,ζ=z,η=i,θ=th,ι=i,κ=k,λ=l,μ=m,ν=n,ξ=x,ο=o,π=p,ρ=r,σ=s,ς=s,τ=t,υ=y,φ=f,χ=ch,ψ=ps,ω=o'
      .split(',')
      .map((pair) => pair.split('=') as [string, string]),
  ),
}

/** Lower-case words joined by hyphens, letters and digits only; empty when nothing of the text can be said so. */
export const slugWords = (text: string): string =>
  plainLetters(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')

/** Short name of the conference as the strictest readers take it: at least four of a-z, 0-9 and _. */
export function plainAcronym(acronym: string | null, title: string | null, year: string): string {
  const letters = (text: string | null) => plainLetters(text ?? '').replace(/[^a-z0-9_]/g, '')
  const short = letters(acronym) || letters(title).slice(0, 12) || 'forum'
  return short.length >= 4 ? short : `${short}${year}`.padEnd(4, '_')
}

/** Names no two of which are the same: the second "Room A" becomes "Room A (2)". */
export function unlike(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let unique = name
    for (let n = 2; taken.has(unique); n++) unique = `${name} (${n})`
    taken.add(unique)
    return unique
  })
}
