import { formatNumber } from '../../platform/languages/public.ts'
import { checkNumber, readNumber } from './check-value.ts'
import { type Kind, kind, plain } from './kind.ts'
import { text } from './shapes.ts'

const limit = (value: string | number | undefined) => (typeof value === 'number' ? value : undefined)

const whole: Kind<string> = {
  ...plain,
  part: 'fact',
  shape: () => text,
  read: (q, posted) => posted.get(q.id),
  check: ({ limits = {} }, given) => {
    const number = readNumber(given)
    const fault = checkNumber(number, limit(limits.min), limit(limits.max))
    return { answer: number === null || fault ? given.trim() : number, faults: fault ? [fault] : [] }
  },
  words: (_, given, { language }) => {
    const number = readNumber(given)
    return number === null ? given : formatNumber(number, language)
  },
  cell: (_, given) => readNumber(given) ?? given,
}

/** A whole number, in digits of any script; kept as a number once it is one. */
export const number = kind(whole)
