import type { Localized } from '../platform/languages/public.ts'
import { type Desk, type Passage, pointsUnder, standing, treeOf } from './things.ts'

/** A passage as it was made public. Which submission it is from is asked when it is shown: one withdrawn since is shown no more. */
export type PublishedPassage = {
  readonly id: string
  readonly submissionId: string
  readonly version: number
  readonly question: string
  readonly words: string
  readonly language: string
  readonly stale: boolean
  readonly themes: readonly string[]
}
export type PublishedTheme = {
  readonly id: string
  readonly name: Localized
  readonly depth: number
  readonly parent: string | null
}
export type PublishedPoint = {
  readonly id: string
  readonly number: number
  readonly theme: string | null
  readonly words: Localized
  readonly passages: readonly string[]
}

/** What a release makes public: themes in the order of the tree, points in the order of themes, and the passages of both. */
export type Contents = {
  readonly themes: readonly PublishedTheme[]
  readonly points: readonly PublishedPoint[]
  readonly passages: readonly PublishedPassage[]
}

/** What would be made public now, and the points that would not, because nobody's words stand behind them. */
export function contentsOf(desk: Desk): { readonly contents: Contents; readonly bare: readonly string[] } {
  const tree = treeOf(desk.themes)
  const shown = new Set(tree.map(({ theme }) => theme.id))
  const quotable = new Map(standing(desk.passages).flatMap((p) => (p.gone ? [] : [[p.id, p] as const])))
  const inOrder = [...tree.map(({ theme }) => theme.id), null].flatMap((theme) => pointsUnder(desk, theme))
  const lost = standing(desk.points).filter(({ state }) => state.theme !== null && !shown.has(state.theme))
  const points = [...inOrder, ...lost].map(({ id, state }) => ({
    id,
    theme: state.theme !== null && shown.has(state.theme) ? state.theme : null,
    words: state.words,
    passages: state.passages.filter((passage) => quotable.has(passage)),
  }))
  const carried = points.filter(({ passages }) => passages.length > 0)
  return {
    contents: {
      themes: tree.map(({ theme, depth }) => ({
        id: theme.id,
        name: theme.state.name,
        depth,
        parent: theme.state.parent,
      })),
      points: carried.map((point, i) => ({ ...point, number: i + 1 })),
      passages: [...quotable.values()].map((passage) => published(passage, shown)),
    },
    bare: points.filter(({ passages }) => passages.length === 0).map(({ id }) => id),
  }
}

const published = (passage: Passage, shown: ReadonlySet<string>): PublishedPassage => {
  const { id, submissionId, version, question, words, language, stale, state } = passage
  return {
    id,
    submissionId,
    version,
    question,
    words,
    language,
    stale,
    themes: state.themes.filter((t) => shown.has(t)),
  }
}

/** Submissions quoted in a point of this release and in none of the one before: theirs is the news. */
export function newlyQuoted(contents: Contents, before: Contents | null): { submissionId: string; points: number[] }[] {
  const quoted = quotedIn(contents)
  const known = before ? quotedIn(before) : new Map<string, number[]>()
  return [...quoted].filter(([id]) => !known.has(id)).map(([submissionId, points]) => ({ submissionId, points }))
}

function quotedIn({ points, passages }: Contents): Map<string, number[]> {
  const from = new Map(passages.map(({ id, submissionId }) => [id, submissionId]))
  const found = new Map<string, number[]>()
  for (const { number, passages: quoted } of points)
    for (const id of new Set(quoted.map((passage) => from.get(passage) ?? '')))
      found.set(id, [...(found.get(id) ?? []), number])
  return found
}
