import { Fragment } from 'preact'
import { Chapter } from '../../page/layout.tsx'
import { Icon } from '../../page/parts/icons.tsx'
import { LanguageField } from '../../page/parts/language-field.tsx'
import { Named, SaidBy } from '../../page/parts/named.tsx'
import { BothTimes } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { wordsFor } from '../../platform/languages/public.ts'
import type { Hand, Statement } from '../floor.ts'
import { queueOf } from '../order.ts'
import { liveTexts } from '../texts.ts'
import { FloorView } from './floor-view.tsx'
import { InRegister } from './in-register.tsx'
import type { FloorProps } from './props.ts'
import { SayingFields, type TypedSaying } from './saying-fields.tsx'

type LiveProps = FloorProps & {
  readonly readerZone: string | null
  readonly mayChair: boolean
  readonly groups: Parameters<typeof SayingFields>[0]['groups']
  readonly typed: TypedSaying & { readonly body: string; readonly language: string }
  /** The reader's own hand, if it is up. */
  readonly hand: Hand | null
  readonly own: readonly Statement[]
  readonly refusal: string | null
}

/** A meeting as it is held: the floor, and what the reader may do there. */
export function LivePage(props: LiveProps) {
  const { language, refusal, led } = props
  const t = liveTexts(language)
  return (
    <div class="wrap">
      <MeetingTitle {...props} />
      {refusal && (
        <div class="notice notice--wrong" role="alert">
          <Icon name="wrong" />
          <p>{refusal}</p>
        </div>
      )}
      {led.floor.state !== 'over' && (
        <Chapter id="ask" heading={t('ask')} aside={props.hand ? null : t('ask.aside')}>
          <div id="own" data-own={props.hand?.id} data-stands={props.hand?.state}>
            {props.hand ? <OwnHand {...props} hand={props.hand} /> : <AskForm {...props} />}
          </div>
        </Chapter>
      )}
      <FloorView {...props} />
      <Write {...props} />
    </div>
  )
}

/** What is held, when, and the ways to its other pages. */
export function MeetingTitle(props: FloorProps & { readerZone?: string | null; mayChair?: boolean | undefined }) {
  const { edition, language, meeting, rehearsal, here } = props
  const t = liveTexts(language)
  return (
    <div class="title">
      <p class="over">
        <a href={pathTo(language, edition.slug, ...meeting.announced)}>
          {t(meeting.sessionId === null ? 'meeting' : 'session')}
        </a>
      </p>
      <h1>
        <Named content={meeting.title} language={language} />
      </h1>
      {rehearsal && (
        <p class="notice notice--care">
          <Icon name="note" /> <span>{t('rehearsal.lead')}</span>
        </p>
      )}
      <BothTimes
        at={meeting.startsAt}
        to={meeting.endsAt}
        held={{ zone: meeting.zone, city: meeting.zone === edition.zone ? edition.city : {} }}
        readerZone={props.readerZone ?? null}
        language={language}
      />
      {props.mayChair !== undefined && (
        <p class="actions no-print">
          <a class="btn btn--second btn--small" href={`${here}/questions`}>
            {t('questions')}
          </a>{' '}
          <a class="btn btn--second btn--small" href={`${here}/polls`}>
            {t('polls')}
          </a>{' '}
          <a class="btn btn--second btn--small" href={`${here}/captions`}>
            {t('captions')}
          </a>
          {!rehearsal && <Ways {...props} />}
        </p>
      )}
      {props.mayChair && (
        <p class="actions no-print">
          <a class="btn btn--second btn--small" href={`${here}/chair`}>
            {t('chair')}
          </a>
        </p>
      )}
    </div>
  )
}

/** Before and during a meeting the way in; afterwards what it leaves. */
function Ways({ here, led, language }: FloorProps) {
  const t = liveTexts(language)
  const ways =
    led.floor.state === 'over' ? (['minutes', 'materials'] as const) : (['join', 'try', 'text', 'materials'] as const)
  return ways.map((way) => (
    <Fragment key={way}>
      {' '}
      <a class="btn btn--second btn--small" href={`${here}/${way}`}>
        {t(way)}
      </a>
    </Fragment>
  ))
}

function AskForm({ here, language, led, groups, typed }: LiveProps) {
  const t = liveTexts(language)
  if (led.floor.state !== 'open') return <p>{t('ask.closed')}</p>
  return (
    <form method="post" action={`${here}/hand`}>
      <SayingFields of="ask" {...{ typed, groups, language }} withPresence />
      <button type="submit" class="btn" name="do" value="raise">
        {t('ask.raise')}
      </button>
    </form>
  )
}

function OwnHand({ hand, here, language, ...props }: LiveProps & { hand: Hand }) {
  const t = liveTexts(language)
  if (hand.state === 'speaking')
    return (
      <p class="notice notice--good" role="status">
        <Icon name="note" /> <b>{t('own.speaking')}</b>
      </p>
    )
  const place = queueOf(props.led, props.now).findIndex((one) => one.id === hand.id) + 1
  return (
    <form method="post" action={`${here}/hand`} class="stack">
      <p role="status">{t('own.waiting', { place })}</p>
      <button type="submit" class="btn btn--second" name="do" value="back">
        {t('own.back')}
      </button>
    </form>
  )
}

function Write(props: LiveProps) {
  const { led, language } = props
  const t = liveTexts(language)
  if (led.floor.state === 'over' && props.own.length === 0) return null
  return (
    <Chapter id="write" heading={t('write')} aside={t('write.aside')}>
      <div class="stack">
        {props.own.map((one) => (
          <OwnStatement key={one.id} {...props} statement={one} />
        ))}
        {led.floor.state !== 'over' && <StatementForm {...props} />}
      </div>
    </Chapter>
  )
}

function OwnStatement({ statement, here, edition, language }: LiveProps & { statement: Statement }) {
  const t = liveTexts(language)
  return (
    <form method="post" action={`${here}/statement`} class="stack">
      <p class="small soft">{t(statement.state === 'read_out' ? 'write.read' : 'write.received')}</p>
      <p class="voice voice--s said" dir={wordsFor(statement.body, language).dir}>
        <SaidBy said={statement.body} language={language} />
      </p>
      {statement.input && <InRegister input={statement.input} {...{ edition, language }} />}
      <input type="hidden" name="statement" value={statement.id} />
      {statement.state === 'received' && (
        <button type="submit" class="btn btn--second btn--small" name="do" value="back">
          {t('write.back')}
        </button>
      )}
    </form>
  )
}

function StatementForm({ here, language, groups, typed }: LiveProps) {
  const t = liveTexts(language)
  return (
    <form method="post" action={`${here}/statement`}>
      <SayingFields of="write" {...{ typed, groups, language }} />
      <LanguageField id="written" label={t('write.language')} chosen={typed.language} />
      <div class="field">
        <label class="field__label" for="body">
          {t('write.body')}
        </label>
        <textarea class="input" id="body" name="body" rows={6} maxlength={8000} required dir="auto">
          {typed.body}
        </textarea>
      </div>
      <button type="submit" class="btn btn--second" name="do" value="send">
        {t('write.send')}
      </button>
    </form>
  )
}
