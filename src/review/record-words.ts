import type { Language } from '../platform/languages/public.ts'
import { reviewTexts } from './texts.ts'

/** An act of the record in words; every act of the house has some (a check holds them complete). */
export const actName = (act: string, language: Language): string =>
  reviewTexts(language)(`act.${act.replaceAll(' ', '-')}` as 'act.decision-kept')
