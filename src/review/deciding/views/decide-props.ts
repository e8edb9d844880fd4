import type { EditionScope } from '../../../access/public.ts'
import type { Names } from '../../../forms/public.ts'
import type { Language } from '../../../platform/languages/public.ts'
import type { RecommendedShown } from '../../../submissions/public.ts'
import type { ChangedItem } from '../../changed.ts'
import type { Snippet } from '../../handling/reads.ts'
import type { Work } from '../../handling/views/handling-panel.tsx'
import type { Similar } from '../../similar/reads.ts'
import type { Words } from '../../words.ts'
import type { Typed } from '../form.ts'
import type { Queue } from '../queue.ts'
import type { OnDesk } from '../reads.ts'

/** The one others are merged into, read by its title. `seen` covers it too. */
export type IntoChosen = {
  readonly reference: string
  readonly title: string
  readonly language: string
  readonly seen: string
  /** It was typed and is shown for the first time: to be kept once more. */
  readonly asks: boolean
}

export type DecideProps = {
  edition: EditionScope
  language: Language
  onDesk: OnDesk
  words: Words
  names: Names
  mayDecide: boolean
  maySeeAddresses: boolean
  /** What stands in the form. */
  typed: Typed
  /** The list one goes through; null outside of one. */
  queue: Queue | null
  snippets: readonly Snippet[]
  similar: Similar | null
  /** One that is read beside this one. */
  beside: OnDesk | null
  work: Work
  /** Whom it recommends, and what they said; `seen` of those who can be asked. */
  recommended: RecommendedShown
  /** Colleagues who have it open. */
  looking: readonly { readonly name: string; readonly at: Date }[]
  /** Of what this page shows; null for who only reads. */
  seen: string | null
  /** The one it is to be merged into, to be read before it is kept. */
  into: IntoChosen | null
  /** Merged into this one. */
  merged: readonly { reference: string; title: string; language: string }[]
  error?: string | undefined
  changed?: readonly ChangedItem[] | undefined
}
