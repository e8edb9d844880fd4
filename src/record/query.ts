import type { RecordQuery } from '../acts/public.ts'
import { instantOf } from '../consultation/public.ts'

/** What narrows the record, as an address says it; empty means no wish. */
export type Wish = {
  readonly person: string
  readonly act: string
  readonly thing: string
  /** Days of the edition's calendar, both included. */
  readonly from: string
  readonly to: string
  /** Lines before this one: the next page. */
  readonly before: number | null
}

const day = (typed: string | null): string => /^\d{4}-\d{2}-\d{2}$/.exec(typed ?? '')?.[0] ?? ''

export const wishIn = (address: URLSearchParams): Wish => ({
  person: (address.get('person') ?? '').replaceAll('\0', '').slice(0, 60),
  act: (address.get('act') ?? '').replaceAll('\0', '').slice(0, 80),
  thing: (address.get('thing') ?? '').replaceAll('\0', '').trim().slice(0, 80),
  from: day(address.get('from')),
  to: day(address.get('to')),
  before: Number(/^\d{1,15}$/.exec(address.get('before') ?? '')?.[0]) || null,
})

/** The beginning of a day by the clocks of a zone; undefined when there is no such day. */
function beginningOf(of: string, zone: string, plus = 0): Date | undefined {
  const date = new Date(`${of}T12:00:00Z`)
  if (of === '' || Number.isNaN(date.getTime())) return undefined
  date.setUTCDate(date.getUTCDate() + plus)
  const found = instantOf(`${date.toISOString().slice(0, 10)}T00:00`, zone)
  return found.ok ? found.value : undefined
}

/** The same as a question to the record. */
export function queryOf(wish: Wish, zone: string, limit: number): RecordQuery {
  const [since, until] = [beginningOf(wish.from, zone), beginningOf(wish.to, zone, 1)]
  return {
    limit,
    ...(since ? { since } : {}),
    ...(until ? { until } : {}),
    ...(wish.thing ? { thing: wish.thing } : {}),
    ...(wish.person ? { personId: wish.person } : {}),
    ...(wish.act ? { act: wish.act } : {}),
    ...(wish.before ? { before: wish.before } : {}),
  }
}
