import { LIMITS } from './limits.ts'

/** Text as it is kept: line feeds only, no control characters, composed letters, no blanks around. */
export function tidy(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.trim()
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(/(?![\n\t])\p{Cc}|[\uFEFF\uFFFE\uFFFF]/gu, '')
    .normalize('NFC')
    .trim()
}

/** Text without what XML 1.0 may not hold. */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}|[\uFFFE\uFFFF]/gu, '')

/** The text as `tidy` keeps it, on one line. */
export const oneLine = (text: string): string => tidy(text.replace(/[\s\u0085]+/g, ' '))

/** What a value of a file says as text; null when it says nothing. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value !== 'string') return null
  const text = tidy(value)
  return text === '' ? null : text
}

export const shortened = (text: string, most: number): string =>
  text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')
        .trimEnd()}…`

const TAGS =
  'p|br|a|b|i|u|em|strong|ul|ol|li|div|span|h[1-6]|blockquote|code|pre|hr|img|table|tr|td|th|sup|sub|figure|section|article|font|script|style|iframe'
const LOOKS_LIKE_HTML = new RegExp(`</?(?:${TAGS})(?:\\s[^<>]{0,2000})?/?>`, 'i')
const HTML_ENTITY = /&(?:nbsp|amp|lt|gt|quot|[a-z]{2,8}|#\d{2,7}|#x[\da-f]{2,6});/i

/** Whether a text is markup rather than words: it has tags of HTML, or entities only HTML knows. */
export const isHtml = (text: string): boolean =>
  LOOKS_LIKE_HTML.test(text) || (text.includes('&') && HTML_ENTITY.test(text))

/** A tag is no longer than this; what is, is text. */
const LONGEST_TAG = 4_000
const BLOCKS = /^(p|div|h[1-6]|blockquote|pre|ul|ol|table|figure|section|article|hr)$/

/** The words of a piece of HTML: paragraphs and list items on lines of their own, links followed by their address. */
export function htmlToText(html: string): string {
  const lower = html.toLowerCase()
  const page = new Words()
  const lastComment = html.lastIndexOf('-->')
  const lastScript = Math.max(lower.lastIndexOf('</script'), lower.lastIndexOf('</style'))
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    page.say(html.slice(at, open < 0 ? html.length : open))
    if (open < 0) break
    const end = open < lastComment && html.startsWith('<!--', open) ? html.indexOf('-->', open) : -1
    if (end >= 0) {
      at = end + 3
      continue
    }
    const tag = html.slice(open, open + LONGEST_TAG)
    const close = tag.indexOf('>')
    const name = close < 0 ? null : /^<(\/?)([a-z][a-z0-9]{0,20})\b/i.exec(tag)
    if (!name) {
      page.say('<')
      at = open + 1
      continue
    }
    at = open + close + 1
    const [closing, kind] = [name[1] === '/', (name[2] ?? '').toLowerCase()]
    if (!closing && (kind === 'script' || kind === 'style')) {
      const over = at <= lastScript ? lower.indexOf(`</${kind}`, at) : -1
      at = over < 0 ? html.length : over
    } else page.tag(kind, closing, tag.slice(0, close))
  }
  return page.text()
}

/** Words as they come out of HTML. */
class Words {
  private readonly parts: string[] = []
  private breaks = 0
  private href: string | null = null
  private linkFrom = 0

  say(raw: string): void {
    if (raw === '') return
    const lines = decodeEntities(raw).split(/\r?\n/)
    const words = lines.map((line, n) => (n === 0 ? line : line.trimStart())).join('\n')
    if (words.trim() === '' && (this.breaks > 0 || this.parts.length === 0)) return
    if (words !== '') this.breaks = words.endsWith('\n') ? 1 : 0
    this.parts.push(words)
  }

  tag(kind: string, closing: boolean, attributes: string): void {
    if (kind === 'br') this.newline(this.breaks + 1)
    else if (BLOCKS.test(kind)) this.newline(/^(ul|ol|div)$/.test(kind) ? 1 : 2)
    else if (kind === 'li' || kind === 'tr') {
      this.newline(1)
      if (kind === 'li' && !closing) this.parts.push('- ')
    } else if ((kind === 'td' || kind === 'th') && closing) this.parts.push(' ')
    else if (kind === 'a') this.link(closing, attributes)
  }

  private newline(count: number): void {
    if (this.parts.length === 0) return
    for (; this.breaks < count; this.breaks++) this.parts.push('\n')
  }

  private link(closing: boolean, attributes: string): void {
    if (!closing) {
      const said = /\bhref\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes)
      this.href = decodeEntities(said?.slice(1).find(Boolean) ?? '')
      this.linkFrom = this.parts.length
    } else if (this.href !== null) {
      const shown = this.parts.slice(this.linkFrom).join('').trim()
      if (/^https?:/i.test(this.href) && !this.href.endsWith(shown || ' ')) this.parts.push(` (${this.href})`)
      this.href = null
    }
  }

  text(): string {
    const lines = this.parts.join('').replaceAll('\u00a0', ' ').split('\n')
    return tidy(
      lines
        .map((line) => line.trimEnd())
        .join('\n')
        .replace(/\n{3,}/g, '\n\n'),
    )
  }
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  copy: '©',
  reg: '®',
  trade: '™',
  euro: '€',
  pound: '£',
  sect: '§',
  deg: '°',
  times: '×',
  shy: '',
  zwnj: '\u200c',
  zwj: '\u200d',
  lrm: '\u200e',
  rlm: '\u200f',
  ...Object.fromEntries(
    'auml=ä,ouml=ö,uuml=ü,Auml=Ä,Ouml=Ö,Uuml=Ü,szlig=ß,eacute=é,egrave=è,ecirc=ê,euml=ë,Eacute=É,Egrave=È,aacute=á,agrave=à,acirc=â,aring=å,Aring=Å,atilde=ã,ccedil=ç,Ccedil=Ç,iacute=í,icirc=î,iuml=ï,igrave=ì,ntilde=ñ,Ntilde=Ñ,oacute=ó,ograve=ò,ocirc=ô,oslash=ø,Oslash=Ø,otilde=õ,uacute=ú,ugrave=ù,ucirc=û,yacute=ý,aelig=æ,AElig=Æ,iexcl=¡,iquest=¿,rarr=→,larr=←'
      .split(',')
      .map((pair) => pair.split('=') as [string, string]),
  ),
}

