import { composeLetter } from '../page/letter.ts'
import type { Language } from '../platform/languages/public.ts'
import { CODE_MINUTES } from './sign-in.ts'
import { identityTexts } from './texts.ts'

/** The letter with code and link, in the language of the page it was asked on. */
export function signInLetter(language: Language, code: string, address: string) {
  const t = identityTexts(language)
  const spaced = `${code.slice(0, 4)} ${code.slice(4)}`
  return composeLetter(language, {
    subject: t('letter.subject', { code: spaced }),
    paragraphs: [t('letter.code', { code: spaced, minutes: CODE_MINUTES }), t('letter.link')],
    action: { label: t('ask.title'), href: address },
    foot: t('letter.foot'),
  })
}
