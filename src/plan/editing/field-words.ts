import { formatList, isLanguage, type Language, languageName, NATIVE_NAMES } from '../../platform/languages/public.ts'
import type { ContentField, Planning, Words, WordsInLanguages } from '../../sessions/public.ts'
import { editingTexts } from './texts.ts'

export type ValueWords = Words

type Called = { readonly name?: string; readonly called?: string; readonly role: string }

/** A value of a session's content in words for a reader, as a form had it or the history keeps it. */
export function inWords(field: ContentField, value: unknown, words: ValueWords, language: Language): string {
  const t = editingTexts(language)
  const list = (items: readonly string[]) => (items.length === 0 ? t('nothing') : formatList([...items], language))
  switch (field) {
    case 'language':
      return languageName(String(value), language)
    case 'type':
      return words('session_types', String(value))
    case 'mode':
      return words('participation_modes', String(value))
    case 'durationMinutes':
      return t('minutes.count', { count: Number(value) || 0 })
    case 'expectedAudience':
      return value === null ? t('unknown') : String(value)
    case 'workingLanguages':
    case 'interpretationLanguages':
      return list((value as readonly string[]).map((code) => languageName(code, language)))
    case 'captioning':
      return value ? t('yes') : t('no')
    case 'subjects':
      return list((value as readonly string[]).map((subject) => words.subject(subject).name))
    case 'people':
      return list(
        (value as readonly Called[]).map(({ name = '', role }) =>
          t('person.role', { name, role: words('session_roles', role) }),
        ),
      )
    case 'organizations':
      return list((value as readonly Called[]).map(({ name, called }) => name ?? called ?? ''))
    case 'others':
      return list(wordsIn(value as WordsInLanguages, language))
    case 'planning':
      return planningIn(value as Planning, language)
    case 'title':
    case 'abstract':
    case 'objectives':
    case 'relevance':
      return String(value) || t('nothing')
  }
}

const wordsIn = (others: WordsInLanguages, language: Language): string[] =>
  Object.entries(others).map(([code, { title, abstract, objectives }]) =>
    editingTexts(language)('in-language', {
      language: isLanguage(code) ? NATIVE_NAMES[code] : code,
      text: title ?? abstract ?? objectives ?? '',
    }),
  )

function planningIn({ alone, level, series, sameDay, apart, after }: Planning, language: Language): string {
  const t = editingTexts(language)
  const said = [
    alone ? t('alone') : '',
    level ? t(`level.${level}`) : '',
    series ? t('planning.series', { series }) : '',
    sameDay ? t('same-day') : '',
    apart ? t('planning.apart', { apart }) : '',
    after.length > 0 ? t('planning.after', { numbers: formatList(after.map(String), language) }) : '',
  ].filter(Boolean)
  return said.length > 0 ? formatList(said, language) : t('nothing')
}
