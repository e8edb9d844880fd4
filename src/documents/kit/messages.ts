import type { Format, Paper } from './paper.ts'

export type Asked = { readonly paper: Paper; readonly format: Format }

/** Pages where the format has them, and the most memory its process held, in bytes. */
type Took = { readonly pages: number | null; readonly memory: number }

export type Made =
  /** `lacks`: what a PDF lacks of PDF/UA-1, null when nothing. */
  | { readonly kind: 'made'; readonly bytes: Uint8Array; readonly lacks: string | null; readonly took: Took }
  /** It cannot be made, and why, in the words of the typesetter: a fault of ours. */
  | { readonly kind: 'faulty'; readonly reason: string }
  /** It would take more memory or time than a document may. */
  | { readonly kind: 'large' }
  /** Too many others wait already. */
  | { readonly kind: 'busy' }
