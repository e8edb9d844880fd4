import { Chapter } from '../../page/layout.tsx'
import { Icon } from '../../page/parts/icons.tsx'
import { direction } from '../../platform/languages/public.ts'
import {
  type Ballot,
  type Marks,
  POLL_KINDS,
  type Poll,
  type PollKind,
  pollLeads,
  type Tally,
  VOTERS,
  type Voters,
} from '../polls/poll.ts'
import { liveTexts } from '../texts.ts'
import { MeetingTitle } from './live-page.tsx'
import { PollResult } from './poll-result.tsx'
import type { FloorProps } from './props.ts'

type Typed = {
  readonly poll: string
  readonly question: string
  readonly options: readonly string[]
  readonly kind: PollKind
  readonly voters: Voters
  readonly named: boolean
  readonly name: string
  readonly marks: Marks
}

type Props = FloorProps & {
  readonly readerZone: string | null
  readonly mayChair: boolean
  readonly isSignedIn: boolean
  readonly polls: readonly { readonly poll: Poll; readonly tally: Tally | null; readonly ballots: readonly Ballot[] }[]
  readonly voted: { has(id: string): boolean }
  readonly typed: Typed
  readonly refusal: string | null
}

const withoutWays = ({ mayChair: _, ...title }: Props) => title

/** Polls of a meeting: what is open now, and what came of those that are closed. Whoever may chair writes and leads them. */
export function PollsPage(props: Props) {
  const { language, here, refusal, mayChair, polls } = props
  const t = liveTexts(language)
  return (
    <div class="wrap">
      <MeetingTitle {...withoutWays(props)} />
      {refusal && (
        <div class="notice notice--wrong" role="alert">
          <Icon name="wrong" />
          <p>{refusal}</p>
        </div>
      )}
      <p class="row floor-ways no-print">
        <a href={here}>{t('floor')}</a>
        {polls.some(({ tally }) => tally) && <a href={`${here}/polls.csv`}>{t('polls.file')}</a>}
      </p>
      <div id="floor" class="floor" data-news={`${here}/news`}>
        {polls.length === 0 && <p class="soft">{t('polls.none')}</p>}
        {polls.map((one) => (
          <OnePoll key={one.poll.id} {...props} {...one} />
        ))}
      </div>
      {mayChair && <WriteForm {...props} />}
    </div>
  )
}

type Of = Props & Props['polls'][number]

function OnePoll(props: Of) {
  const { poll, tally, ballots, language, mayChair, voted } = props
  const t = liveTexts(language)
  const votes = t('polls.votes', { count: poll.votes })
  return (
    <Chapter
      id={`poll-${poll.id}`}
      heading={t('polls.number', { number: poll.number })}
      aside={t(`polls.is.${poll.state}`)}
    >
      <div class="stack">
        <p class="voice voice--s" lang={poll.language} dir={direction(poll.language)}>
          {poll.question}
        </p>
        <p class="small soft">
          {[t(`polls.kind.${poll.kind}`), t(poll.named ? 'polls.named' : 'polls.nameless'), votes].join(' · ')}
          <br />
          {t(`polls.voters.${poll.voters}`)}
        </p>
        {poll.state === 'open' && (voted.has(poll.id) ? <p role="status">{t('polls.voted')}</p> : <Vote {...props} />)}
        {tally && <PollResult {...{ poll, tally, ballots, language }} />}
        {mayChair && <Leads {...props} />}
      </div>
    </Chapter>
  )
}

function Leads({ poll, here, language }: Of) {
  const t = liveTexts(language)
  return (
    <form method="post" action={`${here}/chair/poll`} class="actions">
      <input type="hidden" name="poll" value={poll.id} />
      {pollLeads(poll).map((does) => (
        <button
          type="submit"
          class="btn btn--second btn--small"
          key={does}
          id={`${does}-${poll.id}`}
          name="do"
          value={does}
        >
          {t(poll.state === 'closed' && does === 'open' ? 'polls.do.reopen' : `polls.do.${does}`)}
        </button>
      ))}
    </form>
  )
}

