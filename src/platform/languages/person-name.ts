import { byLetters } from './collation.ts'

/** What is known of a person's name: how it is written and sorted where somebody said so, else the parts a form asked for. */
export type NameKnown = {
  readonly written_name?: string | null
  readonly sort_name?: string | null
  readonly given_name?: string | null
  readonly family_name?: string | null
}

/** A name as people read it, and as lists put it in order. Either part may be all there is: many people have one name. */
export type PersonName = { readonly written: string; readonly sort: string }

/** Scripts whose names stand with the family first and without a space. */
const CLOSED_UP = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}々〆ヶ]+$/u
/** Letters that only Vietnamese writes: there, too, the family stands first. */
const VIETNAMESE = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu

const tidy = (text: string | null | undefined) => (text ?? '').normalize('NFC').trim().replace(/\s+/gu, ' ')

/** The one way a person is called from what is known: as written where it is said, else the parts in the order of their script. */
export function personName(known: NameKnown): PersonName {
  const [given, family] = [tidy(known.given_name), tidy(known.family_name)]
  const written = tidy(known.written_name) || inOrder(given, family)
  const sort = tidy(known.sort_name) || (tidy(known.written_name) ? written : sorting(given, family))
  return { written, sort }
}

const bothClosedUp = (given: string, family: string) => CLOSED_UP.test(given) && CLOSED_UP.test(family)

function inOrder(given: string, family: string): string {
  if (!given || !family) return given || family
  if (bothClosedUp(given, family)) return family + given
  return VIETNAMESE.test(given + family) ? `${family} ${given}` : `${given} ${family}`
}

/** Family first; without a comma where the name is written so anyway. */
function sorting(given: string, family: string): string {
  if (!given || !family) return given || family
  if (bothClosedUp(given, family)) return family + given
  return VIETNAMESE.test(given + family) ? `${family} ${given}` : `${family}, ${given}`
}

/** Scripts in which two first letters are no initials: in Arabic they make a word of their own. */
const WITHOUT_INITIALS = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/** What stands for a person where there is no picture: first letters of a name as written, of a Chinese name the family's, none in Arabic. */
export function initialsOf(written: string): string {
  const words = written.trim().split(/\s+/)
  const first = (word = '') => [...word][0] ?? ''
  if (WITHOUT_INITIALS.test(written)) return ''
  return words.length > 1 && !CLOSED_UP.test(written) ? first(words[0]) + first(words.at(-1)) : first(words[0])
}

/** Puts people in the order of their sort names, as the reader's language orders letters. */
export function bySortName(language: string): (a: { sort: string }, b: { sort: string }) => number {
  const order = byLetters(language)
  return (a, b) => order(a.sort, b.sort)
}
