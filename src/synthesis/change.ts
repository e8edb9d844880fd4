import { isDeepStrictEqual } from 'node:util'
import { type Acting, defineAct } from '../acts/public.ts'
import { lockEdition } from '../consultation/public.ts'
import type { JsonObject } from '../platform/db/schema.ts'
import type { Localized } from '../platform/languages/public.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { deskOf, type ReadableText, readableText } from './reads.ts'
import { overlaps, runsOf, type Span, sentencesOf, spanOfWords } from './spans.ts'
import { addChange, addPassage, addPoint, addTheme, type Changed, markUndone, setState } from './store.ts'
import { type Desk, type State, standing, type Thing, treeOf } from './things.ts'

const LONGEST_NAME = 120
const LONGEST_POINT = 1200

type Code =
  | 'thing-unknown'
  | 'words-missing'
  | 'words-too-long'
  | 'theme-into-itself'
  | 'theme-name-taken'
  | 'passage-unknown'
  | 'no-passages'

/** What an officer wishes of a theme, a passage or a point that there is. */
export type ChangeWish =
  | { readonly do: 'name'; readonly id: string; readonly name: Localized; readonly parent: string | null }
  | { readonly do: 'tag'; readonly id: string; readonly themes: readonly string[] }
  | { readonly do: 'word'; readonly id: string; readonly words: Localized; readonly theme: string | null }
  | { readonly do: 'quote'; readonly id: string; readonly passages: readonly string[] }
  | { readonly do: 'unquote'; readonly id: string; readonly passage: string }
  | { readonly do: 'move'; readonly thing: Thing; readonly id: string; readonly by: -1 | 1 }
  | { readonly do: 'remove' | 'restore'; readonly thing: Thing; readonly id: string }

const thingOf = (wish: ChangeWish): Thing => {
  switch (wish.do) {
    case 'name':
      return 'theme'
    case 'tag':
      return 'passage'
    case 'word':
    case 'quote':
    case 'unquote':
      return 'point'
    case 'move':
    case 'remove':
    case 'restore':
      return wish.thing
  }
}

const all = (desk: Desk, thing: Thing): readonly { readonly id: string; readonly state: State }[] =>
  ({ theme: desk.themes, passage: desk.passages, point: desk.points })[thing]

type Facts = { readonly desk: Desk; readonly thing: Thing; readonly id: string; readonly state: State }

/** One officer at a time writes what an edition's officers share; the others wait for the moment, and see what it became. */
async function lookAt(at: Acting, thing: Thing, id: string): Promise<Result<Facts, Refusal<Code>>> {
  if (at.locking) await lockDesk(at)
  const desk = await deskOf(at.tx, at.edition)
  const found = all(desk, thing).find((one) => one.id === id)
  return found ? ok({ desk, thing, id, state: found.state }) : refuse('thing-unknown')
}

const lockDesk = ({ tx, edition }: Acting) => lockEdition(tx, edition)

/** What of a thing must still be so when it is changed. */
export const thingShown = (id: string, state: State) => ({ [id]: state })

/** A theme is renamed or moved, a passage tagged, a point worded or made of other passages; a thing is taken away or brought back. */
export const thingChanged = defineAct<ChangeWish, Facts, State, Changed, Code>({
  name: 'synthesis changed',
  may: 'maySynthesize',
  look: (at, wish) => lookAt(at, thingOf(wish), wish.id),
  shown: ({ id, state }) => thingShown(id, state),
  decide: ({ desk, state }, wish) => changed(desk, state, wish),
  async do({ tx, edition, personId, now }, after, { thing, id, state }) {
    const change = { thing, id, before: state, after }
    await setState(tx, edition, change)
    await addChange(tx, edition, change, { personId, now })
    return change
  },
  record: ({ thing, before, after }, _, { id }) => ({
    subject: id,
    details: { thing },
    before: before as unknown as JsonObject,
    after: after as unknown as JsonObject,
  }),
})

type Decided<S = State> = Result<S, Refusal<Code>>

