import type { SubmittedForm } from '../../page/form.ts'
import { isLanguage, LANGUAGES, type Language, type Localized } from '../../platform/languages/public.ts'
import type { Reason } from '../decision.ts'

/** The reason as it was typed: in one language, and in others where something was written for them. */
export function reasonIn(form: Pick<SubmittedForm, 'get'>, language: Language): Reason {
  const said = form.get('reason_language')
  const others: Localized = {}
  for (const other of LANGUAGES) {
    const text = form.get(`reason_${other}`)
    if (text.trim() !== '') others[other] = text
  }
  return { text: form.get('reason'), language: isLanguage(said) ? said : language, others }
}

/** What stands in the form of a decision. */
export type Typed = { readonly outcome: string; readonly into: string; readonly reason: Reason }

export const typedIn = (form: Pick<SubmittedForm, 'get'>, language: Language): Typed => ({
  outcome: form.get('outcome'),
  into: form.get('into'),
  reason: reasonIn(form, language),
})
