import { byLetters, countryName, formatDate, type Language } from '../../platform/languages/public.ts'
import type { Codes, Finding } from '../answers.ts'
import type { Asked, FieldType } from '../form.ts'
import { COUNTRIES, namesOfTerms, termsOffered } from '../terms/terms.ts'
import { checkDate, checkEmail, checkText, checkUrl, finding } from './check-value.ts'
import type { Checking, Option, Reader } from './kind.ts'

/** What one value must answer, whether it is a whole answer, one of several, or a field of a person. */
export type Value = {
  check(asked: Asked, value: string, at: Checking): Finding | null
  /** The value in the reader's words. */
  say(asked: Asked, value: string, reader: Reader): string
  offered(asked: Asked, reader: Reader): Option[]
}

const written = { say: (_: Asked, value: string) => value, offered: () => [] }

const isCode = (codes: Codes, vocabulary: string, code: string, filter: Record<string, unknown> = {}): boolean =>
  codes.get(vocabulary)?.some((t) => t.code === code && Object.entries(filter).every(([k, v]) => t.details[k] === v)) ??
  false

const day = (limit: string | number | undefined) => (typeof limit === 'string' ? limit : undefined)

const dayOf = (value: string, language: Language): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    ? formatDate(new Date(`${value}T12:00:00Z`), language, 'UTC')
    : value

export const VALUES = {
  short_text: { ...written, check: ({ limits = {} }, value, { language }) => checkText(value, limits, language) },
  long_text: { ...written, check: ({ limits = {} }, value, { language }) => checkText(value, limits, language) },
  email: { ...written, check: (_, value) => checkEmail(value) },
  url: { ...written, check: ({ limits = {} }, value) => checkUrl(value) ?? checkText(value, limits, 'en') },
  date: {
    ...written,
    check: ({ limits = {} }, value) => checkDate(value, day(limits.min), day(limits.max)),
    say: (_, value, { language }) => dayOf(value, language),
  },
  country: {
    check: (_, value, { codes }) => (isCode(codes, COUNTRIES, value) ? null : finding('unknown-choice')),
    say: (_, value, { language }) => countryName(value, language),
    offered: (_, { names, language }) =>
      (names.get(COUNTRIES) ?? [])
        .map((c) => ({ value: c.code, label: countryName(c.code, language) }))
        .sort((a, b) => byLetters(language)(a.label, b.label)),
  },
  vocabulary: {
    check: ({ vocabulary = '', filter }, value, { codes }) =>
      isCode(codes, vocabulary, value, filter) ? null : finding('unknown-choice'),
    say: ({ vocabulary = '' }, value, { names, language }) => namesOfTerms(names, language)(vocabulary, value),
    offered: ({ vocabulary = '', filter }, { names, language }) => {
      const nameOf = namesOfTerms(names, language)
      return termsOffered(names, vocabulary, filter).map(({ code }) => ({
        value: code,
        label: nameOf(vocabulary, code),
      }))
    },
  },
} as const satisfies Record<FieldType, Value>

export const valueFor = (type: FieldType): Value => VALUES[type]
