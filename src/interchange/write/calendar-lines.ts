const LINE_OCTETS = 75

/** Text values: RFC 5545, 3.3.11. Control characters other than a line break are not allowed there and are left out. */
export const escaped = (text: string): string =>
  text
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, ' ')
    .replace(/[\\;,]/g, (c) => `\\${c}`)
    .replace(/\n/g, '\\n')

/** Values of parameters: quoted, with RFC 6868 for what quotes cannot hold. */
export const parameter = (text: string): string =>
  `"${text
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(/\^/g, '^^')
    .replace(/\n/g, '^n')
    .replace(/"/g, "^'")}"`

/** RFC 5545, 3.1: no line longer than 75 octets; a character is never cut in two. */
function folded(line: string): string {
  if (line.length * 3 <= LINE_OCTETS) return line.toWellFormed()
  const octets = Buffer.from(line.toWellFormed())
  const parts: string[] = []
  for (let from = 0; from < octets.length; ) {
    // The space that begins a continued line counts too.
    let to = Math.min(octets.length, from + LINE_OCTETS - (from === 0 ? 0 : 1))
    while (to < octets.length && isWithinCharacter(octets[to] as number)) to--
    parts.push(octets.toString('utf8', from, to))
    from = to
  }
  return parts.join('\r\n ')
}

const isWithinCharacter = (octet: number): boolean => (octet & 0xc0) === 0x80

/** 20270601T070000Z */
export const utc = (instant: string): string => instant.replace(/[-:]|\.\d+/g, '')

/** A calendar around its lines, as a file: folded, with CRLF. `product` says which of our calendars it is. */
export function calendarOf(product: string, lines: readonly string[], method = 'PUBLISH'): string {
  const whole = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Convoke//${product}//EN`,
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...lines,
    'END:VCALENDAR',
  ]
  return `${whole.map(folded).join('\r\n')}\r\n`
}
