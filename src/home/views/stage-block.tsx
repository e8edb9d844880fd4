import { type Call, MILESTONE_KINDS, timeLeft } from '../../consultation/public.ts'
import { Icon } from '../../page/parts/icons.tsx'
import { BothTimes, Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { daysInSentence, direction, formatDays, formatNumber, pickText } from '../../platform/languages/public.ts'
import { registerStates } from '../../register/public.ts'
import { closingNext, openingNext } from '../stage.ts'
import { homeTexts } from '../texts.ts'
import type { HomeProps } from './home-props.ts'

/** The one thing that counts now: the next deadline, the next opening, the programme, or what came of it all. */
export function StageBlock(props: HomeProps) {
  const { calls, stage, now } = props
  const closing = closingNext(calls, now)
  const opening = openingNext(calls, now)
  if (stage === 'open' && closing[0]) return <Deadline {...props} calls={closing} at={closing[0].closesAt} />
  if ((stage === 'before' || stage === 'between') && opening[0])
    return <Opening {...props} calls={opening} at={opening[0].opensAt} />
  if (stage === 'published' && props.programme) return <Published {...props} />
  if (stage === 'over') return <Over {...props} />
  if (stage === 'closed') return <Waiting {...props} />
  return null
}

const Titles = ({ calls, language }: { calls: Call[]; language: HomeProps['language'] }) => (
  <>
    {calls.map((call) => {
      const title = pickText(call.title, language)
      return (
        <span key={call.code} class="deadline__call" lang={title.language}>
          {title.text}
        </span>
      )
    })}
  </>
)

type LeftProps = { until: Date; now: Date; language: HomeProps['language']; what: 'left' | 'until' }

/** How long it is still open, or how long until it opens. */
function Left({ until, now, language, what }: LeftProps) {
  const t = homeTexts(language)
  const left = timeLeft(until, now)
  if (!left) return null
  return (
    <p class="deadline__num">
      {formatNumber(left.count, language)} <small>{t(`${what}.${left.unit}`, { count: left.count })}</small>
    </p>
  )
}

function Deadline({ edition, calls, at, now, language, readerZone }: HomeProps & { at: Date }) {
  const t = homeTexts(language)
  const [only, ...others] = calls
  const href = only && others.length === 0 ? pathTo(language, edition.slug, 'calls', only.code) : '#calls'
  return (
    <section class="deadline" aria-labelledby="stage">
      <Left what="left" until={at} now={now} language={language} />
      <div class="stack">
        <h2 id="stage">
          <small class="deadline__what">{t('deadline.title', { count: calls.length })}</small>{' '}
          <Titles {...{ calls, language }} />
        </h2>
        <BothTimes at={at} held={edition} readerZone={readerZone} language={language} end />
        <p class="small soft measure">{t('deadline.server')}</p>
      </div>
      <p>
        <a class="btn" href={href}>
          {t(others.length === 0 ? 'calls.answer' : 'deadline.choose')} <Icon name="next" flip />
        </a>
      </p>
    </section>
  )
}

function Opening({ edition, calls, at, phases, now, language, readerZone }: HomeProps & { at: Date }) {
  const t = homeTexts(language)
  const opening = phases
    .flatMap((p) => p.milestones)
    .find((m) => MILESTONE_KINDS[m.kind].opens && m.principal && m.startsAt?.getTime() === at.getTime())
  return (
    <section class="deadline" aria-labelledby="stage">
      <Left what="until" until={at} now={now} language={language} />
      <div class="stack">
        <h2 id="stage">
          <small class="deadline__what">{t('opening.title', { count: calls.length })}</small>{' '}
          <Titles {...{ calls, language }} />
        </h2>
        <BothTimes at={at} held={edition} readerZone={readerZone} language={language} />
        <p class="small soft measure">{t('opening.text')}</p>
      </div>
      {opening && (
        <p>
          <a class="btn" href={`${pathTo(language, edition.slug, 'meetings', opening.code)}.ics`}>
            {t('next.calendar')}
          </a>
        </p>
      )}
    </section>
  )
}

function Waiting({ edition, calls, language, ...props }: HomeProps) {
  const t = homeTexts(language)
  const last = new Date(Math.max(...calls.map((call) => call.closesAt.getTime())))
  return (
    <section class="deadline deadline--plain" aria-labelledby="stage">
      <div class="stack">
        <h2 id="stage">{t('waiting.title')}</h2>
        <p class="measure">
          {t.parts('waiting.text', {
            at: <Moment at={last} zone={edition.zone} language={language} end dated="date" />,
          })}
        </p>
        <States {...{ edition, calls, language, ...props }} />
      </div>
      <p>
        <a class="btn" href={pathTo(language, edition.slug, 'submissions')}>
          {t('said.all')} <Icon name="next" flip />
        </a>
      </p>
    </section>
  )
}

function Published({ edition, programme, language, readerZone }: HomeProps) {
  const t = homeTexts(language)
  if (!programme) return null
  return (
    <section class="deadline" aria-labelledby="stage">
      <p class="deadline__num">
        {formatNumber(programme.sessions, language)}{' '}
        <small>{t('programme.sessions', { count: programme.sessions })}</small>
      </p>
      <div class="stack">
        <h2 id="stage">{t('programme.title')}</h2>
        <p class="small soft">
          {t.parts('programme.version', {
            version: formatNumber(programme.version, language),
            at: <Moment at={programme.publishedAt} zone={edition.zone} language={language} weekday={false} />,
          })}
        </p>
        {programme.next && (
          <>
            <p>
              {t.parts('programme.next', {
                session: (
                  <a href={pathTo(language, edition.slug, 'sessions', programme.next.number)}>
                    <bdi lang={programme.next.language} dir={direction(programme.next.language)}>
                      {programme.next.title}
                    </bdi>
                  </a>
                ),
              })}
            </p>
            <BothTimes at={programme.next.startsAt} held={edition} readerZone={readerZone} language={language} />
          </>
        )}
      </div>
      <p>
        <a class="btn" href={pathTo(language, edition.slug, 'agenda')}>
          {t('programme.see')} <Icon name="next" flip />
        </a>
      </p>
    </section>
  )
}

function overWords({ startsOn, endsOn }: HomeProps['edition'], language: HomeProps['language']): string {
  const t = homeTexts(language)
  if (startsOn === endsOn) return t('over.day', { day: formatDays(startsOn, endsOn, language) })
  return t('over.text', daysInSentence(startsOn, endsOn, language))
}

function Over(props: HomeProps) {
  const { edition, programme, language } = props
  const t = homeTexts(language)
  return (
    <section class="deadline deadline--plain" aria-labelledby="stage">
      <div class="stack">
        <h2 id="stage">{t('over.title')}</h2>
        <p class="measure">{overWords(edition, language)}</p>
        <States {...props} />
      </div>
      <p>
        {programme ? (
          <a class="btn" href={pathTo(language, edition.slug, 'agenda')}>
            {t('programme.see')} <Icon name="next" flip />
          </a>
        ) : (
          <a class="btn" href={pathTo(language, edition.slug, 'submissions')}>
            {t('said.all')} <Icon name="next" flip />
          </a>
        )}
      </p>
    </section>
  )
}

/** What became of the submissions so far, in figures that lead to the lists behind them. */
function States({ edition, states, language }: HomeProps) {
  const shown = registerStates(language).filter(({ state }) => states.has(state))
  if (shown.length === 0) return null
  return (
    <ul class="tags">
      {shown.map(({ state, words }) => (
        <li key={state}>
          <a class="tag" href={`${pathTo(language, edition.slug, 'submissions')}?state=${state}`}>
            {words} · {formatNumber(states.get(state) ?? 0, language)}
          </a>
        </li>
      ))}
    </ul>
  )
}
