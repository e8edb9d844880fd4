/** The six languages in the order of the language bar (UN practice: alphabetical by English name). */
export const LANGUAGES = ['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const
export type Language = (typeof LANGUAGES)[number]

export const isLanguage = (code: string | null | undefined): code is Language => LANGUAGES.includes(code as Language)

export const direction = (language: string): 'rtl' | 'ltr' => (/^(ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr')

/** Each language in its own words, as the bar shows it. */
export const NATIVE_NAMES: Record<Language, string> = {
  ar: 'العربية',
  zh: '中文',
  en: 'English',
  fr: 'Français',
  ru: 'Русский',
  es: 'Español',
}

const languageNames = new Map<Language, Intl.DisplayNames>()

/** Where the United Nations write a name differently from CLDR. */
const UN_NAMES: Partial<Record<Language, Readonly<Record<string, string>>>> = { ar: { en: 'الإنكليزية' } }

/** A language's name in the reader's language. */
export function languageName(code: string, language: Language): string {
  const own = UN_NAMES[language]?.[code]
  if (own) return own
  let names = languageNames.get(language)
  if (!names) {
    names = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' })
    languageNames.set(language, names)
  }
  return /^[a-z]{2,3}$/.test(code) ? (names.of(code) ?? code) : code
}

/** Content in several languages; a language may be missing. */
export type Localized = Partial<Record<Language, string>>

/** A kept value as content in several languages. Plain text, as earlier versions kept some names, was written in English. */
export const asLocalized = (kept: unknown): Localized =>
  typeof kept === 'string' ? { en: kept } : typeof kept === 'object' && kept !== null ? (kept as Localized) : {}

/** Whether there is anything to read, in whatever language. */
export const hasText = (content: Localized): boolean => Object.values(content).some(Boolean)

/** The text for a reader, with the language it is really in: the reader's, else English, else any. */
export function pickText(
  content: Localized | null | undefined,
  wanted: Language,
): { text: string; language: Language } {
  for (const language of [wanted, 'en', ...LANGUAGES] as Language[]) {
    const text = content?.[language]
    if (text) return { text, language }
  }
  return { text: '', language: wanted }
}

/** The best of the six for an Accept-Language header; English when none fits. */
export function negotiate(header: string | null | undefined): Language {
  const wishes = (header ?? '')
    .split(',')
    .map((part, order) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const q = parameters.map((p) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(p)?.[1]).find(Boolean)
      return { language: tag.slice(0, 2).toLowerCase(), q: q ? Number(q) : 1, order }
    })
    .filter((w) => isLanguage(w.language) && w.q > 0)
    .sort((a, b) => b.q - a.q || a.order - b.order)
  return (wishes[0]?.language as Language | undefined) ?? 'en'
}
