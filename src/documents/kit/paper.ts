import type { Drawing } from '../../page/drawing.ts'

/** A stretch of text set in one way. Text is never markup, in whatever document it ends. */
export type Run = {
  readonly text: string
  /** The language it is in, where that is not the document's. */
  readonly lang?: string
  /** Kept together from one side, whatever stands around it: a telephone number within Arabic. `auto`: as its own first letter asks. */
  readonly dir?: 'ltr' | 'rtl' | 'auto'
  readonly set?: 'strong' | 'em'
  /** An address of the web or of mail; any other is shown as text alone. */
  readonly href?: string
}
export type Runs = readonly Run[]

export type Item = { readonly runs: Runs; readonly under?: readonly Runs[] }

type Table = {
  readonly kind: 'table'
  readonly caption: Runs
  readonly head: readonly Runs[]
  readonly rows: readonly (readonly Runs[])[]
  /** Columns that hold numbers, counted from 0. */
  readonly numbers: readonly number[]
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly runs: Runs }
  | {
      readonly kind: 'paragraph'
      readonly runs: Runs
      /** The language of the whole paragraph, where it is not the document's: its direction follows. */
      readonly lang?: string
      readonly as?: 'lead' | 'small' | 'end'
      /** On one page with what follows. */
      readonly keep?: true
    }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Item[] }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly name: Runs; readonly value: readonly Runs[] }[] }
  | Table
  | {
      readonly kind: 'figure'
      readonly drawing: Drawing
      /** What the picture says, for whoever cannot see it. */
      readonly alt: string
      readonly caption: Runs
    }
  | {
      readonly kind: 'contents'
      readonly title: string /** Down to which headings; to the second without it. */
      readonly depth?: 1 | 2
    }
  | { readonly kind: 'page-break' }

/** A document as it shall be read: what it says, in which language; how it looks is for the formats. */
export type Paper = {
  readonly title: string
  readonly language: string
  readonly author: string
  /** The moment it tells of. Two papers of one state are the same to the byte, so it is never the moment of making. */
  readonly at: Date
  /** Above every page, at both sides. */
  readonly head: { readonly start: string; readonly end: string }
  /** A title page of its own; without it the title stands where a heading says it. */
  readonly cover: { readonly over: string; readonly lines: readonly Runs[] } | null
  readonly blocks: readonly Block[]
}

export { DOCUMENT_FORMATS as FORMATS, type DocumentFormat as Format } from '../../page/document-formats.ts'

/** How deep a list of contents goes unless it says otherwise. */
export const DEPTH = 2

export const plain = (text: string): Runs => [{ text }]
export const strong = (text: string): Runs => [{ text, set: 'strong' }]
/** A name somebody wrote, in a language nobody has stated. */
export const own = (text: string): Run => ({ text, dir: 'auto' })
export const ltr = (text: string): Run => ({ text, dir: 'ltr' })

const ADDRESS = /^(?:https?:\/\/|mailto:)/i
const LONGEST_ADDRESS = 2_000

/** An address as every format may carry it, or null: nothing but the web and mail, written out whole. */
export function addressOf(href: string | undefined): string | null {
  if (!href || !ADDRESS.test(href) || !URL.canParse(href)) return null
  const written = new URL(href).href
  return written.length <= LONGEST_ADDRESS ? written : null
}

/** A language as documents name it, or null where it is not known. */
export const languageOf = (lang: string | undefined): string | null =>
  lang !== undefined && /^[a-z]{2,3}$/.test(lang) ? lang : null

export const isRightToLeft = (lang: string | null): boolean => lang !== null && /^(?:ar|fa|he|ur)$/.test(lang)
