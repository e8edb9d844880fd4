import type { Language } from './languages.ts'

/**
 * How numbers of four digits are written: in one piece, but in English, French and Arabic grouped. Western digits everywhere, as in the
 * letter; the groups stand apart by a narrow no-break space, as in documents of the United Nations, in English by a comma.
 */
const GROUPING: Record<Language, 'always' | 'min2'> = {
  ar: 'min2',
  zh: 'min2',
  en: 'always',
  fr: 'always',
  ru: 'min2',
  es: 'min2',
}
const LOCALES: Record<Language, string> = { ar: 'ar-u-nu-latn', zh: 'zh', en: 'en-GB', fr: 'fr', ru: 'ru', es: 'es' }
const NARROW = '\u202F'

const made = new Map<string, Intl.NumberFormat>()

/** The one way numbers are written, in messages as in tables. */
export function numberFormat(
  language: Language,
  options: Intl.NumberFormatOptions = {},
): { format(n: number): string } {
  const key = `${language} ${JSON.stringify(options)}`
  let found = made.get(key)
  if (!found) {
    // TypeScript's library does not know the values of 2023 yet.
    found = new Intl.NumberFormat(LOCALES[language], { useGrouping: GROUPING[language] as never, ...options })
    made.set(key, found)
  }
  const format = found
  if (language === 'en') return format
  return {
    format: (n) =>
      Math.abs(n) < 1000
        ? format.format(n)
        : format
            .formatToParts(n)
            .map((part) => (part.type === 'group' ? NARROW : part.value))
            .join(''),
  }
}

export const formatNumber = (n: number, language: Language): string => numberFormat(language).format(n)
