import { type Names, namesOfTerms } from '../forms/public.ts'
import { besideIn } from '../page/words.ts'
import { countryName, formatDays, type Language } from '../platform/languages/public.ts'
import type { EventInput } from './reads.ts'

/** Which event it was, in a reader's words: scope, country, place, days. */
export function eventInWords(input: EventInput, names: Names, language: Language) {
  const nameOf = namesOfTerms(names, language)
  const country = input.country && countryName(input.country, language)
  return {
    scope: input.scope && nameOf(input.vocabularies.scope, input.scope),
    mode: input.mode && nameOf(input.vocabularies.mode, input.mode),
    where: besideIn(language)(input.place, country),
    days: input.firstDay && formatDays(input.firstDay, input.lastDay || input.firstDay, language),
  }
}
