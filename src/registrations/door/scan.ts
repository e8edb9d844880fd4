import { z } from 'zod'

/** One scan as a phone made it: it names it, and says by its clock when. `there` false takes an earlier one back. */
export const scan = z.object({
  id: z.uuid(),
  /** Key of a badge, or a registration's number. */
  who: z.string().min(1).max(300),
  session: z.int().positive().nullable(),
  there: z.boolean(),
  at: z.iso.datetime().transform((text) => new Date(text)),
})
export type Scan = z.output<typeof scan>
/** As many as a phone keeps before it must be emptied; a form holds them all. */
export const scans = z.array(scan).max(1_000)

/** A clock of a phone that runs ahead says at most now. */
export const soonest = (at: Date, now: Date): Date => (at > now ? now : at)

/** What a badge's code or somebody's typing names: the key of a badge, or the number of a registration. */
export function readWho(typed: string): { readonly key: string } | { readonly number: number } | null {
  const text = typed.normalize('NFKC').trim()
  const key = /\/badge\/([\w-]{20})$/.exec(text)?.[1] ?? /^([\w-]{20})$/.exec(text)?.[1]
  if (key) return { key }
  return /^\d{1,7}$/.test(text) ? { number: Number(text) } : null
}
