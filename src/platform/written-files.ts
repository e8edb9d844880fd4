import { z } from 'zod'
import { isZone, LANGUAGES } from './languages/public.ts'

// What files that people write by hand are made of, whatever they describe.

/**
 * Words that tell about a value and are none: where it comes from, how sure it is. They may stand beside anything, and are left aside.
 */
const REMARK =
  /^(_.*|format|mark|note|source|status|sample|wording|confirmed_in|.*_(mark|note|source|status|label_seen|as_printed|variants_seen|seen_in))$/

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An object of these keys and no others, so that a key written wrong is not passed over; remarks are left aside. */
export const thing = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess(
    (value) =>
      isObject(value)
        ? Object.fromEntries(Object.entries(value).filter(([key]) => key in shape || !REMARK.test(key)))
        : value,
    z.strictObject(shape),
  )

/** Why a thing with a name was refused, said the same way wherever a person would read it. */
const NAMED_IN_ALL = `people read this: write it in the six languages, { ${LANGUAGES.map((l) => `"${l}": "…"`).join(', ')} }`

const words = z
  .string()
  .refine((text) => text.trim() !== '', { error: 'is empty: every name is written in six languages' })

/** A name or a text that people read: all six languages, none empty, nothing else. */
export const localized = z.strictObject(
  { ar: words, zh: words, en: words, fr: words, ru: words, es: words },
  { error: (issue) => (issue.code === 'invalid_type' ? NAMED_IN_ALL : undefined) },
)

export const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, 'must be a code: letters, digits, _ . -')
export const slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower case letters, digits and hyphens')
export const day = z.iso.date('must be a day such as "2026-05-30"')
export const country = z.string().regex(/^[A-Z]{2}$/, 'must be a country code of two capital letters, such as "CH"')

/** A wall clock in a zone: a day, or a day and an hour. */
export const wallClock = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/, 'must be a day, or a day and an hour such as "2026-05-30T14:00"')

export const instant = z.iso
  .datetime({ error: 'must be an instant in UTC, such as "2026-05-30T12:00:00Z"' })
  .transform((text) => new Date(text))

export const zone = z.string().refine(isZone, {
  error: (issue) => `there is no time zone “${issue.input}”: use a name of the IANA list, such as "Europe/Zurich"`,
})
