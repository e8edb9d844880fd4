import type { Language } from '../platform/languages/public.ts'
import { reviewTexts } from './texts.ts'

/** An act of the record in words. One that this version of the program does not know, as a later one may leave it, goes by its own name. */
export function actName(act: string, language: Language): string {
  return reviewTexts(language).named('act', act.replaceAll(' ', '-')) ?? act
}
