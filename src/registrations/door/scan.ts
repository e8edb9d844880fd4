import { createHash } from 'node:crypto'

/** One scan at a door: who, for which session (null: the forum itself), and when. `there` false takes an earlier one back. */
export type Scan = {
  /** What the phone that made it calls it, to be told by what became of it. */
  readonly id: string
  /** Key of a badge, or a registration's number. */
  readonly who: string
  readonly session: number | null
  readonly there: boolean
  readonly at: Date
}

/**
 * The name a scan is kept under. The same badge at the same place and moment is one scan, whoever sends it how often, from whichever phone.
 */
export function scanName(registrationId: string, sessionId: string | null, { there, at }: Scan): string {
  const said = [registrationId, sessionId, there, at.getTime()].join(' ')
  const hex = createHash('sha256').update(said).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

/** A clock of a phone that runs ahead says at most now. */
export const soonest = (at: Date, now: Date): Date => (at > now ? now : at)

/** What a badge's code or somebody's typing names: the key of a badge, or the number of a registration. */
export function readWho(typed: string): { readonly key: string } | { readonly number: number } | null {
  const text = typed.normalize('NFKC').trim()
  const key = /\/badge\/([\w-]{20})$/.exec(text)?.[1] ?? /^([\w-]{20})$/.exec(text)?.[1]
  if (key) return { key }
  return /^\d{1,7}$/.test(text) ? { number: Number(text) } : null
}
