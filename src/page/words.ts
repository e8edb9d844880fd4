import {
  formatDate,
  formatOffset,
  formatTime,
  type Language,
  leftToRight,
  shownEnd,
} from '../platform/languages/public.ts'
import { pageTexts } from './texts.ts'

/** “Name: value” as plain text. */
export const pairIn =
  (language: Language) =>
  (name: string, value: string | number): string =>
    pageTexts(language)('words.pair', { name, value: String(value) })

/** “Words (more)” as plain text. */
export const asideIn =
  (language: Language) =>
  (text: string, more: string): string =>
    pageTexts(language)('words.aside', { text, more })

/** Things beside each other as plain text, such as a post and its organization. */
export const besideIn =
  (language: Language) =>
  (...all: readonly (string | null | undefined)[]): string =>
    all
      .filter((one) => one)
      .reduce<string>(
        (one, other) => (one ? pageTexts(language)('words.beside', { one, other: other ?? '' }) : (other ?? '')),
        '',
      )

type Instant = { zone: string; seconds?: boolean; end?: boolean }

/** Weekday, date, hour and offset of an instant as plain text; an end is never said as 00:00. */
export function momentInWords(at: Date, language: Language, { zone, seconds = false, end = false }: Instant): string {
  const shown = end ? shownEnd(at, zone) : at
  return pageTexts(language)('words.moment', {
    day: formatDate(shown, language, zone, 'weekdayDate'),
    time: formatTime(shown, language, zone, seconds),
    offset: leftToRight(formatOffset(shown, zone)),
  })
}
