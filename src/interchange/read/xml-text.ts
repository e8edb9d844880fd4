import sax from 'sax'
import { LIMITS } from '../limits.ts'
import { type Remark, remark, Unreadable } from '../report.ts'
import { HTML_CHARACTERS } from '../texts-of-files.ts'

export type XmlHandlers = {
  /** Names come without their prefix. */
  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void
  text(words: string): void
  close(name: string): void
  instruction?(name: string, body: string): void
}

const CHUNK = 256 * 1024

/**
 * Goes once through XML without keeping it. A DOCTYPE ends the reading: nothing of it is ever followed. Small faults that leave no doubt
 * (a bare ampersand, a character of HTML) are passed over and counted; any other ends it too.
 */
export function readXml(said: string, handlers: XmlHandlers): readonly Remark[] {
  const parser = sax.parser(true, { strictEntities: true } as sax.SAXOptions)
  Object.assign(parser.ENTITIES, HTML_CHARACTERS)
  const { text, faults: bare, line: bareLine } = withoutBareAmpersands(said)
  let depth = 0
  let faults = bare
  let firstFault = bareLine
  let seenRoot = false
  const line = () => parser.line + 1
  const local = (name: string) => (name.includes(':') ? name.slice(name.lastIndexOf(':') + 1) : name)
  parser.ondoctype = () => {
    throw new Unreadable('xml-doctype', { line: line() })
  }
  parser.onerror = (error) => {
    const what = error.message.split('\n')[0] ?? ''
    if (/unclosed|unexpected end/i.test(what)) throw new Unreadable('file-cut', { line: line() })
    if (/max buffer length/i.test(what)) throw new Unreadable('value-too-large', { line: line() })
    if (!/invalid character(?: entity| in entity)|entity name|unparsed entity|xml declaration/i.test(what))
      throw new Unreadable('xml-broken', { line: line(), what: what.slice(0, 100) })
    faults++
    if (firstFault === 0) firstFault = line()
    // sax goes on where nothing stands in its way.
    parser.resume()
  }
  parser.onopentag = ({ name, attributes }) => {
    if (++depth > LIMITS.depth) throw new Unreadable('xml-too-deep', { line: line(), most: LIMITS.depth })
    seenRoot = true
    const plain: Record<string, string> = Object.create(null)
    for (const key of Object.keys(attributes)) {
      const value = attributes[key] as string
      if (value.length > LIMITS.xmlValue) throw new Unreadable('value-too-large', { line: line() })
      plain[local(key)] = value
    }
    handlers.open(local(name), plain, line())
  }
  parser.onclosetag = (name) => {
    depth--
    handlers.close(local(name))
  }
  parser.ontext = (words) => handlers.text(words)
  parser.oncdata = (words) => handlers.text(words)
  parser.onprocessinginstruction = ({ name, body }) => handlers.instruction?.(name, body)
  for (let at = 0; at < text.length; at += CHUNK) parser.write(text.slice(at, at + CHUNK))
  parser.close()
  if (!seenRoot || depth > 0) throw new Unreadable('file-cut', { line: line() })
  return faults > 0 ? [remark('xml-repaired', { faults, line: firstFault })] : []
}

const BARE = /&(?!#\d{1,7};|#x[\da-f]{1,6};|[a-z][a-z0-9]{1,30};)/i

/** Sections in which an ampersand means nothing else. */
const PROTECTED = [
  ['<![CDATA[', ']]>'],
  ['<!--', '-->'],
  ['<?', '?>'],
] as const

/** An ampersand that begins nothing is one; the parser would take the sign after it for part of it. */
function withoutBareAmpersands(text: string): { text: string; faults: number; line: number } {
  if (!BARE.test(text)) return { text, faults: 0, line: 0 }
  let [result, faults, first, at] = ['', 0, 0, 0]
  const every = new RegExp(BARE.source, 'gi')
  const next = PROTECTED.map(([opening, closing]) => ({ opening, closing, at: text.indexOf(opening) }))
  while (at < text.length) {
    for (const section of next) if (section.at >= 0 && section.at < at) section.at = text.indexOf(section.opening, at)
    const [section] = next.filter((s) => s.at >= 0).sort((a, b) => a.at - b.at)
    const opens = section?.at ?? text.length
    const from = at
    result += text.slice(at, opens).replace(every, (_, found: number) => {
      if (faults++ === 0) first = from + found
      return '&amp;'
    })
    const closes = section ? text.indexOf(section.closing, opens + section.opening.length) : -1
    at = section && closes >= 0 ? closes + section.closing.length : text.length
    result += text.slice(opens, at)
  }
  return { text: result, faults, line: faults === 0 ? 0 : text.slice(0, first).split('\n').length }
}
