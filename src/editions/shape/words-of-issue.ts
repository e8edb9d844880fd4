import type { z } from 'zod'
import type { Path } from '../source.ts'

/** A path as people write it: phases[3].milestones[0].title */
export const pathInWords = (path: Path): string =>
  path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('')

const said = (path: Path, text: string) => ({ path, text: path.length === 0 ? text : `${pathInWords(path)}: ${text}` })

/** What a shape found wrong, in words, with the place of each. */
export function wordsOf(issue: z.core.$ZodIssue): { path: Path; text: string }[] {
  const path = issue.path as (string | number)[]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        said([...path, key], 'nobody reads this key: is it written wrong? Remarks may stand under "note"'),
      )
    case 'invalid_union':
      return (issue.errors[0] ?? []).flatMap((inner) =>
        wordsOf({ ...inner, path: [...path, ...inner.path] } as z.core.$ZodIssue),
      )
    case 'invalid_type':
      if (issue.input === undefined && path.length > 0) return [said(path, 'is missing')]
      return [
        said(path, hasOwnWords(issue.message) ? issue.message : `must be ${NAMES[issue.expected] ?? issue.expected}`),
      ]
    case 'invalid_value':
      return [
        said(
          path,
          hasOwnWords(issue.message)
            ? issue.message
            : `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`,
        ),
      ]
    default:
      return [said(path, issue.message)]
  }
}

const hasOwnWords = (message: string) => !/^Invalid (input|option)/.test(message)

const NAMES: Record<string, string> = {
  string: 'a text in "quotes"',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in [ ]',
  object: 'an object in { }',
  record: 'an object in { }',
}
