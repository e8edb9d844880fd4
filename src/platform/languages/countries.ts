import table from './countries-or-areas.json' with { type: 'json' }
import type { Language } from './languages.ts'

const NAMES: Readonly<Record<string, Readonly<Record<Language, string>>>> = table.names

/** Codes of all countries and areas that have a name here, those of ISO 3166-1. */
export const COUNTRY_CODES: readonly string[] = Object.keys(NAMES)

/**
 * The name of a country or area as the United Nations writes it, for everything people read: pages, letters, lists, files. A code that
 * the table has not is named by itself: no name is better than one that a delegation would object to.
 */
export const countryName = (code: string, language: Language): string => NAMES[code]?.[language] ?? code
