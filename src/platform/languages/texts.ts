import { type MessageFormatElement, TYPE } from '@formatjs/icu-messageformat-parser'
import { type Formatters, IntlMessageFormat } from 'intl-messageformat'
import type { ComponentChild } from 'preact'
import { isolated } from './isolate.ts'
import { direction, LANGUAGES, type Language } from './languages.ts'
import { numberFormat } from './numbers.ts'

type Values = Record<string, string | number>
type Parts = Record<string, ComponentChild>
type Catalogue<Key extends string> = Record<Language, Record<Key, string>>

/** What the keys of one kind begin with: of `state.draft` it is `state`, of `changes.made.theme` also `changes.made`. */
type Family<Key extends string> = Key extends `${infer First}.${infer Rest}`
  ? First | (Rest extends `${infer Second}.${string}` ? `${First}.${Second}` : never)
  : never

export type Texts<Key extends string> = {
  (key: Key, values?: Values): string
  /** For messages with markup inside: values may be elements, the answer is a list to place in a page. */
  parts(key: Key, values: Parts): ComponentChild[]
  /** What a coded value is called: the text `family.code`; null where the catalogue has none, as of a code that a later version wrote. */
  named(family: Family<Key>, code: string, values?: Values): string | null
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
          { ignoreTag: true, formatters: formattersOf(language) },
        )
        if (direction(language) === 'rtl') takeValuesApart(found.getAst())
        parsed.set(key, found)
      }
      return found
    }
    const entering = direction(language) === 'rtl' ? withValuesApart(language) : (values?: Parts) => values
    const t = ((key: Key, values?: Values) => message(key).format(entering(values) as Values) as string) as Texts<Key>
    t.parts = (key, values) => {
      const made = message(key).format<ComponentChild>(entering(values) as Record<string, never>)
      return Array.isArray(made) ? made : [made as ComponentChild]
    }
    t.named = (family, code, values) => {
      const key = `${family}.${code}` as Key
      return Object.hasOwn(catalogue[language], key) ? t(key, values) : null
    }
    t.language = language
    bound.set(language, t)
  }
  return (language) => bound.get(language) as Texts<Key>
}

/** The name under which a message finds a value that is kept apart from it; the plain one still chooses between its cases. */
const apart = (name: string) => `${name} apart`

/** The one door through which values enter a sentence: where it reads from right to left, each is kept apart from it. */
const withValuesApart =
  (language: Language) =>
  (values: Parts = {}): Parts =>
    Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) => [
        [name, value],
        [apart(name), typeof value === 'string' ? isolated(value, language) : value],
      ]),
    )

/** Makes the places for values in a message take those that are kept apart. */
function takeValuesApart(message: readonly MessageFormatElement[]): void {
  for (const element of message) {
    if (element.type === TYPE.argument) element.value = apart(element.value)
    if (element.type === TYPE.plural || element.type === TYPE.select)
      for (const { value } of Object.values(element.options)) takeValuesApart(value)
  }
}

const pluralRules = new Map<string, Intl.PluralRules>()

/** Numbers in sentences are written as in tables. */
const formattersOf = (language: Language): Formatters => ({
  getNumberFormat: (_, options) => numberFormat(language, options) as Intl.NumberFormat, // a message only formats with it
  getDateTimeFormat: (...args) => new Intl.DateTimeFormat(...args),
  getPluralRules(_, options) {
    const key = `${language} ${options?.type}`
    const found = pluralRules.get(key) ?? new Intl.PluralRules(language, options)
    pluralRules.set(key, found)
    return found
  },
})
