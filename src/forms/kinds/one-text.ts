import { singleLine } from '../../platform/text.ts'
import type { FieldType, Question } from '../form.ts'
import { type Kind, plain } from './kind.ts'
import { text } from './shapes.ts'
import { valueFor } from './value.ts'

/** A kind whose answer is one value that people write. */
export function oneText(type: FieldType, own: Pick<Kind<string>, 'part' | 'found'>): Kind<string> {
  const value = valueFor(type)
  return {
    ...plain,
    ...own,
    shape: () => text,
    read: (q, posted) => posted.get(q.id),
    check: (q, given, at) => {
      const answer = type === 'long_text' ? given.trim() : singleLine(given)
      const fault = value.check(q, answer, at)
      return { answer, faults: fault ? [fault] : [] }
    },
    words: (q, given, reader) => value.say(q, given, reader),
    cell: (q, given, reader) => value.say(q, given, reader),
  }
}

/** Words of its own that a search finds. */
export const asText = (_: Question, given: string) => [{ text: given, names: false }]
