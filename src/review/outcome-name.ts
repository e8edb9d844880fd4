import type { Language } from '../platform/languages/public.ts'
import { isOutcome } from './decision.ts'
import { reviewTexts } from './texts.ts'

/** What was decided, in words; a code that is none stays as it is. */
export const outcomeName = (code: string, language: Language): string =>
  isOutcome(code) ? reviewTexts(language)(`outcome.is.${code}`) : code
