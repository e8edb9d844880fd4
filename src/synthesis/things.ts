import type { Localized } from '../platform/languages/public.ts'

/** What officers work with: themes, passages of submissions, and the points made of them. */
export const THINGS = ['theme', 'passage', 'point'] as const
export type Thing = (typeof THINGS)[number]

/** All of a thing that can be changed; two officers have changed the same when these differ. */
export type ThemeState = {
  readonly name: Localized
  readonly parent: string | null
  readonly position: number
  readonly removed: boolean
}
export type PassageState = { readonly themes: readonly string[]; readonly removed: boolean }
export type PointState = {
  readonly words: Localized
  readonly theme: string | null
  /** In the order they are quoted. */
  readonly passages: readonly string[]
  readonly position: number
  readonly removed: boolean
}
export type State = ThemeState | PassageState | PointState

export type Theme = { readonly id: string; readonly state: ThemeState }

/** A stretch of a public answer in one version, with the submission it is from. */
export type Passage = {
  readonly id: string
  readonly state: PassageState
  readonly submissionId: string
  readonly reference: string
  readonly version: number
  readonly question: string
  readonly starts: number
  readonly ends: number
  readonly words: string
  readonly language: string
  /** The answer says something else today. */
  readonly stale: boolean
  /** The submission has been withdrawn, or is no longer public: it is not quoted. */
  readonly gone: boolean
}

export type Point = { readonly id: string; readonly state: PointState }

/** Everything officers have made of an edition's submissions, what was taken away included. */
export type Desk = {
  readonly themes: readonly Theme[]
  readonly passages: readonly Passage[]
  readonly points: readonly Point[]
}

export const standing = <T extends { readonly state: { readonly removed: boolean } }>(things: readonly T[]): T[] =>
  things.filter(({ state }) => !state.removed)

/** Themes in the order of the tree, each with how deep it stands; what hangs under a theme taken away goes with it. */
export function treeOf(themes: readonly Theme[]): { readonly theme: Theme; readonly depth: number }[] {
  const under = Map.groupBy(standing(themes), ({ state }) => state.parent)
  const walk = (parent: string | null, depth: number): { theme: Theme; depth: number }[] =>
    (under.get(parent) ?? [])
      .toSorted((a, b) => a.state.position - b.state.position || (a.id < b.id ? -1 : 1))
      .flatMap((theme) => [{ theme, depth }, ...walk(theme.id, depth + 1)])
  return walk(null, 0)
}

/** Points of a theme, or of none, in their order. */
export const pointsUnder = ({ points }: Pick<Desk, 'points'>, theme: string | null): Point[] =>
  standing(points)
    .filter(({ state }) => state.theme === theme)
    .toSorted((a, b) => a.state.position - b.state.position || (a.id < b.id ? -1 : 1))
