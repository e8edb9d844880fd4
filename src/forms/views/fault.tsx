import { Icon } from '../../page/parts/icons.tsx'
import { formatDate, type Language, pickText } from '../../platform/languages/public.ts'
import type { Fault } from '../answers.ts'
import type { Form } from '../form.ts'
import { kindOf } from '../kinds/all.ts'
import { formsTexts } from '../texts.ts'

/** What is wrong and how to mend it, days in the reader's words. */
export function faultText(fault: Fault, language: Language): string {
  const t = formsTexts(language)
  const facts = Object.fromEntries(
    Object.entries(fault.facts).map(([k, v]) => [
      k,
      typeof v === 'string' && /^\d{4}-\d\d-\d\d$/.test(v)
        ? formatDate(new Date(`${v}T12:00:00Z`), language, 'UTC')
        : v,
    ]),
  )
  return t(`fault.${fault.code}`, facts)
}

/** The control a fault is about. */
export const fieldId = (fault: Pick<Fault, 'question' | 'row' | 'field'>): string =>
  fault.field === undefined ? fault.question : `${fault.question}.${fault.row}.${fault.field}`

/** What stands in the way, each with a link to its place. It takes focus after a failed post. */
export function Errors({
  faults,
  form,
  language,
  hrefOf,
}: {
  faults: readonly Fault[]
  form: Form
  language: Language
  hrefOf: (f: Fault) => string
}) {
  const t = formsTexts(language)
  if (faults.length === 0) return null
  return (
    <div class="errors" role="alert" tabindex={-1} aria-labelledby="errors-title">
      <h2 id="errors-title">
        <Icon name="wrong" /> {t('fault.summary', { count: faults.length })}
      </h2>
      <ul>
        {faults.map((fault) => (
          <li key={fieldId(fault) + fault.code}>
            <a href={hrefOf(fault)}>
              {placeOf(fault, form, language)} – {faultText(fault, language)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The question, and within people or organizations which of them and which of its fields. */
function placeOf(fault: Fault, form: Form, language: Language): string {
  const q = form.questions.find((one) => one.id === fault.question)
  return q ? [pickText(q.label, language).text, ...kindOf(q).place(q, fault, language)].join(' · ') : ''
}
