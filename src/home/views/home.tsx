import type { EditionScope } from '../../access/public.ts'
import {
  type Call,
  CallTimesLine,
  ChangeList,
  type EditionChange,
  type editionFacts,
  modeName,
  type Phase,
  settledModes,
} from '../../consultation/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Icon } from '../../page/parts/icons.tsx'
import { BothTimes, cityName } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import {
  formatDate,
  formatDays,
  formatList,
  isLanguage,
  type Language,
  NATIVE_NAMES,
  pickText,
} from '../../platform/languages/public.ts'
import { type Counters, CountersList, type Entry, RegisterEntry, type Vocabularies } from '../../register/public.ts'
import type { Fibre } from '../fibres.ts'
import type { ProgrammeNow } from '../programme.ts'
import { openingNext, type Stage } from '../stage.ts'
import { homeTexts } from '../texts.ts'
import { PathOfPhases } from './path.tsx'
import { StageBlock } from './stage-block.tsx'

export type HomeProps = {
  edition: EditionScope
  facts: Awaited<ReturnType<typeof editionFacts>>
  phases: Phase[]
  calls: Call[]
  changes: EditionChange[]
  organizations: { role: string; acronyms: Record<string, string>; id: string }[]
  counters: Counters
  fibres: Fibre[]
  latest: Entry[]
  states: Map<string, number>
  programme: ProgrammeNow | null
  vocabularies: Vocabularies
  stage: Stage
  axis: (Date | null)[]
  now: Date
  language: Language
  readerZone: string | null
}

export function HomePage(props: HomeProps) {
  const { edition, facts, phases, calls, counters, fibres, axis, now, language } = props
  const theme = pickText(facts.theme, language)
  const [head, ...rest] = theme.text.split(/(?<=[:：])/)
  return (
    <>
      <div class="wrap">
        <div class="edition">
          <p class="over">{pickText(facts.processTitle, language).text}</p>
          <h1 lang={theme.language}>
            {head}
            {rest.length > 0 && <span class="theme-rest">{rest.join('')}</span>}
          </h1>
          <EditionFacts {...props} />
        </div>
        <PathOfPhases {...{ edition, facts, phases, axis, fibres, received: counters.received, now, language }} />
        <StageBlock {...props} />
      </div>
      <div class="wrap mt-7">
        <Calls {...props} calls={calls} />
        <Voices {...props} />
        <NextAndDocuments {...props} />
        <Changes {...props} />
      </div>
    </>
  )
}

function EditionFacts({ edition, facts, changes, organizations, language }: HomeProps) {
  const t = homeTexts(language)
  const settled = settledModes(changes)
  const conveners = organizations
    .filter((o) => o.role === 'co_organizer')
    .map((o) => pickText(o.acronyms, language).text || o.id)
  const facilitators = organizations.filter((o) => o.role === 'facilitator').length
  const fallbacks = facts.modeFallbacks.map((m) => t(`mode.inline.${m}` as 'mode.inline.virtual'))
  return (
    <dl class="facts">
      <div>
        <dt>{t('facts.dates')}</dt>
        <dd>{formatDays(edition.startsOn, edition.endsOn, language)}</dd>
      </div>
      {facts.finalWeekFrom && facts.finalWeekTo && (
        <div>
          <dt>{t('facts.final-week')}</dt>
          <dd>
            {formatDays(facts.finalWeekFrom, facts.finalWeekTo, language)}
            <small>
              <bdi lang="en">{facts.venue.name}</bdi>
              {facts.venue.city && ` · ${cityName(edition.zone, language)}`}
            </small>
          </dd>
        </div>
      )}
      <div>
        <dt>{t('facts.mode')}</dt>
        {settled.length > 0 ? (
          settled.map((period) => (
            <dd key={period.from}>
              {modeName(period.mode, language)}
              <small>{formatDays(period.from, period.to, language)}</small>
            </dd>
          ))
        ) : (
          <dd>
            {modeName(facts.mode, language)}
            {fallbacks.length > 0 && (
              <small>{t('facts.mode.fallback', { modes: formatList(fallbacks, language, 'or') })}</small>
            )}
          </dd>
        )}
      </div>
      <div>
        <dt>{t('facts.convened')}</dt>
        <dd>
          {formatList(conveners, language)}
          <small>{t('facts.facilitators', { count: facilitators })}</small>
        </dd>
      </div>
    </dl>
  )
}

/** Calls one can answer now; else those that open next; nothing when all are over. */
function Calls({ edition, calls, stage, now, language }: HomeProps) {
  const t = homeTexts(language)
  const open = calls.filter((call) => call.opensAt <= now && now < call.closesAt)
  const shown = open.length > 0 ? open : openingNext(calls, now)
  const whole = (
    <p>
      <a href={pathTo(language, edition.slug, 'consultation')}>
        {t('calls.whole')} <Icon name="next" flip />
      </a>
    </p>
  )
  if (shown.length === 0)
    return stage === 'closed' ? (
      <Chapter id="calls" heading={t('calls.closed')}>
        <div class="stack">
          <p class="measure">{t('calls.closed.text')}</p>
          {whole}
        </div>
      </Chapter>
    ) : null
  return (
    <Chapter
      id="calls"
      heading={t(open.length > 0 ? 'calls.open' : 'calls.ahead')}
      aside={t(open.length > 0 ? 'calls.open.aside' : 'calls.ahead.aside')}
    >
      <div class="stack">
        <ul class="calls">
          {shown.map((call) => (
            <CallEntry key={call.code} {...{ edition, call, language }} open={open.length > 0} />
          ))}
        </ul>
        {whole}
      </div>
    </Chapter>
  )
}

