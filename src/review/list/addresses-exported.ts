import { defineAct } from '../../acts/public.ts'
import { ok } from '../../platform/result.ts'

type Wish = { readonly count: number; readonly format: string; readonly asked: string }

/** A file with people's e-mail addresses leaves the house: the record says who took it, how many, and what was asked for. */
export const addressesExported = defineAct<Wish, null, Wish, void, never>({
  name: 'addresses exported',
  may: 'maySeeAddresses',
  look: async () => ok(null),
  decide: (_, wish) => ok(wish),
  do: async () => {},
  record: (_, { count, format, asked }) => ({ subject: 'submissions', details: { count, format, asked } }),
})
