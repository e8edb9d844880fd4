import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { BothTimes } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { type Language, type Localized, pickText } from '../../platform/languages/public.ts'
import { callState } from '../call-state.ts'
import type { Call, editionFacts, Phase } from '../reads.ts'
import { consultationTexts } from '../texts.ts'
import { CallTimes } from './call-times.tsx'

type Props = {
  edition: EditionScope
  facts: Awaited<ReturnType<typeof editionFacts>>
  phases: Phase[]
  calls: Call[]
  organizations: { role: string; id: string; name: string; names: Localized }[]
  now: Date
  language: Language
  readerZone: string | null
}

export const STATE_KEY = { not_yet: 'call.not-yet', open: 'call.open', closed: 'call.closed' } as const

export function ConsultationPage({ edition, facts, phases, calls, organizations, now, language, readerZone }: Props) {
  const t = consultationTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('consultation.title')}</h1>
        <p class="lede">{t('consultation.lead')}</p>
      </div>
      {phases.map((phase) => (
        <Chapter
          key={phase.numeral}
          id={`phase-${phase.numeral}`}
          heading={pickText(phase.title, language).text}
          aside={pickText(phase.description, language).text}
        >
          <ul class="plain stack">
            {phase.milestones.map((m) => (
              <li key={m.code}>
                <h3>{pickText(m.title, language).text}</h3>
                <p class="small soft">
                  {t(`kind.${m.kind}`)}
                  {m.mode && ` · ${t(`home.mode.${m.mode}` as 'home.mode.virtual')}`}
                </p>
                {m.startsAt && (
                  <BothTimes
                    at={m.kind === 'deadline' ? (m.endsAt ?? m.startsAt) : m.startsAt}
                    zone={edition.zone}
                    readerZone={readerZone}
                    language={language}
                    end={m.kind === 'deadline'}
                  />
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
              <p class="small soft">{t(STATE_KEY[callState(call, now)])}</p>
              <CallTimes call={call} zone={edition.zone} language={language} />
            </li>
          ))}
        </ul>
      </Chapter>
      {(['co_organizer', 'facilitator'] as const).map((role) => (
        <Chapter
          key={role}
          id={role}
          heading={t(role === 'co_organizer' ? 'home.convened' : 'consultation.facilitators')}
        >
          <ul class="plain">
            {organizations
              .filter((o) => o.role === role)
              .map((o) => (
                <li key={o.id}>{pickText(o.names, language).text || <bdi>{o.name}</bdi>}</li>
              ))}
          </ul>
        </Chapter>
      ))}
      <Chapter id="basis" heading={t('consultation.basis')}>
        <ul class="plain stack">
          {facts.legalBasis.map((b) => (
            <li key={b.symbol}>
              <bdi dir="ltr">{b.symbol}</bdi> · {pickText(b.about, language).text}
            </li>
          ))}
        </ul>
      </Chapter>
    </div>
  )
}