function Vote(props: Of) {
  const { poll, here, language, isSignedIn, typed } = props
  const t = liveTexts(language)
  if (poll.voters === 'signed_in' && !isSignedIn) return <p>{t('refusal.poll-sign-in')}</p>
  return (
    <form method="post" action={`${here}/polls`} data-kept>
      <input type="hidden" name="poll" value={poll.id} />
      {poll.named && (
        <div class="field">
          <label class="field__label" for={`name-${poll.id}`}>
            {t('name')}
          </label>
          <input
            class="input input--m"
            id={`name-${poll.id}`}
            name="name"
            required
            maxlength={120}
            dir="auto"
            value={typed.name}
          />
        </div>
      )}
      <fieldset class="field">
        <legend>{t(`polls.choose.${poll.kind}`)}</legend>
        <div class="choices">
          {poll.options.map((option, at) => (
            <Option key={option} {...props} option={option} at={at} />
          ))}
        </div>
      </fieldset>
      <button type="submit" class="btn">
        {t('polls.vote')}
      </button>
    </form>
  )
}

function Option({ poll, option, at, typed }: Of & { option: string; at: number }) {
  const mark = typed.poll === poll.id ? (typed.marks[at] ?? '') : ''
  const words = (
    <span>
      <bdi lang={poll.language}>{option}</bdi>
    </span>
  )
  if (poll.kind !== 'ranked')
    return (
      <label class="choice">
        <input type={poll.kind === 'single' ? 'radio' : 'checkbox'} name="choice" value={at} checked={mark !== ''} />
        {words}
      </label>
    )
  return (
    <label class="choice">
      <select class="input input--s" name={`rank-${at}`}>
        <option value="">–</option>
        {poll.options.map((_, rank) => (
          <option key={String(rank)} value={rank + 1} selected={mark === String(rank + 1)}>
            {rank + 1}
          </option>
        ))}
      </select>
      {words}
    </label>
  )
}

function WriteForm({ here, language, typed }: Props) {
  const t = liveTexts(language)
  return (
    <Chapter id="write-poll" heading={t('polls.write')} aside={t('polls.write.aside')}>
      <form method="post" action={`${here}/chair/poll`}>
        <div class="field">
          <label class="field__label" for="poll-question">
            {t('polls.question')}
          </label>
          <input
            class="input"
            id="poll-question"
            name="question"
            required
            maxlength={300}
            dir="auto"
            value={typed.question}
          />
        </div>
        <div class="field">
          <label class="field__label" for="poll-options">
            {t('polls.options')}
          </label>
          <textarea class="input" id="poll-options" name="options" rows={5} required dir="auto">
            {typed.options.join('\n')}
          </textarea>
        </div>
        <Radios
          name="kind"
          legend={t('polls.how')}
          all={POLL_KINDS}
          now={typed.kind}
          label={(one) => t(`polls.kind.${one}`)}
        />
        <Radios
          name="voters"
          legend={t('polls.who')}
          all={VOTERS}
          now={typed.voters}
          label={(one) => t(`polls.voters.${one}`)}
        />
        <div class="field choices">
          <label class="choice">
            <input type="checkbox" name="named" value="yes" checked={typed.named} />
            <span>{t('polls.named.choose')}</span>
          </label>
        </div>
        <button type="submit" class="btn btn--second">
          {t('polls.keep')}
        </button>
      </form>
    </Chapter>
  )
}

type RadiosProps<One extends string> = {
  readonly name: string
  readonly legend: string
  readonly all: readonly One[]
  readonly now: One
  readonly label: (one: One) => string
}

function Radios<One extends string>({ name, legend, all, now, label }: RadiosProps<One>) {
  return (
    <fieldset class="field">
      <legend>{legend}</legend>
      <div class="choices">
        {all.map((one) => (
          <label class="choice" key={one}>
            <input type="radio" name={name} value={one} checked={one === now} />
            <span>{label(one)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
