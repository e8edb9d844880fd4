import type { EditionScope } from '../access/public.ts'
import { asideIn } from '../page/words.ts'
import {
  cityName,
  direction,
  formatDate,
  formatList,
  formatOffset,
  formatTime,
  type Language,
  type Localized,
  leftToRight,
  pickText,
  shownEnd,
  type Texts,
  withoutIsolates,
} from '../platform/languages/public.ts'
import { ltr, plain, type Run, type Runs } from './kit/paper.ts'

/** Content in a reader's words, marked where there are only words of another language. */
export function named(content: Localized, language: Language): Run {
  const { text, language: own } = pickText(content, language)
  return own === language ? { text } : { text, lang: own, dir: own === 'ar' ? 'rtl' : 'ltr' }
}

/** A message with runs in it; everything around them is plain. */
export const sentence = <Key extends string>(t: Texts<Key>, key: Key, values: Record<string, Run | number>): Runs =>
  t.parts(key, values as Record<string, never>).map((part) => {
    const one: unknown = part
    return typeof one === 'object' && one !== null ? (one as Run) : { text: String(one) }
  })

/** For the readers of which document. */
export type Of = { readonly edition: EditionScope; readonly language: Language }

type Span = { readonly from: Date; readonly to: Date | null; readonly zone: string }

/** An hour from one end to the other in its own zone, which is named by the city people know it by: the day is said once where it is one. */
export function hours({ from, to, zone }: Span, { edition, language }: Of): Runs {
  const day = (at: Date) => formatDate(at, language, zone, 'weekdayDate')
  const end = to && shownEnd(to, zone)
  const where = ltr(withoutIsolates(asideIn(language)(formatOffset(from, zone), cityName(zone, edition, language))))
  const clock = (at: Date) => formatTime(at, language, zone)
  if (!end) return [{ text: `${day(from)} ` }, ltr(clock(from)), { text: ' ' }, where]
  if (day(from) === day(end))
    return [{ text: `${day(from)} ` }, ltr(`${clock(from)}–${clock(end)}`), { text: ' ' }, where]
  return [
    ...[{ text: `${day(from)} ` }, ltr(clock(from)), { text: ' – ' }],
    ...[{ text: `${day(end)} ` }, ltr(clock(end)), { text: ' ' }, where],
  ]
}

const offset = (at: Date, zone: string, language: Language): string =>
  direction(language) === 'rtl' ? leftToRight(formatOffset(at, zone)) : formatOffset(at, zone)

/** A moment in a zone, which is named by its offset. */
export const moment = (at: Date, zone: string, language: Language): Run => ({
  text: `${formatDate(at, language, zone)} ${formatTime(at, language, zone)} ${offset(at, zone, language)}`,
})

/** What is listed in a cell; that there is nothing is seen as well. */
export const listed = (items: readonly string[], language: Language): Runs =>
  plain(items.length > 0 ? formatList(items, language) : '–')
