import {
  consultationTexts,
  countsItsEnd,
  type Milestone,
  modeName,
  type Phase,
  placeName,
  printedHour,
} from '../consultation/public.ts'
import { formatDate, formatTime, hasText, type Language, shownEnd } from '../platform/languages/public.ts'
import { type Block, ltr, plain, type Runs } from './kit/paper.ts'
import { hours, named, type Of, sentence } from './words.ts'

/** The phases of a consultation, each with its milestones. */
export const phaseBlocks = (phases: readonly Phase[], of: Of): Block[] =>
  phases.flatMap((phase): Block[] => [
    { kind: 'heading', level: 3, runs: [named(phase.title, of.language)] },
    { kind: 'list', ordered: false, items: phase.milestones.map((m) => milestone(m, of)) },
  ])

/** A milestone as printed. One that is not the phase's own stands by its title: its hour is that of the phase. */
function milestone(m: Milestone, of: Of): { runs: Runs; under?: Runs[] } {
  const { language } = of
  const c = consultationTexts(language)
  const title = named(m.title, language)
  if (!m.principal) return { runs: [title] }
  const manner = [
    ...(m.mode ? [modeName(m.mode, language)] : []),
    ...(hasText(m.city) && !m.placeInferred ? [placeName(m, language)] : []),
    ...(m.openToAll ? [c('invitation.open-to-all')] : []),
  ]
  const hour = printed(m, of)
  const more: Runs[] = [
    ...(hour ? [hour] : []),
    ...(manner.length > 0 ? [plain(manner.join(' · '))] : []),
    ...(hasText(m.about) ? [[named(m.about, language)]] : []),
    ...(hasText(m.hostEventName)
      ? [sentence(c, 'invitation.host-event', { event: named(m.hostEventName, language) })]
      : []),
    ...closing(m, language),
  ]
  return { runs: [{ ...title, set: 'strong' }], under: more }
}

function printed(m: Milestone, of: Of): Runs | null {
  const hour = printedHour(m)
  if (!hour) return null
  const { from, to } = hour
  if (!to && m.wholeDay) return plain(formatDate(shownEnd(from, m.zone), of.language, m.zone, 'weekdayDate'))
  return hours({ from, to, zone: m.zone }, of)
}

/** Of a deadline printed as an hour, which moment of it counts. */
const closing = (m: Milestone, language: Language): Runs[] =>
  countsItsEnd(m) && m.endsAt && printedHour(m)?.to
    ? [
        sentence(consultationTexts(language), 'invitation.closing-taken', {
          time: ltr(formatTime(m.endsAt, language, m.zone)),
        }),
      ]
    : []
