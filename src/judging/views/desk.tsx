import type { EditionScope } from '../../access/public.ts'
import { Act, Labelled, Part, Problem } from '../../page/parts/acting.tsx'
import { Span } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { formatDays, type Language, pickText } from '../../platform/languages/public.ts'
import { DeskDraws } from '../../rounds/parts.ts'
import type { AnnouncedDraw, Entry } from '../../rounds/public.ts'
import type { Honoured } from '../certificate.ts'
import type { Award, Judged, Juror } from '../reads.ts'
import { judgingTexts } from '../texts.ts'
import type { Work } from '../works.ts'
import { Certificates } from './certificates.tsx'
import { Title } from './parts.tsx'
import { Progressed, ResultsTable, type RoundSeen, VotesTable } from './results.tsx'

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly judged: Judged
  readonly jurors: readonly Juror[]
  readonly rounds: readonly RoundSeen[]
  readonly entries: readonly Entry[]
  readonly awards: readonly Award[]
  readonly draws: readonly AnnouncedDraw[]
  readonly now: Date
  readonly works: ReadonlyMap<string, Work>
  /** What is honoured, once it is announced. */
  readonly honoured: readonly Honoured[]
  readonly handles: boolean
  readonly releases: boolean
  readonly seen: { readonly open: string | null; readonly choose: string | null; readonly settle: string | null }
  readonly ends: ReadonlyMap<string, string>
  readonly problem: string | undefined
  readonly typed: (name: string) => string
}

const here = ({ language, edition, judged }: Props, ...rest: string[]) =>
  pathTo(language, edition.slug, 'desk', 'judging', judged.code, ...rest)

/** Judging on the desk: jurors, rounds with their progress, results once a round is over, and who wins. */
export function DeskPage(props: Props) {
  const { language, judged, problem, entries, rounds } = props
  const t = judgingTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">{pickText(judged.title, language).text}</p>
        <h1>{t('desk.nav')}</h1>
        <p class="lede">{t('desk.lead', { count: entries.filter(({ standing }) => standing !== 'gone').length })}</p>
      </div>
      <Problem text={problem} />
      <Part id="jurors" heading={t('jurors')}>
        <Jurors {...props} />
      </Part>
      {rounds.map((one, i) => (
        <Part key={one.round.id} id={`round-${i + 1}`} heading={t('round', { number: i + 1 })}>
          <RoundPart {...props} one={one} last={i === rounds.length - 1} />
        </Part>
      ))}
      {(judged.rules.rounds.length === 0 || rounds.some(({ round }) => round.way === 'votes')) && (
        <p class="toolbar">
          <a href={here(props, 'vote')}>{t('vote.title')}</a>
        </p>
      )}
      <Draws {...props} />
      <Opening {...props} />
      <Winners {...props} />
    </div>
  )
}

