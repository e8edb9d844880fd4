import { defineAct } from '../acts/public.ts'
import { findOrAddPerson, readAddress } from '../identity/public.ts'
import { dayIn } from '../platform/languages/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { cut, singleLine } from '../platform/text.ts'
import { selectionHeld } from './held.ts'
import { focalLetter } from './letters.ts'
import { type FocalPoint, focalPointsOf, type Nominations, type Nominee, nomineesOf, standing } from './reads.ts'
import { addFocalPoint, endFocalPoint, saySomething } from './store.ts'
import { wordsOf } from './words.ts'

type Named = {
  readonly selection: string
  readonly email: string
  readonly group: string
  readonly basis: string
  readonly from: string
  readonly until: string
}
type NameFacts = { readonly selection: Nominations; readonly points: readonly FocalPoint[] }
type NameCode =
  | 'selection-unknown'
  | 'address-wrong'
  | 'basis-missing'
  | 'term-wrong'
  | 'group-unknown'
  | 'named-already'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const LONGEST_BASIS = 300

/** Names who speaks for a group, on whose word, and for how long; the room opens with a sign-in through that address. */
export const focalPointNamed = defineAct<Named, NameFacts, Named, void, NameCode>({
  name: 'focal point named',
  may: 'mayHandleNominations',
  async look(at, wish) {
    const selection = await selectionHeld(at, wish.selection)
    if (!selection) return refuse('selection-unknown')
    return ok({ selection, points: await focalPointsOf(at.tx, at.edition, selection.id) })
  },
  decide(_, wish) {
    const address = readAddress(wish.email)
    const basis = cut(singleLine(wish.basis), LONGEST_BASIS)
    if (!address) return refuse('address-wrong')
    if (basis === '') return refuse('basis-missing')
    if (wish.group === '') return refuse('group-unknown')
    if (!DAY.test(wish.from) || !DAY.test(wish.until) || wish.until < wish.from) return refuse('term-wrong')
    return ok({ ...wish, email: address, basis })
  },
  async do({ tx, edition, personId: by, now }, wish, { selection }) {
    const personId = await findOrAddPerson(tx, { email: wish.email, language: 'en' }, now)
    await addFocalPoint(tx, edition, { ...wish, selectionId: selection.id, personId }, { personId: by, now })
  },
  record: (_, { group, basis, from, until }, { selection }) => ({
    subject: selection.code,
    after: { group, basis, from, until },
  }),
  async tell({ tx, edition, platform }, _, { email, group }, { selection }) {
    const points = await focalPointsOf(tx, edition, selection.id)
    const named = points.find((one) => one.email === email && one.group === group && one.endedAt === null)
    if (!named) return
    const from = { origin: platform.config.origin, edition, selection }
    const called = (await wordsOf(tx, edition, named.language)).groupName(group)
    const letter = focalLetter(from, { ...named, group: called }, `focal-point:${named.id}`)
    if (letter) await platform.mail.queue(tx, letter)
  },
  refusalOf: async (error) =>
    (error as { constraint?: string }).constraint === 'focal_point_once' ? { code: 'named-already', facts: {} } : null,
})

/** Ends a term before its time; what was said stays. */
export const focalPointEnded = defineAct<
  { selection: string; id: string },
  { selection: Nominations; point: FocalPoint },
  null,
  void,
  'selection-unknown' | 'focal-point-unknown'
>({
  name: 'focal point ended',
  may: 'mayHandleNominations',
  async look(at, wish) {
    const selection = await selectionHeld(at, wish.selection)
    if (!selection) return refuse('selection-unknown')
    const point = (await focalPointsOf(at.tx, at.edition, selection.id)).find(({ id }) => id === wish.id)
    return point ? ok({ selection, point }) : refuse('focal-point-unknown')
  },
  shown: ({ point }) => ({ [point.id]: [point.group, point.endedAt] }),
  decide: ({ point }) => (point.endedAt ? refuse('focal-point-unknown') : ok(null)),
  do: ({ tx, edition, now }, _, { point }) => endFocalPoint(tx, edition, point.id, now),
  record: (_, __, { selection, point }) => ({ subject: selection.code, before: { group: point.group } }),
})

/** Whether a term runs on a day of the edition's calendar. */
export const inTerm = ({ from, until, endedAt }: FocalPoint, today: string): boolean =>
  endedAt === null && from <= today && today <= until

type WordWish = {
  readonly selection: string
  readonly number: number
  readonly endorsed: boolean
  readonly rank: string
  readonly comment: string
}
type WordFacts = {
  readonly selection: Nominations
  readonly nominee: Nominee
  readonly point: FocalPoint
  readonly today: string
}
type WordCode = 'room-unknown' | 'nominee-unknown' | 'rank-wrong' | 'rank-taken' | 'released-already'
type Word = { readonly endorsed: boolean; readonly rank: number | null; readonly comment: string }

export const LONGEST_COMMENT = 2000

/** What a focal point says of a nominee of the group: endorsed or not, at which rank, and why. */
export const focalWordSaid = defineAct<WordWish, WordFacts, Word, void, WordCode>({
  name: 'focal word said',
  may: 'owner',
  async look(at, wish) {
    const selection = await selectionHeld(at, wish.selection)
    const points = selection ? await focalPointsOf(at.tx, at.edition, selection.id) : []
    const own = points.filter(({ personId }) => personId === at.personId && at.personId !== null)
    const today = dayIn(at.edition.zone, at.now)
    const nominee =
      selection &&
      standing(await nomineesOf(at.tx, at.edition, selection.id)).find((one) => one.entry.number === wish.number)
    const point = own.find((one) => inTerm(one, today) && one.group === nominee?.group)
    if (!selection || own.length === 0) return refuse('room-unknown')
    return nominee && point ? ok({ selection, nominee, point, today }) : refuse('nominee-unknown')
  },
  shown: ({ nominee, point }) => ({
    [String(nominee.entry.number)]: [
      nominee.answers,
      nominee.words.find(({ focalPointId }) => focalPointId === point.id),
    ],
  }),
  decide({ selection }, { endorsed, rank, comment }) {
    if (selection.releasedAt) return refuse('released-already')
    const read = rank.trim()
    if (read !== '' && !/^[1-9]\d?$/.test(read)) return refuse('rank-wrong')
    return ok({ endorsed, rank: read === '' ? null : Number(read), comment: cut(comment.trim(), LONGEST_COMMENT) })
  },
  do: ({ tx, edition, now }, word, { nominee, point }) =>
    saySomething(tx, edition, { ...word, nomineeId: nominee.id, focalPointId: point.id }, now),
  record: (_, { endorsed, rank }, { selection, nominee }) => ({
    subject: selection.code,
    details: { entry: nominee.entry.number, endorsed, rank },
  }),
  refusalOf: async (error) =>
    (error as { constraint?: string }).constraint === 'focal_word_rank' ? { code: 'rank-taken', facts: {} } : null,
})
