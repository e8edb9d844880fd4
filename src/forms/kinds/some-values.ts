import type { Finding } from '../answers.ts'
import type { Question } from '../form.ts'
import { finding } from './check-value.ts'
import { type Kind, plain } from './kind.ts'
import { oneOfTexts, texts } from './shapes.ts'
import type { Value } from './value.ts'

const MOST_VALUES = 300

/** More or fewer than a question lets one give. */
export function checkItems({ limits = {} }: Pick<Question, 'limits'>, count: number): Finding[] {
  const { min_items, max_items } = limits
  if (max_items !== undefined && count > max_items) return [finding('too-many-items', { max: max_items, count })]
  if (min_items !== undefined && count < min_items) return [finding('too-few-items', { min: min_items, count })]
  return []
}

/** A kind whose answer is one or several values of the same sort; `several` says which, for each question. */
export function someValues(value: Value, several: (q: Question) => boolean): Kind<string[]> {
  return {
    ...plain,
    part: 'fact',
    shape: (q) => (several(q) ? texts : oneOfTexts),
    read: (q, posted) =>
      several(q)
        ? posted
            .all(q.id)
            .filter((v) => v.trim() !== '')
            .slice(0, MOST_VALUES)
        : [posted.get(q.id)],
    offered: (q, reader) => value.offered(q, reader),
    check: (q, given, at) => {
      const values = [...new Set(given.map((v) => v.trim()).filter((v) => v !== ''))]
      if (!several(q)) {
        const fault = value.check(q, values[0] ?? '', at)
        return { answer: values[0] ?? '', faults: fault ? [fault] : [] }
      }
      const faults = values.flatMap((one) => value.check(q, one, at) ?? [])
      return { answer: values, faults: [...faults.slice(0, 1), ...checkItems(q, values.length)] }
    },
    codes: (_, given) => given,
    words: (q, given, reader) => given.map((one) => value.say(q, one, reader)).join('\n'),
    cell: (q, given, reader) => given.map((one) => value.say(q, one, reader)).join('; '),
  }
}
