import type { Answer } from '../forms/public.ts'

/** Marks of answers by their questions. */
export type Marks = Readonly<Record<string, string>>

/** The last save of each window that a draft heard of, the newest first: its number, and the marks of what it sent. */
export type Saves = readonly { readonly window: string; readonly number: number; readonly sent: Marks }[]

export type Save = { readonly window: string; readonly number: number }

/** An answer one window had saved and another wrote over without having seen it: kept until a page has shown it. */
export type SetAside = { readonly question: string; readonly answer: Answer }

/** Nobody writes in more windows at a time; a window forgotten here only loses its place in the order. */
const MOST_WINDOWS = 8

/** Whether a later save of the same window was here already. */
export const isLate = (saves: Saves, { window, number }: Save): boolean =>
  saves.some((known) => known.window === window && known.number >= number)

/** What a window said last. */
export const sawLast = (saves: Saves, window: string): Marks =>
  saves.find((known) => known.window === window)?.sent ?? {}

export const withSave = (saves: Saves, { window, number }: Save, sent: Marks): Saves =>
  [{ window, number, sent }, ...saves.filter((known) => known.window !== window)].slice(0, MOST_WINDOWS)
