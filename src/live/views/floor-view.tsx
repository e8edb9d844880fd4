import { Chapter } from '../../page/layout.tsx'
import { Icon } from '../../page/parts/icons.tsx'
import { SaidBy } from '../../page/parts/named.tsx'
import { Scroll } from '../../page/parts/scroll.tsx'
import { formatTime, wordsFor } from '../../platform/languages/public.ts'
import { clockFace, type Hand, secondsSpoken } from '../floor.ts'
import { queueOf, secondsByGroup, spokenBy } from '../order.ts'
import { liveTexts } from '../texts.ts'
import { InRegister } from './in-register.tsx'
import type { FloorProps } from './props.ts'
import { Who } from './who.tsx'

/** The floor as everybody sees it: who speaks, who is next and why, who spoke and how long, what was read into the record. */
export function FloorView(props: FloorProps) {
  const { language, here } = props
  const t = liveTexts(language)
  return (
    <div id="floor" class="floor" data-news={`${here}/news`} data-fresh={`${here}/list`}>
      <Chapter id="floor-now" heading={t('floor')} aside={t(`floor.${props.led.floor.state}`)}>
        <div class="stack">
          <Speaking {...props} />
          <Queue {...props} />
        </div>
      </Chapter>
      <Spoken {...props} />
      <ReadOut {...props} />
    </div>
  )
}

/** Who has the floor, with a clock that a script keeps going; without one it stands at the moment the page was made. */
export function Speaking({ led, words, language, now }: FloorProps) {
  const t = liveTexts(language)
  const hand = led.hands.find((one) => one.state === 'speaking')
  if (!hand) return <p class="soft">{t('floor.nobody')}</p>
  const seconds = secondsSpoken(hand, now)
  const over = seconds > led.floor.secondsEach
  return (
    <div class="speaking" data-hand={hand.id} data-stands="speaking">
      <p class="small soft">{t('floor.speaking')}</p>
      <p class="speaking__who">
        <Who of={hand} {...{ words, language }} />
      </p>
      <p class={over ? 'clock is-over' : 'clock'} data-clock={seconds} data-allowed={led.floor.secondsEach}>
        <bdi dir="ltr">
          <b>{clockFace(seconds)}</b>
        </bdi>{' '}
        <span class="soft">
          {t.parts('clock.of', { allowed: <bdi dir="ltr">{clockFace(led.floor.secondsEach)}</bdi> })}
        </span>
      </p>
      {hand.outOfOrder && <p class="small soft">{t('floor.called')}</p>}
    </div>
  )
}

function Queue(props: FloorProps) {
  const { words, language, led } = props
  const t = liveTexts(language)
  const order = queueOf(led, props.now)
  return (
    <>
      <h3>{t('queue', { count: order.length })}</h3>
      {order.length === 0 && <p class="soft">{t(led.floor.state === 'over' ? 'queue.over' : 'queue.empty')}</p>}
      <ol class="queue-list">
        {order.map((hand) => (
          <li key={hand.id} data-hand={hand.id} data-stands="waiting">
            <Who of={hand} {...{ words, language }} />
          </li>
        ))}
      </ol>
      <TimeByGroup {...props} />
      <details class="more">
        <summary>{t('rule')}</summary>
        <ol class="measure">
          {(['rule.group', 'rule.newcomer', 'rule.presence', 'rule.first'] as const).map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ol>
        <p class="measure">{t('rule.chair')}</p>
      </details>
    </>
  )
}

function TimeByGroup({ led, words, language, now }: FloorProps) {
  const t = liveTexts(language)
  const groups = [...secondsByGroup(spokenBy(led.hands, now))].sort(([, a], [, b]) => b.seconds - a.seconds)
  if (groups.length === 0) return null
  return (
    <Scroll of="time-by-group">
      <table class="table-s">
        <caption id="time-by-group">{t('time.by-group')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('group')}</th>
            <th scope="col" class="n">
              {t('time.turns')}
            </th>
            <th scope="col" class="n">
              {t('time.spoken')}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(([group, { seconds, turns }]) => (
            <tr key={group}>
              <th scope="row">{group === null ? t('group.unknown') : words('stakeholder_groups', group)}</th>
              <td class="n">{turns}</td>
              <td class="n">
                <bdi dir="ltr">{clockFace(seconds)}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Spoken({ led, words, language, meeting, now, edition }: FloorProps) {
  const t = liveTexts(language)
  const spoken = led.hands.filter((hand) => hand.state === 'spoken')
  if (spoken.length === 0) return null
  const began = (hand: Hand) => hand.beganAt?.getTime() ?? 0
  return (
    <Chapter id="spoken" heading={t('spoken')}>
      <ol class="plain spoken">
        {spoken
          .sort((a, b) => began(a) - began(b))
          .map((hand) => (
            <li key={hand.id}>
              <span class="small soft">
                <bdi dir="ltr">{formatTime(hand.beganAt ?? hand.askedAt, language, meeting.zone)}</bdi>
              </span>
              <span>
                <Who of={hand} {...{ words, language }} />
                {hand.outOfOrder && <span class="small soft"> {t('floor.called')}</span>}
                {hand.input && <InRegister input={hand.input} {...{ edition, language }} />}
              </span>
              <bdi dir="ltr" class="n">
                {clockFace(secondsSpoken(hand, now))}
              </bdi>
            </li>
          ))}
      </ol>
    </Chapter>
  )
}

/** Statements the chair has read into the record, in their own words. */
function ReadOut({ led, words, language, meeting, edition }: FloorProps) {
  const t = liveTexts(language)
  const read = led.statements.filter((one) => one.state === 'read_out')
  if (read.length === 0) return null
  return (
    <Chapter id="statements" heading={t('statements')} aside={t('statements.aside')}>
      <ul class="plain stack">
        {read.map((one) => (
          <li key={one.id} class="stack">
            <p>
              <Who of={one} {...{ words, language }} />{' '}
              {one.readOutAt && (
                <span class="small soft nowrap">
                  <Icon name="clock" /> <bdi dir="ltr">{formatTime(one.readOutAt, language, meeting.zone)}</bdi>
                </span>
              )}
            </p>
            <p class="voice voice--s said" dir={wordsFor(one.body, language).dir}>
              <SaidBy said={one.body} language={language} />
            </p>
            {one.input && <InRegister input={one.input} {...{ edition, language }} />}
          </li>
        ))}
      </ul>
    </Chapter>
  )
}
