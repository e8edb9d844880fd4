import type { Language } from '../platform/languages/public.ts'
import type { Refusal } from '../platform/result.ts'
import { roundsTexts } from './texts.ts'

/** Why a step of a draw was not done, as its sentence; null where something else was refused. */
export const whyNoDraw = ({ code, facts }: Refusal, language: Language): string | null =>
  roundsTexts(language).named('refusal', code, facts as never)
