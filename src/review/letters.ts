import type { EditionScope } from '../access/public.ts'
import { composeLetter } from '../page/letter.ts'
import { pathTo } from '../page/route.ts'
import type { Language } from '../platform/languages/public.ts'
import type { PendingDecision } from './store.ts'
import { reviewTexts } from './texts.ts'

/** Tells a submitter what was decided and why, in the language of the submission. */
export function decisionLetter(origin: string, edition: EditionScope, decision: PendingDecision, language: Language) {
  const t = reviewTexts(language)
  return composeLetter(language, {
    subject: t('letter.subject', { reference: decision.reference }),
    paragraphs: [decision.title, t(`is.${decision.outcome}`, { into: decision.intoReference ?? '' }), decision.reason],
    action: {
      label: t('letter.open'),
      href: `${origin}${pathTo(language, edition.slug, 'submissions', decision.reference)}`,
    },
    foot: t('letter.foot'),
  })
}
