import type { Language } from '../platform/languages/public.ts'
import { type Breach, sentenceArguments } from '../scheduling/public.ts'
import { constraintTexts } from './texts.ts'

type Key = Parameters<ReturnType<typeof constraintTexts>>[0]

/** What the constraints are called and what a breach of one says, in the reader's language. */
export function constraintWords(language: Language) {
  const said = constraintTexts(language)
  // A breach carries its constraint's name as text; that each name has its three texts is tested with the list of constraints.
  const key = (text: string) => text as Key
  return {
    title: (constraint: string) => said(key(`${constraint}.title`)),
    explanation: (constraint: string) => said(key(`${constraint}.explanation`)),
    sentence: (breach: Breach, names: Parameters<typeof sentenceArguments>[1]) =>
      said(key(breach.constraint), sentenceArguments(breach, names)),
  }
}
