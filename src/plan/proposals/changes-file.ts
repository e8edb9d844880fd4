import { csvFile } from '../../page/csv.ts'
import { MINUTE } from '../../platform/clock.ts'
import { type Language, withoutIsolates } from '../../platform/languages/public.ts'
import { sentencesOf } from '../sentences.ts'
import type { PlanView } from './proposal-view.ts'
import { proposalTexts } from './texts.ts'

/** The changes of a plan as a file of CSV; times are UTC, sentences in the reader's language. */
export function changesFile(view: PlanView, language: Language, zone: string): string {
  const t = proposalTexts(language)
  const sentences = sentencesOf(view.frame, view.names, language, zone)
  const slots = new Map(view.frame.slots.map((slot) => [slot.id as string, slot]))
  const at = (place: { slot: string; offsetMinutes: number } | null) =>
    place ? new Date((slots.get(place.slot)?.from ?? 0) + place.offsetMinutes * MINUTE).toISOString() : ''
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
  const heads = ['number', 'title', 'change', 'from', 'from_room', 'to', 'to_room', 'reasons']
  return csvFile([heads, ...rows.map((row) => row.map(withoutIsolates))])
}
