import { defineAct } from '../acts/public.ts'
import { findOrAddPerson, readAddress } from '../identity/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { cut, singleLine } from '../platform/text.ts'
import { jurorLetter } from './letters.ts'
import { type Judged, type Juror, judgedHeld, jurorsOf } from './reads.ts'
import { addJuror, endJuror } from './store.ts'

type Wish = {
  readonly selection: string
  readonly email: string
  readonly basis: string
  readonly from: string
  readonly until: string
}
type Code =
  | 'selection-unknown'
  | 'address-wrong'
  | 'basis-missing'
  | 'term-wrong'
  | 'named-already'
  | 'released-already'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const LONGEST_BASIS = 300

/** Names who judges, on whose word and for how long; the room opens with a sign-in through that address, and a letter says so. */
export const jurorNamed = defineAct<Wish, Judged, Wish, void, Code>({
  name: 'juror named',
  may: 'mayHandleJudging',
  // Held, so that nobody is named to a jury whose winners are being announced.
  async look(at, { selection }) {
    const judged = await judgedHeld(at, selection)
    return judged ? ok(judged) : refuse('selection-unknown')
  },
  decide({ releasedAt }, wish) {
    const email = readAddress(wish.email)
    const basis = cut(singleLine(wish.basis), LONGEST_BASIS)
    if (releasedAt) return refuse('released-already')
    if (!email) return refuse('address-wrong')
    if (basis === '') return refuse('basis-missing')
    if (!DAY.test(wish.from) || !DAY.test(wish.until) || wish.until < wish.from) return refuse('term-wrong')
    return ok({ ...wish, email, basis })
  },
  async do({ tx, edition, personId: by, now }, { email, ...wish }, { id }) {
    const personId = await findOrAddPerson(tx, { email, language: 'en' }, now)
    await addJuror(tx, edition, { ...wish, selectionId: id, personId }, { by, now })
  },
  record: (_, { basis, from, until }, { code }) => ({ subject: code, after: { basis, from, until } }),
  async tell({ tx, edition, platform }, _, { email }, judged) {
    const juror = (await jurorsOf(tx, edition, judged.id)).find((one) => one.email === email && one.endedAt === null)
    if (juror) await platform.mail.queue(tx, jurorLetter({ edition, judged, origin: platform.config.origin }, juror))
  },
  refusalOf: async (error) =>
    (error as { constraint?: string }).constraint === 'juror_once' ? { code: 'named-already', facts: {} } : null,
})

/** Ends a juror's term before its day; what they scored stays, and counts. */
export const jurorEnded = defineAct<
  { selection: string; id: string },
  { judged: Judged; juror: Juror },
  null,
  void,
  'selection-unknown' | 'juror-unknown'
>({
  name: 'juror ended',
  may: 'mayHandleJudging',
  async look(at, { selection, id }) {
    const judged = await judgedHeld(at, selection)
    if (!judged) return refuse('selection-unknown')
    const juror = (await jurorsOf(at.tx, at.edition, judged.id)).find((one) => one.id === id)
    return juror ? ok({ judged, juror }) : refuse('juror-unknown')
  },
  shown: ({ juror }) => ({ [juror.id]: [juror.email, juror.endedAt] }),
  decide: ({ juror }) => (juror.endedAt ? refuse('juror-unknown') : ok(null)),
  do: ({ tx, edition, now }, _, { juror }) => endJuror(tx, edition, juror.id, now),
  record: (_, __, { judged, juror }) => ({ subject: judged.code, before: { basis: juror.basis, until: juror.until } }),
})
