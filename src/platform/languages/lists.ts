import { isolated } from './isolate.ts'
import type { Language } from './languages.ts'

const formats = new Map<string, Intl.ListFormat>()

/** Items in a sentence: all of them (`and`), or a choice between them (`or`). */
export function formatList(items: readonly string[], language: Language, joined: 'and' | 'or' = 'and'): string {
  const key = `${language} ${joined}`
  let format = formats.get(key)
  if (!format) {
    const type = joined === 'and' ? 'conjunction' : 'disjunction'
    format = new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type, style: 'long' })
    formats.set(key, format)
  }
  return format.format(items.map((item) => isolated(item, language)))
}