function changed(desk: Desk, state: State, wish: ChangeWish): Decided {
  switch (wish.do) {
    case 'name':
      return named(desk, state, wish)
    case 'tag':
      return ok({ ...state, themes: knownThemes(desk, wish.themes) })
    case 'word':
      return worded(desk, state, wish)
    case 'quote':
      return quoting(desk, state, wish.passages)
    case 'unquote':
      return 'passages' in state
        ? ok({ ...state, passages: state.passages.filter((id) => id !== wish.passage) })
        : refuse('thing-unknown')
    case 'move':
      return 'position' in state ? ok({ ...state, position: movedTo(desk, wish) }) : refuse('thing-unknown')
    case 'remove':
      return ok({ ...state, removed: true })
    case 'restore':
      return ok({ ...state, removed: false })
  }
}

const knownThemes = ({ themes }: Desk, ids: readonly string[]): string[] =>
  standing(themes).flatMap(({ id }) => (ids.includes(id) ? [id] : []))

const folded = (name: Localized) => Object.values(name).map((text) => text.normalize('NFKC').toLowerCase())

/** Words in one language at least, none of them too long. */
function readWords(words: Localized, max: number): Decided<Localized> {
  const kept = Object.entries(words).flatMap(([language, text]) => (text?.trim() ? [[language, text.trim()]] : []))
  if (kept.length === 0) return refuse('words-missing')
  const longest = Math.max(...kept.map(([, text]) => text?.length ?? 0))
  return longest > max ? refuse('words-too-long', { is: longest, max }) : ok(Object.fromEntries(kept) as Localized)
}

function readName(desk: Desk, { name, parent }: { name: Localized; parent: string | null }, own: string | null) {
  const read = readWords(name, LONGEST_NAME)
  if (!read.ok) return read
  const beside = standing(desk.themes).filter(({ id, state }) => id !== own && state.parent === parent)
  const taken = beside.some(({ state }) => folded(state.name).some((one) => folded(read.value).includes(one)))
  return taken ? refuse('theme-name-taken') : read
}

function named(desk: Desk, state: State, wish: ChangeWish & { do: 'name' }): Decided {
  const parent = knownThemes(desk, wish.parent ? [wish.parent] : [])[0] ?? null
  for (let above = parent; above; above = desk.themes.find(({ id }) => id === above)?.state.parent ?? null)
    if (above === wish.id) return refuse('theme-into-itself')
  const name = readName(desk, { name: wish.name, parent }, wish.id)
  return name.ok ? ok({ ...state, name: name.value, parent } as State) : name
}

function worded(desk: Desk, state: State, wish: ChangeWish & { do: 'word' }): Decided {
  const words = readWords(wish.words, LONGEST_POINT)
  const theme = knownThemes(desk, wish.theme ? [wish.theme] : [])[0] ?? null
  return words.ok ? ok({ ...state, words: words.value, theme } as State) : words
}

function quoting(desk: Desk, state: State, passages: readonly string[]): Decided {
  if (!('passages' in state)) return refuse('thing-unknown')
  const known = standing(desk.passages).flatMap(({ id }) => (passages.includes(id) ? [id] : []))
  if (known.length === 0) return refuse('no-passages')
  return ok({ ...state, passages: [...state.passages, ...known.filter((id) => !state.passages.includes(id))] })
}

const GAP = 1024

/** The place of a thing that goes one up or down among those beside it; at the end it stays. */
function movedTo(desk: Desk, { thing, id, by }: ChangeWish & { do: 'move' }): number {
  const beside = besides(desk, thing, id)
  const at = beside.findIndex((one) => one.id === id)
  const own = beside[at]?.position ?? 0
  const [near, far] = [beside[at + by], beside[at + 2 * by]]
  if (!near) return own
  return far ? (near.position + far.position) / 2 : near.position + by * GAP
}

