import { composeLetter } from '../page/letter.ts'
import { direction, type Language } from '../platform/languages/public.ts'
import { CODE_MINUTES } from './sign-in.ts'
import { identityTexts } from './texts.ts'

/** The letter with code and link, in the language of the page it was asked on. */
export function signInLetter(language: Language, code: string, address: string) {
  const t = identityTexts(language)
  // In two groups it is easier to compare; where text runs from right to left it stays in one piece, so that nobody reads the second first.
  const spaced = direction(language) === 'rtl' ? code : `${code.slice(0, 4)} ${code.slice(4)}`
  return composeLetter(language, {
    subject: t('letter.subject', { code: spaced }),
    paragraphs: [t('letter.code', { code: spaced, minutes: CODE_MINUTES }), t('letter.link')],
    action: { label: t('ask.title'), href: address },
    foot: t('letter.foot'),
  })
}
