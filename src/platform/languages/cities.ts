import { type Language, type Localized, pickText } from './languages.ts'
import table from './zone-cities.json' with { type: 'json' }

const NAMES: Readonly<Record<string, Readonly<Record<Language, string>>>> = table.names

/** The city of a time zone as its readers call it; one that the table has not is called by the last part of its name in the zone database. */
export function zoneCity(zone: string, language: Language): string {
  if (zone === 'UTC') return zone
  const known = NAMES[zone] ?? NAMES[usualName(zone)]
  return known?.[language] ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

/** Browsers call some zones by newer names (Asia/Kolkata) than the table does. */
function usualName(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return zone
  }
}

/** Where a forum takes place: its zone, and the city people know its hours by. */
export type WhereHeld = { readonly zone: string; readonly city: Localized }

/** The city whose clocks a zone's are: the forum's own where it is the forum's zone, else the one its name bears. */
export const cityName = (zone: string, held: WhereHeld, language: Language): string =>
  (zone === held.zone && pickText(held.city, language).text) || zoneCity(zone, language)
