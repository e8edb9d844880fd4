import type { ComponentChildren } from 'preact'
import { Chapter } from '../../page/layout.tsx'
import { Icon } from '../../page/parts/icons.tsx'
import { SaidBy } from '../../page/parts/named.tsx'
import { Aside } from '../../page/parts/words.tsx'
import { wordsFor } from '../../platform/languages/public.ts'
import { clockFace, type Hand, SECONDS_EACH, type Statement } from '../floor.ts'
import { queueOf } from '../order.ts'
import { liveTexts } from '../texts.ts'
import { Speaking } from './floor-view.tsx'
import { InRegister } from './in-register.tsx'
import { MeetingTitle } from './live-page.tsx'
import type { FloorProps } from './props.ts'
import { SayingFields, type TypedSaying } from './saying-fields.tsx'
import { Who } from './who.tsx'

type ChairProps = FloorProps & {
  readonly readerZone: string | null
  readonly seen: string
  readonly mayEnter: boolean
  readonly groups: Parameters<typeof SayingFields>[0]['groups']
  readonly typed: TypedSaying
  readonly refusal: string | null
}

/** What the chair sees and does: everything is a form, the most used have keys. */
export function ChairPage(props: ChairProps) {
  const { language, here, refusal, rehearsal } = props
  const t = liveTexts(language)
  return (
    <div class="wrap">
      <MeetingTitle {...props} />
      {refusal && (
        <div class="notice notice--care" role="alert">
          <Icon name="note" />
          <p>{refusal}</p>
        </div>
      )}
      <p class="row floor-ways no-print">
        <a href={here}>{t('chair.public')}</a>
        <a href={`${here}/room`}>{t('room.link')}</a>
        <a href={`${here}/chair/captioners`}>{t('captioners')}</a>
        {!rehearsal && <a href={`${here}/chair/minutes`}>{t('minutes.desk')}</a>}
        {!rehearsal && <a href={`${here}/materials`}>{t('materials')}</a>}
        {props.mayEnter && !rehearsal && <a href={`${here}/register`}>{t('enter.link')}</a>}
        <a href={rehearsal ? `${here.replace(/~rehearsal$/, '')}/chair` : `${here}~rehearsal/chair`}>
          {t(rehearsal ? 'rehearsal.leave' : 'rehearsal')}
        </a>
      </p>
      <div id="floor" class="floor" data-news={`${here}/news`}>
        <Chapter id="lead" heading={t('floor')} aside={t(`floor.${props.led.floor.state}`)}>
          <div class="stack">
            <Speaking {...props} />
            <Next {...props} />
            <StateButtons {...props} />
          </div>
        </Chapter>
        <WaitingList {...props} />
        <Statements {...props} />
      </div>
      <Chapter id="add" heading={t('add')} aside={t('add.aside')}>
        <form method="post" action={`${here}/chair/add`}>
          <SayingFields of="add" {...props} withPresence />
          <button type="submit" class="btn btn--second">
            {t('add.do')}
          </button>
        </form>
      </Chapter>
      <SecondsForm {...props} />
      <Keys {...props} />
    </div>
  )
}

type DoProps = ChairProps & {
  readonly does: string
  readonly of?: { readonly name: 'hand' | 'statement'; readonly value: string }
  readonly looks?: string
  readonly press?: string
  readonly children: ComponentChildren
}

/** One thing the chair does, bound to what the page showed. */
function Do({ here, seen, does, of, looks = 'btn btn--second btn--small', press, children }: DoProps) {
  return (
    <form method="post" action={`${here}/chair`} class="inline">
      <input type="hidden" name="seen" value={seen} />
      <input type="hidden" name="do" value={does} />
      {of && <input type="hidden" name={of.name} value={of.value} />}
      <button type="submit" class={looks} id={`${does}-${of?.value ?? ''}`} data-key={press}>
        {children}
        {press && (
          <>
            {' '}
            <kbd>{press.toUpperCase()}</kbd>
          </>
        )}
      </button>
    </form>
  )
}

function Next(props: ChairProps) {
  const { led, language } = props
  const t = liveTexts(language)
  const [next] = queueOf(props.led, props.now)
  const speaking = led.hands.find((hand) => hand.state === 'speaking')
  return (
    <div class="actions">
      {next && led.floor.state === 'open' && (
        <Do {...props} does="give" of={{ name: 'hand', value: next.id }} looks="btn" press="n">
          {t.parts('give.next', { name: <bdi>{next.name}</bdi> })}
        </Do>
      )}
      {speaking && (
        <>
          <Do {...props} does="end" press="e">
            {t('end')}
          </Do>
          <Do {...props} does="restore" of={{ name: 'hand', value: speaking.id }} press="u">
            {t('restore.speaking')}
          </Do>
        </>
      )}
    </div>
  )
}

