import { cut, singleLine } from '../platform/text.ts'

export type VisaLetter = {
  /** As in the passport. */
  readonly name: string
  readonly nationality: string
  readonly passport: string
  readonly arrivesOn: string
  readonly leavesOn: string
}
export const VISA_FIELDS = ['name', 'nationality', 'passport', 'arrivesOn', 'leavesOn'] as const
export type VisaField = (typeof VISA_FIELDS)[number]

/** No stay for a forum is longer. */
const MOST_DAYS = 90
const DAY = 86_400_000

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))

/** What of a letter cannot stand, field by field. A stay holds at least one day of the forum. */
export function visaFaults(letter: VisaLetter, forum: { startsOn: string; endsOn: string }): VisaField[] {
  const { arrivesOn, leavesOn } = letter
  const days = isDay(arrivesOn) && isDay(leavesOn)
  const stay = days ? (Date.parse(leavesOn) - Date.parse(arrivesOn)) / DAY : 0
  const wrong: Record<VisaField, boolean> = {
    name: singleLine(letter.name) === '',
    nationality: !/^[A-Z]{2}$/.test(letter.nationality),
    passport: !/^[\p{L}\p{N} -]{3,30}$/u.test(letter.passport),
    arrivesOn: !isDay(arrivesOn) || arrivesOn > forum.endsOn,
    leavesOn: !isDay(leavesOn) || (days && (stay < 0 || stay > MOST_DAYS || leavesOn < forum.startsOn)),
  }
  return VISA_FIELDS.filter((field) => wrong[field])
}

export const tidied = (letter: VisaLetter): VisaLetter => ({
  ...letter,
  name: cut(singleLine(letter.name), 200),
  passport: singleLine(letter.passport),
})
