import type { Language } from '../../platform/languages/public.ts'
import type { Answer, FileAnswer } from '../answers.ts'
import type { Question } from '../form.ts'
import { lookOf } from '../kinds/looks.ts'
import type { Names } from '../terms/term.ts'

type Props = {
  question: Question
  answer: Answer
  names: Names
  language: Language
  /** The language it was written in. */
  written: string
  fileHref?: (f: FileAnswer) => string
  /** What a picture shows, in the writer's words. */
  picture?: string
}

/** An answer for reading: codes by their names, people's own words in their own language and direction. */
export function AnswerText({ question: q, answer, names, language, written, fileHref, picture = '' }: Props) {
  return <>{lookOf(q).show({ q, given: answer, reader: { names, language }, written, fileHref, picture })}</>
}
