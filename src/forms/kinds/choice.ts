import { pickText } from '../../platform/languages/public.ts'
import type { Question } from '../form.ts'
import { finding } from './check-value.ts'
import { kind } from './kind.ts'
import { someValues } from './some-values.ts'
import type { Value } from './value.ts'

/** An option of the question's own. */
const option: Value = {
  check: ({ options = [] }, value) => (options.some((o) => o.id === value) ? null : finding('unknown-choice')),
  say: ({ options = [] }, value, { language }) =>
    pickText(options.find((o) => o.id === value)?.label, language).text || value,
  offered: ({ options = [] }, { language }) =>
    options.map((o) => ({ value: o.id, label: pickText(o.label, language).text })),
}

const flaws = (q: Question) => (q.options?.length ? [] : ['offers nothing to choose from'])

export const singleChoice = kind({ ...someValues(option, () => false), flaws })
export const multiChoice = kind({ ...someValues(option, () => true), flaws })