function StateButtons(props: ChairProps) {
  const { led, language, rehearsal } = props
  const t = liveTexts(language)
  const { state } = led.floor
  return (
    <div class="actions">
      {state !== 'open' && (
        <Do {...props} does="open" press="o">
          {t(state === 'over' ? 'reopen' : 'open')}
        </Do>
      )}
      {state === 'open' && (
        <Do {...props} does="close">
          {t('close')}
        </Do>
      )}
      {state !== 'over' && (
        <Do {...props} does="over">
          {t('end-meeting')}
        </Do>
      )}
      {rehearsal && (
        <Do {...props} does="clear">
          {t('rehearsal.clear')}
        </Do>
      )}
    </div>
  )
}

function WaitingList(props: ChairProps) {
  const { language, words, led } = props
  const t = liveTexts(language)
  const order = queueOf(props.led, props.now)
  const passed = led.hands.filter((hand) => hand.state === 'passed_over')
  return (
    <Chapter id="waiting" heading={t('queue', { count: order.length })}>
      <div class="stack">
        {order.length === 0 && <p class="soft">{t('queue.empty')}</p>}
        <ol class="queue-list">
          {order.map((hand) => (
            <li key={hand.id}>
              <Who of={hand} {...{ words, language }} />
              <HandButtons {...props} hand={hand} />
            </li>
          ))}
        </ol>
        {passed.length > 0 && (
          <>
            <h3>{t('passed')}</h3>
            <ul class="plain stack">
              {passed.map((hand) => (
                <li key={hand.id}>
                  <Who of={hand} {...{ words, language }} />{' '}
                  <Do {...props} does="restore" of={{ name: 'hand', value: hand.id }}>
                    {t('restore')}
                  </Do>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Chapter>
  )
}

function HandButtons({ hand, ...props }: ChairProps & { hand: Hand }) {
  const t = liveTexts(props.language)
  const of = { name: 'hand', value: hand.id } as const
  return (
    <span class="actions">
      {props.led.floor.state === 'open' && (
        <Do {...props} does="give" of={of}>
          {t('give')}
          <span class="hidden"> {hand.name}</span>
        </Do>
      )}
      <Do {...props} does="pass" of={of}>
        {t('pass')}
        <span class="hidden"> {hand.name}</span>
      </Do>
    </span>
  )
}

function Statements(props: ChairProps) {
  const { led, language } = props
  const t = liveTexts(language)
  const there = led.statements.filter((one) => one.state !== 'taken_back')
  return (
    <Chapter id="statements" heading={t('statements')} aside={t('statements.chair')}>
      {there.length === 0 && <p class="soft">{t('statements.none')}</p>}
      <ul class="plain stack">
        {there.map((one) => (
          <ToRead key={one.id} {...props} statement={one} />
        ))}
      </ul>
    </Chapter>
  )
}

function ToRead({ statement, ...props }: ChairProps & { statement: Statement }) {
  const { language, words } = props
  const t = liveTexts(language)
  const of = { name: 'statement', value: statement.id } as const
  return (
    <li class="stack">
      <p>
        <Who of={statement} {...{ words, language }} />
      </p>
      <p class="voice voice--s said" dir={wordsFor(statement.body, language).dir}>
        <SaidBy said={statement.body} language={language} />
      </p>
      {statement.input ? (
        <InRegister {...props} input={statement.input} />
      ) : (
        <Do {...props} does={statement.state === 'read_out' ? 'unread' : 'read'} of={of}>
          {t(statement.state === 'read_out' ? 'unread' : 'read')}
        </Do>
      )}
    </li>
  )
}

function SecondsForm({ here, seen, led, language }: ChairProps) {
  const t = liveTexts(language)
  return (
    <Chapter id="time" heading={t('seconds')} aside={t('seconds.aside')}>
      <form method="post" action={`${here}/chair`} class="row">
        <input type="hidden" name="seen" value={seen} />
        <label class="hidden" for="seconds">
          {t('seconds')}
        </label>
        <select class="input input--s" id="seconds" name="seconds">
          {SECONDS_EACH.map((seconds) => (
            <option key={seconds} value={seconds} selected={seconds === led.floor.secondsEach}>
              {clockFace(seconds)}
            </option>
          ))}
        </select>
        <button type="submit" class="btn btn--second" name="do" value="seconds">
          {t('seconds.set')}
        </button>
      </form>
    </Chapter>
  )
}

function Keys({ language }: ChairProps) {
  const t = liveTexts(language)
  const keys = [
    ['N', t('keys.next')],
    ['E', t('end')],
    ['U', t('restore.speaking')],
    ['O', t('open')],
  ] as const
  return (
    <details class="more keys no-print" hidden data-keys>
      <summary>{t('keys')}</summary>
      <ul class="small">
        {keys.map(([key, does]) => (
          <li key={key}>
            <Aside language={language} text={does}>
              <kbd dir="ltr">{key}</kbd>
            </Aside>
          </li>
        ))}
      </ul>
      <label class="choice">
        <input type="checkbox" data-keys-on checked />
        <span>{t('keys.on')}</span>
      </label>
    </details>
  )
}
