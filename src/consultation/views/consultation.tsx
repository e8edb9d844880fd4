import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Named } from '../../page/parts/named.tsx'
import { BothTimes } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import {
  cityName,
  formatDate,
  hasText,
  type Language,
  type Localized,
  pickText,
} from '../../platform/languages/public.ts'
import type { EditionChange } from '../changes-known.ts'
import { countsItsEnd, MILESTONE_KINDS, momentOf } from '../milestone-kinds.ts'
import { modeName } from '../modes.ts'
import { placeName } from '../place-name.ts'
import type { Call, editionFacts, Milestone, Phase } from '../reads.ts'
import { consultationTexts } from '../texts.ts'
import { CallStateLine } from './call-state-line.tsx'
import { CallTimes } from './call-times.tsx'
import { ChangeList } from './changes.tsx'
import { letterTitle } from './letter/letter.tsx'
import { Resolution } from './letter/parts.tsx'

type Props = {
  edition: EditionScope
  facts: Awaited<ReturnType<typeof editionFacts>>
  phases: Phase[]
  calls: Call[]
  organizations: { role: string; id: string; name: string; names: Localized }[]
  changes: EditionChange[]
  now: Date
  language: Language
  readerZone: string | null
}

type Around = Pick<Props, 'edition' | 'now' | 'language' | 'readerZone'>

export function ConsultationPage({ facts, phases, calls, organizations, changes, ...around }: Props) {
  const { edition, language } = around
  const t = consultationTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('consultation.title')}</h1>
        <p class="lede">{t('consultation.lead', { city: cityName(edition.zone, edition, language) })}</p>
      </div>
      {phases.map((phase) => (
        <Chapter
          key={phase.numeral}
          id={`phase-${phase.numeral}`}
          heading={pickText(phase.title, language).text}
          aside={pickText(phase.description, language).text}
        >
          <PhaseMilestones milestones={phase.milestones} {...around} />
        </Chapter>
      ))}
      <CallsOfEdition calls={calls} {...around} />
      {(changes.length > 0 || calls.some((call) => call.changes.length > 0)) && (
        <Chapter id="changes" heading={t('change.title')}>
          <ChangeList {...{ changes, calls, phases, zone: edition.zone, language }} />
        </Chapter>
      )}
      <Convened {...{ edition, organizations, language }} />
      <Basis {...{ edition, facts, language }} />
    </div>
  )
}

function PhaseMilestones({ milestones, ...around }: Around & { milestones: readonly Milestone[] }) {
  const { edition, now, language } = around
  const t = consultationTexts(language)
  return (
    <ul class="plain milestones">
      {milestones.map((m) => (
        <li key={m.code}>
          <h3>{pickText(m.title, language).text}</h3>
          <p class="small soft">
            {t(`kind.${m.kind}`)}
            {m.mode && ` · ${modeName(m.mode, language)}`}
            {hasText(m.city) && !m.placeInferred && ` · ${placeName(m, language)}`}
            {hasText(m.hostEvent) && (
              <>
                {' · '}
                <Named content={m.hostEvent} language={language} />
              </>
            )}
          </p>
          <MilestoneTime milestone={m} {...around} />
          {MILESTONE_KINDS[m.kind].meeting && m.startsAt && (
            <p>
              <a href={pathTo(language, edition.slug, 'live', m.code)}>
                {t((m.endsAt ?? m.startsAt) <= now ? 'meeting.said' : 'meeting.live')}
              </a>
            </p>
          )}
          {MILESTONE_KINDS[m.kind].meeting && m.startsAt && m.startsAt > now && (
            <p>
              <a href={`${pathTo(language, edition.slug, 'meetings', m.code)}.ics`}>{t('meeting.calendar')}</a>
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

/** A deadline is its end, to the minute; of what takes whole days, the day is enough. */
function MilestoneTime({ milestone: m, edition, language, readerZone }: Around & { milestone: Milestone }) {
  if (!m.startsAt) return null
  const deadline = countsItsEnd(m)
  if (m.wholeDay && !deadline) return <p>{formatDate(m.startsAt, language, m.zone, 'weekdayDate')}</p>
  return (
    <BothTimes
      at={momentOf(m) ?? m.startsAt}
      to={deadline ? null : m.endsAt}
      held={edition}
      readerZone={readerZone}
      language={language}
      end={deadline}
    />
  )
}

function CallsOfEdition({ calls, edition, now, language }: Around & { calls: Call[] }) {
  return (
    <Chapter id="calls" heading={consultationTexts(language)('consultation.calls')}>
      <ul class="calls">
        {calls.map((call) => (
          <li class="call" key={call.code}>
            <h3>
              <a href={pathTo(language, edition.slug, 'calls', call.code)}>{pickText(call.title, language).text}</a>
            </h3>
            <CallStateLine {...{ call, now, language }} />
            <CallTimes call={call} zone={edition.zone} language={language} />
          </li>
        ))}
      </ul>
    </Chapter>
  )
}

/** Who convenes the consultation, then who facilitates it. */
function Convened({ edition, organizations, language }: Pick<Props, 'edition' | 'organizations' | 'language'>) {
  const t = consultationTexts(language)
  return (['co_organizer', 'facilitator'] as const).map((role) => (
    <Chapter key={role} id={role} heading={t(role === 'co_organizer' ? 'home.convened' : 'consultation.facilitators')}>
      <ul class="plain columns">
        {organizations
          .filter((o) => o.role === role)
          .map((o) => (
            <li key={o.id}>
              <a href={pathTo(language, edition.slug, 'organizations', o.id)}>
                {pickText(o.names, language).text || <bdi>{o.name}</bdi>}
              </a>
            </li>
          ))}
      </ul>
    </Chapter>
  ))
}

function Basis({ edition, facts, language }: Pick<Props, 'edition' | 'facts' | 'language'>) {
  return (
    <Chapter id="basis" heading={consultationTexts(language)('consultation.basis')}>
      <ul class="plain stack">
        {facts.legalBasis.map((b) => (
          <li key={b.symbol}>
            <Resolution basis={b} language={language} />
          </li>
        ))}
        {facts.letter.date && (
          <li>
            <a href={pathTo(language, edition.slug, 'letter')}>{letterTitle(facts, language)}</a>
          </li>
        )}
      </ul>
    </Chapter>
  )
}
