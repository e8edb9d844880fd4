import type { EditionScope } from '../../../access/public.ts'
import { Named } from '../../../page/parts/named.tsx'
import { Moment, Span } from '../../../page/parts/when.tsx'
import {
  formatDate,
  formatTime,
  hasText,
  type Language,
  pickText,
  shownEnd,
} from '../../../platform/languages/public.ts'
import type { EditionChange } from '../../changes-known.ts'
import { countsItsEnd } from '../../milestone-kinds.ts'
import { modeName } from '../../modes.ts'
import { placeName } from '../../place-name.ts'
import { plannedMilestone } from '../../planned-milestone.ts'
import { printedHour } from '../../printed-hour.ts'
import type { Milestone, Phase } from '../../reads.ts'
import { consultationTexts } from '../../texts.ts'
import type { Facts } from './parts.tsx'

type Props = {
  edition: EditionScope
  facts: Facts
  changes: EditionChange[]
  phases: Phase[]
  language: Language
}

/** The phases with both ends of each hour, the mode and the place the letter prints, and what else it announces. */
export function LetterPhases({ facts, changes, phases, language }: Props) {
  const t = consultationTexts(language)
  const promises = [
    facts.letter.regionalInputs && t('invitation.regional-inputs'),
    facts.letter.remoteParticipation && t('invitation.remote'),
  ].filter(Boolean)
  return (
    <div class="stack">
      <ol class="plain stack">
        {phases.map((phase) => (
          <li key={phase.numeral}>
            <h3>{pickText(phase.title, language).text}</h3>
            <ul class="plain stack">
              {phase.milestones.map((m) => (
                <li key={m.code} class="small">
                  <MilestoneLine {...{ m: plannedMilestone(m, changes), language }} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {promises.length > 0 && (
        <ul class="plain stack">
          {promises.map((promise) => (
            <li key={promise}>{promise}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** A milestone as printed. One that is not the phase's own stands by its title: its hour is that of the phase. */
function MilestoneLine({ m, language }: { m: Milestone; language: Language }) {
  const t = consultationTexts(language)
  const title = pickText(m.title, language).text
  if (!m.principal) return <>{title}</>
  const facts = [
    m.mode && modeName(m.mode, language),
    hasText(m.city) && !m.placeInferred && placeName(m, language),
    m.openToAll && t('invitation.open-to-all'),
  ].filter(Boolean)
  return (
    <>
      <b>{title}</b>
      <br />
      <Hour m={m} language={language} />
      {facts.length > 0 && (
        <>
          <br />
          {facts.join(' · ')}
        </>
      )}
      {hasText(m.about) && (
        <>
          <br />
          <Named content={m.about} language={language} />
        </>
      )}
      {hasText(m.hostEventName) && (
        <>
          <br />
          {t.parts('invitation.host-event', { event: <Named content={m.hostEventName} language={language} /> })}
        </>
      )}
    </>
  )
}

/** The hour as printed; under a deadline printed so, which moment of it counts. */
function Hour({ m, language }: { m: Milestone; language: Language }) {
  const printed = printedHour(m)
  if (!printed) return null
  const { from, to } = printed
  if (!to && m.wholeDay) return <>{formatDate(shownEnd(from, m.zone), language, m.zone, 'weekdayDate')}</>
  if (!to) return <Moment at={from} zone={m.zone} language={language} end={countsItsEnd(m)} />
  return (
    <>
      <Span from={from} to={to} zone={m.zone} language={language} />
      {countsItsEnd(m) && m.endsAt && (
        <>
          <br />
          {consultationTexts(language).parts('invitation.closing-taken', {
            time: <bdi dir="ltr">{formatTime(m.endsAt, language, m.zone)}</bdi>,
          })}
        </>
      )}
    </>
  )
}
