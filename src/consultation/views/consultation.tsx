import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Named } from '../../page/parts/named.tsx'
import { BothTimes, cityName } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { formatDate, hasText, type Language, type Localized, pickText } from '../../platform/languages/public.ts'
import { modeName } from '../modes.ts'
import { placeName } from '../place-name.ts'
import type { Call, EditionChange, editionFacts, Phase } from '../reads.ts'
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

export function ConsultationPage({
  edition,
  facts,
  phases,
  calls,
  organizations,
  changes,
  now,
  language,
  readerZone,
}: Props) {
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
          <ul class="plain milestones">
            {phase.milestones.map((m) => (
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
                {m.startsAt && m.wholeDay && m.kind !== 'deadline' && (
                  <p>{formatDate(m.startsAt, language, m.zone, 'weekdayDate')}</p>
                )}
                {m.startsAt && (!m.wholeDay || m.kind === 'deadline') && (
                  <BothTimes
                    at={m.kind === 'deadline' ? (m.endsAt ?? m.startsAt) : m.startsAt}
                    to={m.kind === 'deadline' ? null : m.endsAt}
                    held={edition}
                    readerZone={readerZone}
                    language={language}
                    end={m.kind === 'deadline'}
                  />
                )}
                {m.kind === 'meeting' && m.startsAt && m.startsAt > now && (
                  <p>
                    <a href={`${pathTo(language, edition.slug, 'meetings', m.code)}.ics`}>{t('meeting.calendar')}</a>
                  </p>
                )}
              </li>
            ))}
          </ul>
        </Chapter>
      ))}
      <Chapter id="calls" heading={t('consultation.calls')}>
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
      {(changes.length > 0 || calls.some((call) => call.changes.length > 0)) && (
        <Chapter id="changes" heading={t('change.title')}>
          <ChangeList {...{ changes, calls, phases, zone: edition.zone, language }} />
        </Chapter>
      )}
      {(['co_organizer', 'facilitator'] as const).map((role) => (
        <Chapter
          key={role}
          id={role}
          heading={t(role === 'co_organizer' ? 'home.convened' : 'consultation.facilitators')}
        >
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
      ))}
      <Chapter id="basis" heading={t('consultation.basis')}>
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
    </div>
  )
}
