import type { EditionScope } from '../../access/public.ts'
import { countsItsEnd, type editionFacts, modeName, momentOf, nowAmong, type Phase } from '../../consultation/public.ts'
import { Named } from '../../page/parts/named.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { formatDate, formatDays, hasText, type Language, pickText } from '../../platform/languages/public.ts'
import { BASELINE, COLUMN, type Fibre, fibrePath, standsFor } from '../fibres.ts'
import { homeTexts } from '../texts.ts'

const principal = (phase: Phase) => phase.milestones.find((m) => m.principal) ?? phase.milestones[0]

/** Beginnings of the columns of the timeline: one for each phase, then the forum; the last is the forum's end, behind which nothing comes. */
export const axisOf = (phases: Phase[], forum: { from: Date | null; ends: Date }): (Date | null)[] => [
  ...phases.map((phase) => principal(phase)?.startsAt ?? null),
  forum.from,
  forum.ends,
]

const nowOn = (axis: readonly (Date | null)[], now: Date) =>
  nowAmong(
    axis.map((startsAt) => ({ startsAt })),
    now,
  )

/** How far "now" stands between two columns, for the page's own style. */
export function homeStyle(axis: readonly (Date | null)[], now: Date): string {
  const place = nowOn(axis, now)
  return place ? `.now-place{--now:${Math.round(place.share * 100)}%}` : ''
}

type Props = {
  edition: EditionScope
  facts: Awaited<ReturnType<typeof editionFacts>>
  phases: Phase[]
  axis: (Date | null)[]
  fibres: Fibre[]
  received: number
  now: Date
  language: Language
}

/** The thread through time: the phases, now, and every submission bound in on the day it came. */
export function PathOfPhases({ edition, facts, phases, axis, fibres, received, now, language }: Props) {
  const t = homeTexts(language)
  const place = nowOn(axis, now)
  const standing = (i: number) => {
    const here = place?.index === i && i <= phases.length
    return { here, past: !here && place !== null && i <= place.index }
  }
  const classes = ({ here, past }: { here: boolean; past: boolean }) =>
    `phase${here ? ' is-now now-place' : past ? ' is-past' : ''}`
  const Now = () => (
    <p class="now">
      <span>
        {t.parts('path.now', {
          date: <time datetime={now.toISOString()}>{formatDate(now, language, edition.zone, 'shortDate')}</time>,
        })}
      </span>
    </p>
  )
  const forum = standing(phases.length)
  return (
    <section aria-labelledby="path" class={`path mt-7${forum.here ? ' path--late' : ''}`}>
      <h2 id="path" class="hidden">
        {t('path.title')}
      </h2>
      {fibres.length > 0 && (
        <>
          <svg
            class="fringe"
            viewBox={`0 0 ${(phases.length + 1) * COLUMN} ${BASELINE}`}
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <path vector-effect="non-scaling-stroke" d={fibrePath(fibres, axis)} />
          </svg>
          <p class="fringe__say">
            {standsFor(received) > 1 ? t('path.fibres', { count: standsFor(received) }) : t('path.fibre')}
          </p>
        </>
      )}
      <ol class="phases">
        {phases.map((phase, i) => {
          const m = principal(phase)
          const { here, past } = standing(i)
          const end = m && (m.endsAt ?? m.startsAt)
          const label = pickText(phase.label, language).text || phase.numeral
          return (
            <li key={phase.numeral} class={classes({ here, past })} aria-current={here ? 'step' : undefined}>
              <span class="phase__dot" />
              <span class="phase__num">{end && now >= end ? t('path.phase.done', { phase: label }) : label}</span>
              <h3>{pickText(m?.title ?? phase.title, language).text}</h3>
              {m?.startsAt && (
                <p class="phase__when">
                  {m.wholeDay && !countsItsEnd(m) ? (
                    formatDate(m.startsAt, language, m.zone, 'shortDate')
                  ) : (
                    <Moment
                      at={momentOf(m) ?? m.startsAt}
                      zone={edition.zone}
                      language={language}
                      weekday={false}
                      end={countsItsEnd(m)}
                    />
                  )}
                </p>
              )}
              {m && <Where milestone={m} language={language} />}
              {here && <Now />}
            </li>
          )
        })}
        <li class={classes(forum)} aria-current={forum.here ? 'step' : undefined}>
          <span class="phase__dot" />
          <span class="phase__num">{t(place && place.index > phases.length ? 'path.forum.done' : 'path.forum')}</span>
          <h3>{facts.finalWeekFrom ? t('facts.final-week') : pickText(edition.title, language).text}</h3>
          <p class="phase__when">
            {formatDays(facts.finalWeekFrom ?? edition.startsOn, facts.finalWeekTo ?? edition.endsOn, language)}
          </p>
          {hasText(facts.venue.name) && (
            <p>
              <Named content={facts.venue.name} language={language} />
            </p>
          )}
          {forum.here && <Now />}
        </li>
      </ol>
    </section>
  )
}

/** What a milestone is held at, and how people take part. */
function Where({ milestone: m, language }: { milestone: Phase['milestones'][number]; language: Language }) {
  if (!m.mode && !hasText(m.hostEvent)) return null
  return (
    <p>
      <Named content={m.hostEvent} language={language} />
      {hasText(m.hostEvent) && m.mode && ' · '}
      {m.mode && modeName(m.mode, language)}
    </p>
  )
}
