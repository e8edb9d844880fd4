import type { EditionScope } from '../access/public.ts'
import { composeLetter } from '../page/letter.ts'
import { pathTo } from '../page/route.ts'
import { momentInWords, pairIn } from '../page/words.ts'
import { type Language, type Localized, pickText } from '../platform/languages/public.ts'
import type { Letter } from '../platform/mail/mail.ts'
import { wayOf } from './extension.ts'
import type { Call } from './reads.ts'
import { consultationTexts } from './texts.ts'

/** A call that stays open longer: it as it is now, when it would have closed, and why not. */
type MoreTime = { readonly call: Call; readonly before: Date; readonly reason: Localized }

/** Tells somebody with an open draft that there is more time: the old closing, the new one, and why. */
export function extensionLetter(
  origin: string,
  edition: EditionScope,
  { call, before, reason }: MoreTime,
  reader: { email: string; language: Language },
): Letter {
  const { language } = reader
  const t = consultationTexts(language)
  const title = pickText(call.title, language).text
  const when = (at: Date) => momentInWords(at, language, { zone: edition.zone, end: true })
  const pair = pairIn(language)
  return {
    to: reader.email,
    key: `extension:${call.id}:${call.closesAt.toISOString()}:${reader.email}`,
    ...composeLetter(language, {
      subject: t('letter.extended', { call: title, way: wayOf({ fromAt: before, toAt: call.closesAt }) }),
      paragraphs: [
        `${pair(t('extend.new'), when(call.closesAt))}\n${pair(t('extend.old'), when(before))}`,
        pickText(reason, language).text,
      ],
      action: { label: title, href: `${origin}${pathTo(language, edition.slug, 'calls', call.code)}` },
      foot: t('letter.foot'),
    }),
  }
}
