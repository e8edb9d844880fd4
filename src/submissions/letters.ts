import type { EditionScope } from '../access/public.ts'
import { pathTo } from '../page/route.ts'
import { direction, isLanguage, type Language, pickText } from '../platform/languages/public.ts'
import type { Letter } from '../platform/mail/mail.ts'
import { type Receipt, receiptText } from './receipt.ts'
import { submissionsTexts } from './texts.ts'

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** One column, one button, as plain as mail readers want it. */
function html(language: Language, heading: string, text: string, button: { label: string; href: string }): string {
  const lines = text
    .split('\n')
    .map((line) => `<bdi>${escapeHtml(line)}</bdi>`)
    .join('<br>')
  return `<!doctype html><html lang="${language}" dir="${direction(language)}"><meta charset="utf-8"><body style="margin:0;padding:24px;font:16px/1.6 sans-serif;color:#1d2329;background:#ffffff"><div style="max-width:640px;margin:0 auto"><h1 style="font-size:22px">${escapeHtml(heading)}</h1><p style="overflow-wrap:anywhere">${lines}</p><p><a href="${escapeHtml(button.href)}" style="display:inline-block;padding:12px 20px;background:#1f4e5f;color:#ffffff;text-decoration:none">${escapeHtml(button.label)}</a></p></div></body></html>`
}

/** The receipt by mail, in the language the draft was written in. */
export function receiptLetter(origin: string, edition: EditionScope, receipt: Receipt, language: string): Letter {
  const reader: Language = isLanguage(language) ? language : 'en'
  const t = submissionsTexts(reader)
  const href = `${origin}${pathTo(reader, edition.slug, 'submissions', receipt.number)}`
  const body = receiptText(receipt, edition, reader)
  return {
    to: receipt.submitterEmail,
    language: reader,
    subject: t('letter.receipt.subject', { reference: receipt.reference }),
    text: `${body}\n${t('receipt.see')}: ${href}\n\n${pickText(edition.title, reader).text}\n`,
    html: html(reader, t('receipt.title'), body, { label: t('receipt.see'), href }),
    key: `receipt:${receipt.draftId}`,
  }
}

/** The letter with the link that opens a draft on another device. */
export function draftLinkLetter(
  origin: string,
  edition: EditionScope,
  link: { to: string; token: string; key: string; language: Language },
): Letter {
  const t = submissionsTexts(link.language)
  const href = `${origin}${pathTo(link.language, edition.slug, 'return', link.token)}`
  return {
    to: link.to,
    language: link.language,
    subject: t('letter.link.subject'),
    text: `${t('letter.link.text')}\n\n${href}\n\n${pickText(edition.title, link.language).text}\n`,
    html: html(link.language, t('letter.link.subject'), t('letter.link.text'), { label: t('draft.open'), href }),
    key: link.key,
  }
}
