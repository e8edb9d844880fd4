import { direction, isolated, type Language } from '../platform/languages/public.ts'

/** A name, a title, a code or somebody's own words inside a sentence of ours: kept apart from it, so that neither turns the other round. */
export type Quoted = { readonly text: string; readonly language?: string }

/** A sentence, or its pieces in order. Line breaks stay. */
export type Paragraph = string | readonly (string | Quoted)[]

export type LetterWords = {
  subject: string
  paragraphs: Paragraph[]
  /** The one thing to press, if there is one. */
  action?: { label: string; href: string }
  /** What stands after it: contact, closing words, who writes. */
  closing?: Paragraph[]
  /** Why the reader receives it. */
  foot: string
}

const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

const piecesOf = (paragraph: Paragraph) => (typeof paragraph === 'string' ? [paragraph] : paragraph)

/** What strangers have written, on one line, and so that no mail program makes a link of it. */
export const withoutLinks = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/(:\/\/|@|\.)(?=[\p{L}\p{N}])/gu, (mark) => `${mark}\u200B`)

const LONGEST_NAME = 80
/** The name a letter greets; null for whoever wrote an address or a sermon into the field for it. */
export function nameToGreet(name: string): string | null {
  const plain = name.replace(/\s+/gu, ' ').trim()
  return plain !== '' && plain.length <= LONGEST_NAME && !/:\/\/|www\.|@/i.test(plain) ? plain : null
}

/** A paragraph as plain text. */
const textOf = (paragraph: Paragraph, language: Language): string =>
  piecesOf(paragraph)
    .map((piece) => (typeof piece === 'string' ? piece : isolated(piece.text, language)))
    .join('')

const markupOf = (paragraph: Paragraph): string =>
  piecesOf(paragraph)
    .map((piece) => {
      if (typeof piece === 'string') return escapeMarkup(piece)
      const own = piece.language ? ` lang="${escapeMarkup(piece.language)}" dir="${direction(piece.language)}"` : ''
      return `<bdi${own}>${escapeMarkup(piece.text)}</bdi>`
    })
    .join('')

const paragraphMarkup = (paragraph: Paragraph) =>
  `<p style="margin:0 0 16px;white-space:pre-line">${markupOf(paragraph)}</p>`

/** A letter as text and as one plain column of HTML in the reader's language and direction. No markup comes from the words. */
export function composeLetter(
  language: Language,
  words: LetterWords,
): { language: Language; subject: string; text: string; html: string } {
  const { subject, paragraphs, action, closing = [], foot } = words
  const dir = direction(language)
  const said = (paragraph: Paragraph) => textOf(paragraph, language)
  const lines = [
    ...paragraphs.map(said),
    ...(action ? [`${action.label}\n${action.href}`] : []),
    ...closing.map(said),
    `-- \n${foot}`,
  ]
  const button = action
    ? `<p style="margin:24px 0"><a href="${escapeMarkup(action.href)}" style="background:#0b4f79;color:#fff;padding:12px 20px;text-decoration:none">${escapeMarkup(action.label)}</a></p><p><bdi dir="ltr">${escapeMarkup(action.href)}</bdi></p>`
    : ''
  const body = `${paragraphs.map(paragraphMarkup).join('')}${button}${closing.map(paragraphMarkup).join('')}`
  return {
    language,
    subject,
    text: lines.join('\n\n'),
    html: `<!doctype html><html lang="${language}" dir="${dir}"><head><meta charset="utf-8"><title>${escapeMarkup(subject)}</title></head><body style="margin:0;padding:24px;font:17px/1.6 system-ui,sans-serif;color:#16202a"><div style="max-width:640px;margin:auto"><h1 style="font-size:22px">${escapeMarkup(subject)}</h1>${body}<hr style="border:0;border-top:1px solid #ccc"><p style="font-size:14px;color:#555">${escapeMarkup(foot)}</p></div></body></html>`,
  }
}
