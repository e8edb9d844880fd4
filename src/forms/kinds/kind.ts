import type { SubmittedForm } from '../../page/form.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { Answer, Codes, FaultCode, Finding, Place } from '../answers.ts'
import type { Question } from '../form.ts'
import type { Names } from '../terms/term.ts'
import type { Shape } from './shapes.ts'

/** Who reads: in which language, with the names of the edition's codes. */
export type Reader = { readonly names: Names; readonly language: Language }
/** What a check needs besides the question: the edition's codes, and the language the answer is written in. */
export type Checking = { readonly codes: Codes; readonly language: string }

export type Found = Finding & Place
export type Checked = { answer: Answer; faults: Found[] }
export type Option = { value: string; label: string }
/** Public words a search looks through; names are found too, but no text of their own. */
export type Words = { text: string; names: boolean }

/** Where an answer stands on a page that reads like a text; a declaration is for the secretariat's file and stands nowhere. */
export type Part = 'text' | 'fact' | 'people' | 'organizations' | 'files' | 'declaration'

/** Everything a kind of question must answer besides how it looks. `A` is what its answers are. */
export type Kind<A> = {
  shape(q: Question): Shape<A>
  readonly part: Part
  /** What a question of this kind lacks to be asked, in English, for whoever writes the form. */
  flaws(q: Question): string[]
  /** An answer out of the posted page, as typed. `before` is what the draft holds. */
  read(q: Question, posted: SubmittedForm, before: A): A
  /** An answer without one of its items: a row by its place, a file by its hash. */
  without(given: A, item: string): A
  /** What is said when a required answer is missing. */
  readonly missing: FaultCode
  /** Cleaned and typed, with everything that is wrong. Never asked about an empty answer. */
  check(q: Question, given: A, at: Checking): Checked
  /** What may be chosen; empty where people write. */
  offered(q: Question, reader: Reader): Option[]
  /** The codes chosen in it, where it chooses codes. */
  codes(q: Question, given: A): string[]
  /** The answer as plain text in the reader's words. */
  words(q: Question, given: A, reader: Reader): string
  /** The answer in one cell of a table. */
  cell(q: Question, given: A, reader: Reader): string | number
  /** What a search finds of it. */
  found(q: Question, given: A): Words[]
  /** What anyone may see of it, given that the question is public. */
  open(q: Question, given: A): A
  /** Where within the answer a fault lies, as a reader is told after the question's label. */
  place(q: Question, fault: Place, language: Language): string[]
  /** Whether its answers are files, and what is done to what the public sees. */
  readonly files: { readonly withoutMetadata: boolean } | null
}

/** A kind as everybody else asks it: in answers as they are kept. */
export type AnyKind = Pick<Kind<Answer>, 'part' | 'flaws' | 'missing' | 'offered' | 'place' | 'files'> & {
  isList(q: Question): boolean
  read(q: Question, posted: SubmittedForm, before: Answer | undefined): Answer
  without(q: Question, given: Answer, item: string): Answer
  check(q: Question, given: Answer, at: Checking): Checked
  codes(q: Question, given: Answer): string[]
  words(q: Question, given: Answer, reader: Reader): string
  cell(q: Question, given: Answer, reader: Reader): string | number
  found(q: Question, given: Answer): Words[]
  open(q: Question, given: Answer): Answer
}

/** A kind together with what its answers are, for its own look. */
export type Opens<A> = { opened(q: Question, kept: Answer | undefined): A }

/** Closes a kind over its own shape, so that whoever asks need not know it, and need not guess. */
export function kind<A>(own: Kind<A>): AnyKind & Opens<A> {
  const opened = (q: Question, kept: Answer | undefined) => own.shape(q).open(kept)
  const closed = (q: Question, given: A) => own.shape(q).close(given)
  return {
    opened,
    part: own.part,
    missing: own.missing,
    files: own.files,
    flaws: own.flaws,
    offered: own.offered,
    place: own.place,
    isList: (q) => Array.isArray(closed(q, opened(q, undefined))),
    read: (q, posted, before) => closed(q, own.read(q, posted, opened(q, before))),
    without: (q, given, item) => closed(q, own.without(opened(q, given), item)),
    check: (q, given, at) => own.check(q, opened(q, given), at),
    codes: (q, given) => own.codes(q, opened(q, given)),
    words: (q, given, reader) => own.words(q, opened(q, given), reader),
    cell: (q, given, reader) => own.cell(q, opened(q, given), reader),
    found: (q, given) => own.found(q, opened(q, given)),
    open: (q, given) => closed(q, own.open(q, opened(q, given))),
  }
}

/** What most kinds answer alike. */
export const plain = {
  missing: 'required',
  files: null,
  flaws: () => [],
  offered: () => [],
  codes: () => [],
  found: () => [],
  place: () => [],
  without: <A>(given: A) => given,
  open: <A>(_: unknown, given: A) => given,
} as const
