import type { SubmittedForm } from '../page/form.ts'
import { isLanguage, LANGUAGES, type Language, type Localized, type Written } from '../platform/languages/public.ts'
import { cut } from '../platform/text.ts'

const LONGEST = 2000

/** A reason as a form brings it: in the language it was written in, and in others where somebody had words for it. */
export const writtenReason = (form: Pick<SubmittedForm, 'get'>, language: Language): Written =>
  writtenIn(form, 'reason', language)

/** Words of a field of six languages. */
export function writtenIn(form: Pick<SubmittedForm, 'get'>, field: string, language: Language): Written {
  const said = form.get(`${field}_language`)
  const own = isLanguage(said) ? said : language
  const others: Localized = {}
  for (const other of LANGUAGES) {
    const text = form.get(`${field}_${other}`).trim()
    if (other !== own && text !== '') others[other] = cut(text, LONGEST)
  }
  return { text: cut(form.get(field), LONGEST), language: own, others }
}
