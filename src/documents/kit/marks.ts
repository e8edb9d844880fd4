const MARKS = { ltr: '\u200e', rtl: '\u200f' } as const
type Side = keyof typeof MARKS

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u
const ANY_LETTER = /\p{L}/u

const sideOf = (text: string): Side => (RIGHT_TO_LEFT.test(ANY_LETTER.exec(text)?.[0] ?? '') ? 'rtl' : 'ltr')

/** A stretch that runs its own way, between marks that hold what is at its ends, and the side of the rest after them. */
export function heldBy(text: string, side: Side | 'auto', around: Side): string {
  const own = side === 'auto' ? sideOf(text) : side
  return own === around ? text : `${MARKS[own]}${text}${MARKS[own]}${MARKS[around]}`
}

const OPENING: Readonly<Record<string, Side | 'auto'>> = { '\u2066': 'ltr', '\u2067': 'rtl', '\u2068': 'auto' }

/** Text with marks of direction in place of isolates, which word processors of today do not know or show as signs. */
export function marked(text: string, around: Side): string {
  const open: Side[] = []
  return text.replace(/[\u2066-\u2069]/g, (sign, at: number) => {
    const outer = open.at(-1) ?? around
    const opening = OPENING[sign]
    if (opening) {
      const own = opening === 'auto' ? sideOf(text.slice(at + 1)) : opening
      open.push(own)
      return own === outer ? '' : MARKS[own]
    }
    const own = open.pop()
    const back = open.at(-1) ?? around
    return own === undefined || own === back ? '' : `${MARKS[own]}${MARKS[back]}`
  })
}
