import type { ActRefusal } from '../acts/public.ts'
import type { Language } from '../platform/languages/public.ts'
import { whyNoDraw } from '../rounds/public.ts'
import { judgingTexts } from './texts.ts'

/** Why something was not done, as its sentence. */
export const whyNot = ({ code, facts }: ActRefusal<string>, language: Language): string =>
  judgingTexts(language).named('refusal', code, facts as never) ??
  whyNoDraw({ code, facts }, language) ??
  judgingTexts(language)('refusal.other')
