import { IntlMessageFormat } from 'intl-messageformat'
import type { ComponentChild } from 'preact'
import { LANGUAGES, type Language } from './languages.ts'

type Values = Record<string, string | number>
type Parts = Record<string, ComponentChild>
type Catalogue<Key extends string> = Record<Language, Record<Key, string>>

export type Texts<Key extends string> = {
  (key: Key, values?: Values): string
  /** For messages with markup inside: values may be elements, the answer is a list to place in a page. */
  parts(key: Key, values: Parts): ComponentChild[]
  language: Language
}

/**
 * Binds a module's six catalogues of ICU messages. Keys are typed from English; every message is parsed once, at first use.
 * Numbers are written with Western digits in all six languages, as in the invitation letter.
 */
export function defineTexts<Key extends string>(catalogue: Catalogue<Key>): (language: Language) => Texts<Key> {
  const bound = new Map<Language, Texts<Key>>()
  for (const language of LANGUAGES) {
    const parsed = new Map<Key, IntlMessageFormat>()
    const message = (key: Key): IntlMessageFormat => {
      let found = parsed.get(key)
      if (!found) {
        found = new IntlMessageFormat(
          catalogue[language][key] ?? key,
          language === 'ar' ? 'ar-u-nu-latn' : language,
          undefined,
          { ignoreTag: true },
        )
        parsed.set(key, found)
      }
      return found
    }
    const t = ((key: Key, values?: Values) => message(key).format(values) as string) as Texts<Key>
    t.parts = (key, values) => {
      const made = message(key).format<ComponentChild>(values as Record<string, never>)
      return Array.isArray(made) ? made : [made as ComponentChild]
    }
    t.language = language
    bound.set(language, t)
  }
  return (language) => bound.get(language) as Texts<Key>
}
