import { countryName, type Language, pickText } from '../platform/languages/public.ts'
import type { Milestone } from './reads.ts'
import { consultationTexts } from './texts.ts'

/** A city with its country, in the order a language wants. */
export function placeName({ city, country }: Pick<Milestone, 'city' | 'country'>, language: Language): string {
  const name = pickText(city, language).text
  return country
    ? consultationTexts(language)('place.city', { city: name, country: countryName(country, language) })
    : name
}
