import { csvFile } from '../../page/csv.ts'
import { MINUTE } from '../../platform/clock.ts'
import { isoIn, type Language, withoutIsolates } from '../../platform/languages/public.ts'
import { sentencesOf } from '../sentences.ts'
import type { PlanView } from './proposal-view.ts'
import { proposalTexts } from './texts.ts'

/** The changes of a plan as a file of CSV: headings and sentences in the reader's language, times by the clocks of the forum. */
export function changesFile(view: PlanView, language: Language, zone: string): string {
  const t = proposalTexts(language)
  const sentences = sentencesOf(view.frame, view.names, language, zone)
  const slots = new Map(view.frame.slots.map((slot) => [slot.id as string, slot]))
  const at = (place: { slot: string; offsetMinutes: number } | null) =>
    place ? isoIn(new Date((slots.get(place.slot)?.from ?? 0) + place.offsetMinutes * MINUTE), zone) : ''
  const room = (place: { room: string } | null) => (place ? sentences.room(place.room) : '')
  const rows = view.differences.map((one) => {
    const session = view.names.sessions.get(one.session)
    const reason = view.reasons.get(one.session)
    const why = [...(reason?.against ?? []), ...(reason?.unmet ?? [])].map(sentences.of).join(' ')
    return [
      String(session?.number ?? ''),
      session?.title ?? '',
      t(`kind.${one.kind}`),
      at(one.from),
      room(one.from),
      at(one.to),
      room(one.to),
      why,
    ]
  })
  const heads = [
    t('column.number'),
    t('column.session'),
    t('column.change'),
    t('column.start-now'),
    t('column.room-now'),
    t('column.start-then'),
    t('column.room-then'),
    t('column.why'),
  ]
  return csvFile([heads, ...rows.map((row) => row.map(withoutIsolates))])
}