function CallEntry({
  edition,
  call,
  open,
  language,
}: {
  edition: EditionScope
  call: Call
  open: boolean
  language: Language
}) {
  const t = homeTexts(language)
  const title = pickText(call.title, language)
  const does = pickText(call.description, language)
  const href = pathTo(language, edition.slug, 'calls', call.code)
  return (
    <li class="call">
      <h3>
        <a href={href} lang={title.language}>
          {title.text}
        </a>
      </h3>
      <p class="call__does" lang={does.language}>
        {does.text}
      </p>
      <CallTimesLine call={call} zone={edition.zone} language={language} opens={!open} />
      <p>
        <a class="btn btn--second" href={href}>
          {t(open ? 'calls.answer' : 'calls.read')}
          <span class="hidden">: {title.text}</span>
        </a>
      </p>
    </li>
  )
}

/** The three counters, and what came last, each in its own language. */
function Voices({ edition, counters, latest, vocabularies, now, language }: HomeProps) {
  const t = homeTexts(language)
  return (
    <Chapter id="said" heading={t('said.title')} aside={t('said.aside')}>
      {counters.received === 0 ? (
        <div>
          <p class="measure">{t('said.none')}</p>
        </div>
      ) : (
        <div>
          <CountersList {...{ counters, now, zone: edition.zone, language }} />
          <ul class="entries mt-6">
            {latest.map((entry) => (
              <RegisterEntry key={entry.reference} {...{ edition, language, entry, vocabularies }} />
            ))}
          </ul>
          <p class="mt-4">
            <a class="btn btn--second" href={pathTo(language, edition.slug, 'submissions')}>
              {t('said.all')} <Icon name="next" flip />
            </a>
          </p>
        </div>
      )}
    </Chapter>
  )
}

function NextAndDocuments({ edition, facts, phases, now, language, readerZone }: HomeProps) {
  const t = homeTexts(language)
  const next = phases
    .flatMap((p) => p.milestones.map((m) => ({ ...m, about: p.description })))
    .filter((m) => m.kind === 'meeting' && m.startsAt && (m.endsAt ?? m.startsAt) > now)
    .sort((a, b) => Number(a.startsAt) - Number(b.startsAt))[0]
  const { letter } = facts
  const about = next && pickText(next.about, language)
  return (
    <Chapter id="meeting" heading={t('next.title')}>
      <div class="beside beside--even">
        {next?.startsAt ? (
          <div class="stack">
            <h3>{pickText(next.title, language).text}</h3>
            {about?.text && <p lang={about.language}>{about.text}</p>}
            <BothTimes at={next.startsAt} zone={edition.zone} readerZone={readerZone} language={language} />
            {next.mode && <p class="small soft">{modeName(next.mode, language)}</p>}
            <p>
              <a class="btn btn--second" href={`${pathTo(language, edition.slug, 'meetings', next.code)}.ics`}>
                {t('next.calendar')}
              </a>
            </p>
          </div>
        ) : (
          <p>{t('next.none')}</p>
        )}
        <div class="stack">
          <h3>{t('documents.title')}</h3>
          {letter.date && (
            <div>
              <p>
                <a href={pathTo(language, edition.slug, 'letter')}>
                  {t('documents.letter', { date: formatDate(new Date(`${letter.date}T12:00:00Z`), language, 'UTC') })}
                </a>
              </p>
              <p class="small soft">
                {t('documents.reference')} <bdi dir="ltr">{letter.reference}</bdi>
                {letter.language && isLanguage(letter.language) && (
                  <>
                    {' · '}
                    {t('documents.original')} <bdi lang={letter.language}>{NATIVE_NAMES[letter.language]}</bdi>
                  </>
                )}
              </p>
            </div>
          )}
          <p>
            <a href={pathTo(language, edition.slug, 'consultation')}>{t('calls.whole')}</a>
          </p>
          <p>
            {t('documents.data')} <a href={`${pathTo(language, edition.slug)}/submissions.csv`}>{'CSV'}</a>{' '}
            <a href={`${pathTo(language, edition.slug)}/submissions.json`}>{'JSON'}</a>
          </p>
        </div>
      </div>
    </Chapter>
  )
}

function Changes({ edition, changes, calls, phases, language }: HomeProps) {
  const t = homeTexts(language)
  if (changes.length === 0 && calls.every((call) => call.changes.length === 0)) return null
  return (
    <Chapter id="changes" heading={t('changes.title')} aside={t('changes.aside')}>
      <ChangeList {...{ changes, calls, phases, zone: edition.zone, language }} />
    </Chapter>
  )
}