function besides(desk: Desk, thing: Thing, id: string): { id: string; position: number }[] {
  const placed =
    thing === 'theme'
      ? treeOf(desk.themes).map(({ theme }) => ({
          id: theme.id,
          of: theme.state.parent,
          position: theme.state.position,
        }))
      : standing(desk.points).map((one) => ({ id: one.id, of: one.state.theme, position: one.state.position }))
  const own = placed.find((one) => one.id === id)
  return placed
    .filter((one) => one.of === own?.of)
    .toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
}

const lastOf = (things: readonly { readonly state: { readonly position: number } }[]): number =>
  Math.max(0, ...things.map(({ state }) => state.position)) + GAP

type NewTheme = { readonly name: Localized; readonly parent: string | null }

/** A new theme of the edition's tree. */
export const themeMade = defineAct<NewTheme, Desk, NewTheme, Changed, Code>({
  name: 'theme made',
  may: 'maySynthesize',
  async look(at) {
    if (at.locking) await lockDesk(at)
    return ok(await deskOf(at.tx, at.edition))
  },
  decide(desk, wish) {
    const parent = knownThemes(desk, wish.parent ? [wish.parent] : [])[0] ?? null
    const name = readName(desk, { name: wish.name, parent }, null)
    return name.ok ? ok({ name: name.value, parent }) : name
  },
  async do({ tx, edition, personId, now }, theme, { themes }) {
    const after = { ...theme, position: lastOf(themes), removed: false }
    const id = await addTheme(tx, edition, after, { personId, now })
    const change: Changed = { thing: 'theme', id, before: null, after }
    await addChange(tx, edition, change, { personId, now })
    return change
  },
  record: ({ id, after }) => ({ subject: id, after: after as unknown as JsonObject }),
})

type NewPoint = { readonly words: Localized; readonly theme: string | null; readonly passages: readonly string[] }

/** A point is made, of passages that officers have taken. */
export const pointMade = defineAct<NewPoint, Desk, NewPoint, Changed, Code>({
  name: 'synthesis point made',
  may: 'maySynthesize',
  async look(at) {
    if (at.locking) await lockDesk(at)
    return ok(await deskOf(at.tx, at.edition))
  },
  decide(desk, wish) {
    const words = readWords(wish.words, LONGEST_POINT)
    if (!words.ok) return words
    const passages = standing(desk.passages).flatMap(({ id }) => (wish.passages.includes(id) ? [id] : []))
    if (passages.length === 0) return refuse('no-passages')
    return ok({ words: words.value, theme: knownThemes(desk, wish.theme ? [wish.theme] : [])[0] ?? null, passages })
  },
  async do({ tx, edition, personId, now }, point, { points }) {
    const after = { ...point, position: lastOf(points), removed: false }
    const id = await addPoint(tx, edition, after, { personId, now })
    const change: Changed = { thing: 'point', id, before: null, after }
    await addChange(tx, edition, change, { personId, now })
    return change
  },
  record: ({ id, after }) => ({ subject: id, after: after as unknown as JsonObject }),
})

type Taking = {
  readonly reference: string
  readonly question: string
  /** Sentences that were ticked, counted from 0. */
  readonly sentences: readonly number[]
  /** Or the very words. */
  readonly words: string
  readonly themes: readonly string[]
}
type TakingFacts = { readonly submission: ReadableText; readonly desk: Desk }
type Taken = {
  readonly spans: readonly Span[]
  readonly question: string
  readonly text: string
  readonly themes: readonly string[]
}
type TakingCode = 'submission-unknown' | 'nothing-chosen' | 'words-not-there' | 'taken-already'

/** What of a submission must still be so when something is taken from it: its version. */
export const submissionShown = ({ reference, version }: Pick<ReadableText, 'reference' | 'version'>) => ({
  [reference]: version,
})

