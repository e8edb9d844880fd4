import { direction, type Language } from '../platform/languages/public.ts'

export type LetterWords = {
  subject: string
  paragraphs: string[]
  /** The one thing to press, if there is one. */
  action?: { label: string; href: string }
  /** Why the reader receives it. */
  foot: string
}

const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

/** A letter as text and as one plain column of HTML in the reader's language and direction. No markup comes from the words. */
export function composeLetter(
  language: Language,
  words: LetterWords,
): { language: Language; subject: string; text: string; html: string } {
  const { subject, paragraphs, action, foot } = words
  const dir = direction(language)
  const lines = [...paragraphs, ...(action ? [action.href] : []), '-- ', foot]
  const button = action
    ? `<p style="margin:24px 0"><a href="${escapeMarkup(action.href)}" style="background:#0b4f79;color:#fff;padding:12px 20px;text-decoration:none">${escapeMarkup(action.label)}</a></p><p><bdi dir="ltr">${escapeMarkup(action.href)}</bdi></p>`
    : ''
  const body = paragraphs.map((p) => `<p style="margin:0 0 16px;white-space:pre-line">${escapeMarkup(p)}</p>`).join('')
  return {
    language,
    subject,
    text: lines.join('\n\n'),
    html: `<!doctype html><html lang="${language}" dir="${dir}"><head><meta charset="utf-8"><title>${escapeMarkup(subject)}</title></head><body style="margin:0;padding:24px;font:17px/1.6 system-ui,sans-serif;color:#16202a"><div style="max-width:640px;margin:auto"><h1 style="font-size:22px">${escapeMarkup(subject)}</h1>${body}${button}<hr style="border:0;border-top:1px solid #ccc"><p style="font-size:14px;color:#555">${escapeMarkup(foot)}</p></div></body></html>`,
  }
}
