import { countryName, type Language, pickText } from '../../../platform/languages/public.ts'
import type { Question } from '../../form.ts'
import { type Names, termName } from '../../terms.ts'
import { formsTexts } from '../../texts.ts'

export type Option = { value: string; label: string }

export const countries = (names: Names, language: Language): Option[] =>
  (names.get('countries') ?? [])
    .map((c) => ({ value: c.code, label: countryName(c.code, language) }))
    .sort((a, b) => a.label.localeCompare(b.label, language))

/** What a question offers: its own options, or the terms of its vocabulary that pass its filter. */
export function optionsOf(q: Question, names: Names, language: Language): Option[] {
  if (q.options) return q.options.map((o) => ({ value: o.id, label: pickText(o.label, language).text }))
  return (names.get(q.vocabulary ?? '') ?? [])
    .filter((t) => Object.entries(q.filter ?? {}).every(([k, v]) => t.details[k] === v))
    .map((t) => ({ value: t.code, label: termName(names, q.vocabulary ?? '', t.code, language) }))
}

/** A value that is not on offer stays visible as typed, so that nothing is lost by looking at it. */
export function Select({
  common,
  value,
  options,
  language,
}: {
  common: object
  value: string
  options: Option[]
  language: Language
}) {
  return (
    <select {...common}>
      <option value="">{formsTexts(language)('field.choose')}</option>
      {value !== '' && !options.some((o) => o.value === value) && (
        <option value={value} selected>
          {value}
        </option>
      )}
      {options.map((o) => (
        <option value={o.value} key={o.value} selected={o.value === value}>
          {o.label}
        </option>
      ))}
    </select>
  )
}

/** All that is on offer, in sight at once; one or several may be chosen. */
export function Choices({
  type,
  q,
  chosen,
  options,
}: {
  type: 'radio' | 'checkbox'
  q: Question
  chosen: readonly string[]
  options: readonly Option[]
}) {
  return (
    <div class={options.length > 6 ? 'choices choices--two' : 'choices'}>
      {options.map((o) => (
        <label class="choice" key={o.value}>
          <input type={type} name={q.id} value={o.value} checked={chosen.includes(o.value)} />
          <span>{o.label}</span>
        </label>
      ))}
    </div>
  )
}
