import { type Language, pickText } from '../../platform/languages/public.ts'
import { registrationTexts } from '../texts.ts'
import type { Joinable } from './joinable.ts'

/** What is joined is called so on the way to its pages: a session by its number, its title being in a language of its own. */
export const nameOf = ({ sessionId, key, title }: Joinable, language: Language): string =>
  sessionId === null
    ? pickText(title, language).text
    : registrationTexts(language)('join.session', { number: Number(key) })
