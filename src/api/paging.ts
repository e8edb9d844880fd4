import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'

/** How many things one answer holds when nobody says, and at most. */
export const USUAL = 50
export const MOST = 200

/** What is asked of a list: those behind a key, so many. Keys grow in the order of the list. */
export type Page = { readonly after: string | null; readonly limit: number }

type PageRefusal = Refusal<'cursor-unknown' | 'limit-wrong'>

/** A cursor is opaque to whoever reads it: it says behind which key the next page begins. */
export const cursorOf = (key: string): string => Buffer.from(`k1:${key}`).toString('base64url')

export function pageFrom(query: URLSearchParams): Result<Page, PageRefusal> {
  const limit = query.get('limit')
  if (limit !== null && !(/^\d{1,3}$/.test(limit) && Number(limit) >= 1 && Number(limit) <= MOST))
    return refuse('limit-wrong')
  const cursor = query.get('cursor')
  const said = cursor === null ? null : Buffer.from(cursor, 'base64url').toString('utf8')
  if (said !== null && (!/^k1:[\w-]{1,100}$/.test(said) || cursorOf(said.slice(3)) !== cursor))
    return refuse('cursor-unknown')
  return ok({ after: said?.slice(3) ?? null, limit: limit === null ? USUAL : Number(limit) })
}

/** Things of a list at hand, in the order of their keys, as far as a page holds them, and the key of its last if more follow. */
export function pageOf<Thing>(
  things: readonly Thing[],
  keyOf: (thing: Thing) => string,
  { after, limit }: Page,
): { readonly shown: readonly Thing[]; readonly next: string | null } {
  const behind = things.filter((thing) => after === null || keyOf(thing) > after)
  const shown = behind.slice(0, limit)
  const last = shown.at(-1)
  return { shown, next: behind.length > limit && last !== undefined ? keyOf(last) : null }
}

/** Numbers as keys, so that they grow as texts too. */
export const numberKey = (number: number): string => String(number).padStart(9, '0')
