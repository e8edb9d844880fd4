import type { EditionScope } from '../access/public.ts'
import { formatDate, formatList, formatTime, type Language, pickText } from '../platform/languages/public.ts'
import type { AgendaChange, ToldPlace } from './agenda-changes.ts'
import { agendaTexts } from './texts.ts'

/** What a change tells besides its kind and reason, a line each: from where, to where (where that is another), and what else is. */
export function factsOf({ kind, from, to, fields }: AgendaChange, edition: EditionScope, language: Language): string[] {
  const t = agendaTexts(language)
  const where = (at: ToldPlace) =>
    [
      formatDate(at.startsAt, language, edition.zone, 'weekdayDate'),
      formatTime(at.startsAt, language, edition.zone),
      pickText(at.room.name, language).text,
    ].join(' · ')
  const named = fields.map((field) => t(`field.${field}`))
  return [
    kind !== 'changed' && from && t('change.was', { where: where(from) }),
    kind !== 'changed' && to && t('change.is', { where: where(to) }),
    named.length > 0 && t('change.fields', { fields: formatList(named, language) }),
  ].filter((line) => line !== null && line !== false)
}