/** Passages are taken from a public answer: sentences that were ticked, or the very words. */
export const passagesTaken = defineAct<Taking, TakingFacts, Taken, string[], TakingCode>({
  name: 'passages taken',
  may: 'maySynthesize',
  async look(at, { reference }) {
    if (at.locking) await lockDesk(at)
    const submission = await readableText(at.tx, at.edition, reference, at.locking)
    return submission ? ok({ submission, desk: await deskOf(at.tx, at.edition) }) : refuse('submission-unknown')
  },
  shown: ({ submission }) => submissionShown(submission),
  decide({ submission, desk }, wish) {
    const text = submission.texts.find(({ question }) => question === wish.question)?.text
    if (text === undefined) return refuse('words-not-there')
    const exact = wish.words.trim() ? spanOfWords(text, wish.words) : undefined
    if (exact === null) return refuse('words-not-there')
    const spans = exact ? [exact] : runsOf(sentencesOf(text, submission.language), wish.sentences)
    if (spans.length === 0) return refuse('nothing-chosen')
    const same = standing(desk.passages).filter(
      (one) =>
        one.submissionId === submission.id && one.question === wish.question && one.version === submission.version,
    )
    if (spans.some((span) => same.some((one) => overlaps(one, span)))) return refuse('taken-already')
    return ok({ spans, text, question: wish.question, themes: knownThemes(desk, wish.themes) })
  },
  async do(at, { spans, ...from }, { submission }) {
    const taken: string[] = []
    for (const span of spans) taken.push(await take(at, submission, { span, ...from }))
    return taken
  },
  record: (taken, { spans, text }, { submission: { reference, version } }) => ({
    subject: reference,
    details: { version, passages: taken },
    after: { words: spans.map(({ starts, ends }) => text.slice(starts, ends)) },
  }),
})

async function take(
  { tx, edition, personId, now }: Acting,
  { id: submissionId, version, language }: ReadableText,
  { span, text, question, themes }: Omit<Taken, 'spans'> & { readonly span: Span },
): Promise<string> {
  const words = text.slice(span.starts, span.ends)
  const passage = { submissionId, version, question, ...span, words, language, themes }
  const id = await addPassage(tx, edition, passage, { personId, now })
  await addChange(
    tx,
    edition,
    { thing: 'passage', id, before: null, after: { themes, removed: false } },
    { personId, now },
  )
  return id
}

type Undoing = { readonly thing: Thing; readonly id: string; readonly changeId: string; readonly before: State | null }
type UndoFacts = Undoing & { readonly after: State; readonly state: State; readonly undone: boolean }
type UndoCode = 'change-unknown' | 'changed-since'

/** Exactly one change is taken back; what a colleague did to the same thing since stands, and is told instead. */
export const changeUndone = defineAct<{ id: string }, UndoFacts, State, Changed, UndoCode>({
  name: 'synthesis undone',
  may: 'maySynthesize',
  async look(at, wish) {
    if (at.locking) await lockDesk(at)
    const found = /^\d{1,15}$/.test(wish.id)
      ? await at.tx
          .selectFrom('synthesis_change')
          .select(['id', 'thing', 'thing_id as thingId', 'before', 'after', 'undone_at as undoneAt'])
          .where('edition_id', '=', at.edition.id)
          .where('id', '=', wish.id)
          .executeTakeFirst()
      : undefined
    const thing = found?.thing as Thing | undefined
    const own = thing && all(await deskOf(at.tx, at.edition), thing).find(({ id }) => id === found?.thingId)
    if (!found || !thing || !own) return refuse('change-unknown')
    const [before, after] = [found.before as State | null, found.after as unknown as State]
    const undone = found.undoneAt !== null
    return ok({ thing, id: own.id, changeId: found.id, before, after, state: own.state, undone })
  },
  decide: ({ state, after, before, undone }) =>
    undone || !isDeepStrictEqual(state, after) ? refuse('changed-since') : ok(before ?? { ...after, removed: true }),
  async do({ tx, edition, personId, now }, after, { thing, id, state, changeId }) {
    const change = { thing, id, before: state, after }
    await setState(tx, edition, change)
    await markUndone(tx, edition, changeId, { personId, now })
    return change
  },
  record: ({ thing, before, after }, _, { id }) => ({
    subject: id,
    details: { thing },
    before: before as unknown as JsonObject,
    after: after as unknown as JsonObject,
  }),
})