function Jurors(props: Props) {
  const { language, jurors, handles, ends, typed, judged } = props
  const t = judgingTexts(language)
  return (
    <>
      {jurors.length === 0 && <p class="soft">{t('jurors.none')}</p>}
      {jurors.length > 0 && (
        <ul class="plain stack">
          {jurors.map(({ id, name, basis, from, until, endedAt }) => (
            <li key={id}>
              <strong>
                <bdi>{name}</bdi>
              </strong>{' '}
              <span class="soft">
                {formatDays(from, until, language)} · <bdi>{basis}</bdi>
                {endedAt && <> · {t('juror.ended')}</>}
              </span>
              {handles && ends.has(id) && (
                <form method="post" action={here(props)}>
                  <input type="hidden" name="seen" value={ends.get(id)} />
                  <input type="hidden" name="juror" value={id} />
                  <button type="submit" class="link" name="act" value="end">
                    {t('juror.end')}
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      {handles && !judged.releasedAt && (
        <details class="more" open={typed('act') === 'name'}>
          <summary>{t('juror.name')}</summary>
          <form method="post" action={here(props)} class="stack">
            <Field name="email" label={t('juror.email')} type="email" value={typed('email')} />
            <Field name="basis" label={t('juror.basis')} type="text" value={typed('basis')} />
            <Field name="from" label={t('juror.from')} type="date" value={typed('from')} />
            <Field name="until" label={t('juror.until')} type="date" value={typed('until')} />
            <p>
              <button type="submit" class="btn" name="act" value="name">
                {t('juror.name')}
              </button>
            </p>
          </form>
        </details>
      )}
    </>
  )
}

type FieldProps = {
  readonly name: string
  readonly label: string
  readonly type: 'text' | 'email' | 'date' | 'datetime-local'
  readonly value: string
}

/** What JSX knows of an input depends on its type; all of these take the same. */
const Field = ({ name, label, type, value }: FieldProps) => (
  <Labelled id={name} label={label}>
    <input
      class={type.startsWith('date') ? 'input input--m' : 'input'}
      id={name}
      name={name}
      type={type as 'date'}
      value={value}
      required
      dir="auto"
    />
  </Labelled>
)

function RoundPart(props: Props & { readonly one: RoundSeen; readonly last: boolean }) {
  const { edition, language, one, last, handles, judged, seen } = props
  const { round, stage, results } = one
  const t = judgingTexts(language)
  return (
    <>
      <p>
        <Span from={round.opensAt} to={round.closesAt} zone={edition.zone} language={language} />
        {' · '}
        {t(`stage.${stage}`)}
        {' · '}
        {t(round.way === 'votes' ? 'round.public' : round.blind ? 'round.blind' : 'round.named')}
      </p>
      {round.way === 'scores' && <Progressed {...{ language, one }} />}
      {!results && <p class="soft">{t('results.later')}</p>}
      {results?.tally && <VotesTable {...props} {...{ results }} tally={results.tally} />}
      {results && !results.tally && <ResultsTable {...props} {...{ one, results }} />}
      {results && !one.last && <Settle {...props} {...{ round, last }} />}
      {results && last && one.last && handles && !judged.releasedAt && (
        <form method="post" action={here(props)} class="stack">
          <input type="hidden" name="seen" value={seen.choose ?? ''} />
          <input type="hidden" name="round" value={round.code} />
          <p>
            <button type="submit" class={props.awards.length > 0 ? 'btn btn--second' : 'btn'} name="act" value="choose">
              {t('choose', { count: judged.winners ?? results.outcome.chosen.length })}
            </button>
          </p>
        </form>
      )}
    </>
  )
}

type SettleProps = Props & { readonly round: RoundSeen['round']; readonly last: boolean }

/** A round that another one follows: its result is settled first. */
function Settle(props: SettleProps) {
  const { language, handles, judged, seen, round, last } = props
  const t = judgingTexts(language)
  if (round.fixedAt) return <p class="soft">{t('round.settled')}</p>
  if (!last || !handles || judged.releasedAt) return null
  return (
    <Act act="settle" to={here(props)} seen={seen.settle} label={t('round.settle')}>
      <input type="hidden" name="round" value={round.code} />
    </Act>
  )
}

/** Where the rules part equals by a draw: as soon as there are some, or one was announced. */
function Draws(props: Props) {
  const { judged, rounds, draws, handles } = props
  const equals = rounds.at(-1)?.results?.outcome.undecided.map(({ number }) => number) ?? []
  if (judged.rules.ties !== 'draw' || (equals.length === 0 && draws.length === 0)) return null
  return (
    <DeskDraws
      {...props}
      {...{ equals }}
      code={judged.code}
      to={here(props)}
      handles={handles && judged.releasedAt === null}
    />
  )
}

function Opening(props: Props) {
  const { language, handles, judged, rounds, seen, typed, problem } = props
  const t = judgingTexts(language)
  if (!handles || judged.releasedAt || rounds.some(({ stage }) => stage !== 'over')) return null
  const planned = judged.rules.rounds[rounds.length]
  if (judged.rules.rounds.length > 0 && (!planned || rounds.some(({ round }) => !round.fixedAt))) return null
  return (
    <Part id="opening" heading={t('open')}>
      <p>{planned ? t('round.next', { says: pickText(planned.says, language).text }) : t('open.help')}</p>
      <form method="post" action={here(props)} class="stack">
        <input type="hidden" name="seen" value={seen.open ?? ''} />
        <Field name="opens" label={t('open.opens')} type="datetime-local" value={typed('opens')} />
        <Field name="closes" label={t('open.closes')} type="datetime-local" value={typed('closes')} />
        {planned?.way !== 'votes' && (
          <div class="field choices">
            <label class="choice">
              <input type="checkbox" name="blind" value="yes" checked={!problem || typed('blind') === 'yes'} />
              <span>{t('open.blind')}</span>
            </label>
          </div>
        )}
        <p>
          <button type="submit" class={rounds.length > 0 ? 'btn btn--second' : 'btn'} name="act" value="open">
            {t('open')}
          </button>
        </p>
      </form>
    </Part>
  )
}

function Winners(props: Props) {
  const { edition, language, awards, works, judged, releases } = props
  const t = judgingTexts(language)
  if (awards.length === 0) return null
  return (
    <Part id="winners" heading={t('winners.title')}>
      <ol>
        {awards.map(({ entryId, subject }) => (
          <li key={entryId}>
            <Title of={works.get(subject)} />
          </li>
        ))}
      </ol>
      {judged.releasedAt && (
        <p>
          <a href={pathTo(language, edition.slug, 'winners', judged.code)}>{t('winners.public')}</a>
        </p>
      )}
      {props.honoured.length > 0 && (
        <>
          <h3>{t('certificate.all')}</h3>
          <Certificates {...props} to={['desk', 'judging']} />
        </>
      )}
      {!judged.releasedAt && !releases && <p>{t('winners.waits')}</p>}
      {!judged.releasedAt && releases && (
        <p>
          <a class="btn" href={here(props, 'release')}>
            {t('release.title')}
          </a>
        </p>
      )}
    </Part>
  )
}