/** Named characters HTML knows beyond XML's five, for files that use them without declaring them. */
export const HTML_CHARACTERS: Readonly<Record<string, string>> = NAMED

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? NAMED[name.toLowerCase()] ?? whole
    const point = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
  })
}

/** An address of the web as every reader takes it; relative ones stand on `base`. `completed`: it was not one as written. */
export function webAddress(text: string, base: string | null): { url: string; completed: boolean } | null {
  const said = text.trim()
  if (said === '' || said.length > 4_000) return null
  if (/^https?:\/\//i.test(said)) {
    if (!URL.canParse(said)) return null
    const ascii = /^[\x21-\x7e]+$/.test(said) && !/["<>\\^`{|}]/.test(said)
    return { url: ascii ? said : new URL(said).href, completed: false }
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(said) && !/^[\w.-]+\.[a-z]{2,}:\d+/i.test(said)) return null
  if (/^(www\.|[a-z0-9-]+(\.[a-z0-9-]+)*\.(org|com|net|int|edu|gov|io|eu|ch|de|fr)(\/|$))/i.test(said))
    return URL.canParse(`https://${said}`) ? { url: new URL(`https://${said}`).href, completed: true } : null
  if (base === null || /\s/.test(said) || !URL.canParse(said, base)) return null
  const resolved = new URL(said, base)
  return /^https?:$/.test(resolved.protocol) ? { url: resolved.href, completed: true } : null
}

const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  english: 'en',
  eng: 'en',
  anglais: 'en',
  englisch: 'en',
  inglés: 'en',
  英文: 'en',
  英语: 'en',
  french: 'fr',
  français: 'fr',
  fra: 'fr',
  fre: 'fr',
  französisch: 'fr',
  german: 'de',
  deutsch: 'de',
  deu: 'de',
  ger: 'de',
  allemand: 'de',
  spanish: 'es',
  español: 'es',
  spa: 'es',
  espagnol: 'es',
  spanisch: 'es',
  arabic: 'ar',
  العربية: 'ar',
  عربي: 'ar',
  ara: 'ar',
  chinese: 'zh',
  中文: 'zh',
  zho: 'zh',
  chi: 'zh',
  mandarin: 'zh',
  russian: 'ru',
  русский: 'ru',
  rus: 'ru',
  portuguese: 'pt',
  português: 'pt',
  por: 'pt',
  italian: 'it',
  italiano: 'it',
  ita: 'it',
  japanese: 'ja',
  jpn: 'ja',
  korean: 'ko',
  kor: 'ko',
  dutch: 'nl',
  nld: 'nl',
  polish: 'pl',
  pol: 'pl',
  czech: 'cs',
  ces: 'cs',
  turkish: 'tr',
  tur: 'tr',
  ukrainian: 'uk',
  ukr: 'uk',
  persian: 'fa',
  farsi: 'fa',
  hindi: 'hi',
  hin: 'hi',
  swahili: 'sw',
  swa: 'sw',
  hebrew: 'he',
  heb: 'he',
  greek: 'el',
  ell: 'el',
  swedish: 'sv',
  swe: 'sv',
  indonesian: 'id',
  ind: 'id',
}
/** How formats say that the language is not known. */
const NO_LANGUAGE = new Set(['xx', 'und', 'zxx', 'mul', 'none', 'n/a', '-'])

/** Language tags of what a file says (`en`, `de_CH`, `English, French`), and the words that are none. */
export function languagesOf(said: readonly string[]): { languages: string[]; unknown: string[] } {
  const languages: string[] = []
  const unknown: string[] = []
  for (const word of said
    .slice(0, 50)
    .flatMap((text) => text.slice(0, 500).split(/[,;/|&]|\s+and\s+|\s{2,}/))
    .map((text) => text.trim())) {
    if (word === '' || NO_LANGUAGE.has(word.toLowerCase())) continue
    const tag = LANGUAGE_NAMES[word.toLowerCase()] ?? tagOf(word.replace(/_/g, '-'))
    if (!tag) unknown.push(word.slice(0, 60))
    else if (!languages.includes(tag)) languages.push(tag)
  }
  return { languages, unknown }
}

function tagOf(word: string): string | null {
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(word)) return null
  try {
    return Intl.getCanonicalLocales(word)[0] ?? null
  } catch {
    return null
  }
}

/** The two letters by which the narrow formats know a language; null when it has none. */
export const twoLetters = (tag: string | undefined): string | null => /^([a-z]{2})(-|$)/.exec(tag ?? '')?.[1] ?? null

/** Texts within their bounds; `cut` tells which are shorter than in the file. */
export function within(
  text: string | null,
  most: number = LIMITS.textCharacters,
): { text: string | null; cut: boolean } {
  return text !== null && text.length > most ? { text: shortened(text, most), cut: true } : { text, cut: false }
}
