import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Icon } from '../../page/parts/icons.tsx'
import { BothTimes, Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import {
  formatDate,
  formatDays,
  formatList,
  formatNumber,
  type Language,
  pickText,
} from '../../platform/languages/public.ts'
import { callState, nowAmong, timeLeft } from '../call-state.ts'
import type { Call, editionFacts, Phase } from '../reads.ts'
import { consultationTexts } from '../texts.ts'

type Organizations = { role: string; acronyms: Record<string, string>; id: string }[]
type Facts = Awaited<ReturnType<typeof editionFacts>>

const principal = (phase: Phase) => phase.milestones.find((m) => m.principal) ?? phase.milestones[0]
const principals = (phases: Phase[]) => phases.map((p) => ({ startsAt: principal(p)?.startsAt ?? null }))

/** How far "now" stands between two phases, for the page's own style. */
export function homeStyle(phases: Phase[], now: Date): string {
  const place = nowAmong(principals(phases), now)
  return place ? `.now-place{--now:${Math.round(place.share * 100)}%}` : ''
}

type Props = {
  edition: EditionScope
  facts: Facts
  phases: Phase[]
  calls: Call[]
  organizations: Organizations
  now: Date
  language: Language
  readerZone: string | null
}

export function HomePage({ edition, facts, phases, calls, organizations, now, language, readerZone }: Props) {
  const t = consultationTexts(language)
  const theme = pickText(facts.theme, language)
  const [head, ...rest] = theme.text.split(/(?<=[:：])/)
  const open = calls.filter((c) => callState(c, now) === 'open')
  const next = [...open].sort((a, b) => a.closesAt.getTime() - b.closesAt.getTime())[0]
  return (
    <>
      <div class="wrap">
        <div class="edition">
          <p class="over">{pickText(facts.processTitle, language).text}</p>
          <h1 lang={theme.language}>
            {head}
            {rest.length > 0 && <span class="theme-rest">{rest.join('')}</span>}
          </h1>
          <Facts4 {...{ edition, facts, organizations, language }} />
        </div>
        <PathOfPhases {...{ edition, facts, phases, now, language }} />
        {next && <NextDeadline {...{ edition, call: next, now, language, readerZone }} />}
      </div>
      <div class="wrap mt-7">
        <Chapter id="calls" heading={t('home.calls')} aside={open.length > 0 ? t('home.calls.aside') : undefined}>
          {open.length === 0 ? (
            <div>
              <p>{t('home.calls.none')}</p>
            </div>
          ) : (
            <ul class="calls">
              {open.map((call) => (
                <CallEntry key={call.code} {...{ edition, call, language }} />
              ))}
            </ul>
          )}
        </Chapter>
        <p class="mt-5">
          <a href={pathTo(language, edition.slug, 'consultation')}>
            {t('home.all')} <Icon name="next" flip />
          </a>
        </p>
      </div>
    </>
  )
}

function Facts4({
  edition,
  facts,
  organizations,
  language,
}: Pick<Props, 'edition' | 'facts' | 'organizations' | 'language'>) {
  const t = consultationTexts(language)
  const mode = (m: string) => t(`home.mode.${m}` as 'home.mode.physical')
  const conveners = organizations
    .filter((o) => o.role === 'co_organizer')
    .map((o) => pickText(o.acronyms, language).text || o.id)
  const facilitators = organizations.filter((o) => o.role === 'facilitator').length
  return (
    <dl class="facts">
      <div>
        <dt>{t('home.dates')}</dt>
        <dd>{formatDays(edition.startsOn, edition.endsOn, language)}</dd>
      </div>
      {facts.finalWeekFrom && facts.finalWeekTo && (
        <div>
          <dt>{t('home.final-week')}</dt>
          <dd>
            {formatDays(facts.finalWeekFrom, facts.finalWeekTo, language)}
            <small>
              <bdi>{facts.venue.name}</bdi>
            </small>
          </dd>
        </div>
      )}
      <div>
        <dt>{t('home.mode')}</dt>
        <dd>
          {mode(facts.mode)}
          {facts.modeFallbacks.length > 0 && (
            <small>{t('home.mode.fallback', { modes: formatList(facts.modeFallbacks.map(mode), language) })}</small>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('home.convened')}</dt>
        <dd>
          {formatList(conveners, language)}
          <small>{t('home.facilitators', { count: facilitators })}</small>
        </dd>
      </div>
    </dl>
  )
}

function PathOfPhases({
  edition,
  facts,
  phases,
  now,
  language,
}: Pick<Props, 'edition' | 'facts' | 'phases' | 'now' | 'language'>) {
  const t = consultationTexts(language)
  const place = nowAmong(principals(phases), now)
  return (
    <section aria-labelledby="path" class="path mt-7">
      <h2 id="path" class="hidden">
        {t('home.path')}
      </h2>
      <ol class="phases">
        {phases.map((phase, i) => {
          const m = principal(phase)
          const reached = place !== null && i <= place.index
          const here = place?.index === i
          return (
            <li
              key={phase.numeral}
              class={`phase${here ? ' is-now now-place' : reached ? ' is-past' : ''}`}
              aria-current={here ? 'step' : undefined}
            >
              <span class="phase__dot" />
              <span class="phase__num">
                {t(m?.startsAt && now >= (m.endsAt ?? m.startsAt) ? 'home.phase.done' : 'home.phase', {
                  numeral: phase.numeral,
                })}
              </span>
              <h3>{pickText(m?.title ?? phase.title, language).text}</h3>
              {m?.startsAt && (
                <p class="phase__when">
                  <Moment
                    at={m.kind === 'deadline' ? (m.endsAt ?? m.startsAt) : m.startsAt}
                    zone={edition.zone}
                    language={language}
                    weekday={false}
                    end={m.kind === 'deadline'}
                  />
                </p>
              )}
              {m?.mode && <p>{t(`home.mode.${m.mode}` as 'home.mode.virtual')}</p>}
              {here && (
                <p class="now">
                  <span>{t('home.now', { date: formatDate(now, language, edition.zone, 'shortDate') })}</span>
                </p>
              )}
            </li>
          )
        })}
        <li class={`phase${place && now >= new Date(`${edition.startsOn}T00:00:00Z`) ? ' is-past' : ''}`}>
          <span class="phase__dot" />
          <span class="phase__num">{t('home.forum')}</span>
          <h3>{t('home.final-week')}</h3>
          <p class="phase__when">
            {formatDays(facts.finalWeekFrom ?? edition.startsOn, facts.finalWeekTo ?? edition.endsOn, language)}
          </p>
        </li>
      </ol>
    </section>
  )
}

function NextDeadline({
  edition,
  call,
  now,
  language,
  readerZone,
}: Pick<Props, 'edition' | 'now' | 'language' | 'readerZone'> & { call: Call }) {
  const t = consultationTexts(language)
  const left = timeLeft(call.closesAt, now)
  return (
    <section class="deadline mt-7" aria-labelledby="next">
      {left && (
        <p class="deadline__num">
          {formatNumber(left.count, language)} <small>{t(`left.${left.unit}`, { count: left.count })}</small>
        </p>
      )}
      <div class="stack">
        <h2 id="next">
          {t('home.next')} · {pickText(call.title, language).text}
        </h2>
        <BothTimes at={call.closesAt} zone={edition.zone} readerZone={readerZone} language={language} end />
        <p class="small soft measure">{t('home.server')}</p>
      </div>
      <p>
        <a class="btn" href={pathTo(language, edition.slug, 'calls', call.code)}>
          {t('call.answer')} <Icon name="next" flip />
        </a>
      </p>
    </section>
  )
}

function CallEntry({ edition, call, language }: { edition: EditionScope; call: Call; language: Language }) {
  const t = consultationTexts(language)
  const title = pickText(call.title, language).text
  const href = pathTo(language, edition.slug, 'calls', call.code)
  return (
    <li class="call">
      <h3>
        <a href={href}>{title}</a>
      </h3>
      <p class="call__does">{pickText(call.description, language).text}</p>
      <CallTimes call={call} zone={edition.zone} language={language} />
      <p>
        <a class="btn btn--second" href={href}>
          {t('call.answer')}
          <span class="hidden">: {title}</span>
        </a>
      </p>
    </li>
  )
}

/** When a call closes, what it was before an extension, and whether it binds. */
export function CallTimes({ call, zone, language }: { call: Call; zone: string; language: Language }) {
  const t = consultationTexts(language)
  const before = call.changes.at(-1)
  return (
    <p class="call__when">
      {t('call.closes')}{' '}
      <b>
        <Moment at={call.closesAt} zone={zone} language={language} end />
      </b>
      {before && (
        <>
          <br />
          {t('call.extended')}{' '}
          <s>
            <Moment at={before.fromAt} zone={zone} language={language} end weekday={false} />
          </s>
        </>
      )}
      {call.binding && (
        <>
          <br />
          {t('call.binding')}
        </>
      )}
    </p>
  )
}
