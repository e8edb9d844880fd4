import type { ComponentChildren } from 'preact'
import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { formatDate, formatList, formatOffset, formatTime, type Language } from '../../platform/languages/public.ts'
import type { Refusal } from '../../platform/result.ts'
import { type Breach, sentenceArguments } from '../../scheduling/public.ts'
import { Own } from '../../sessions/parts.ts'
import {
  hasBegun,
  isCalledOff,
  languageName,
  type SessionState,
  sessionTexts,
  type Words,
} from '../../sessions/public.ts'
import type { DeskSession, NamedBreaches, sessionOnDesk, VenueChoices } from '../desk-reads.ts'
import type { LockKept } from '../locks-reads.ts'
import { scheduleTexts } from '../proposals/texts.ts'
import { constraintTexts, planTexts } from '../texts.ts'
import { PlaceOf } from './desk.tsx'
import { SessionLock } from './session-lock.tsx'

type Props = {
  edition: EditionScope
  language: Language
  session: NonNullable<Awaited<ReturnType<typeof sessionOnDesk>>>
  choices: VenueChoices
  words: Words
  typed: { slot: string; room: string; reason: string }
  refusal: Refusal<string> | undefined
  broken: NamedBreaches | null
  all: readonly DeskSession[]
  mayPlace: boolean
  lock: LockKept | undefined
}

const slotName = (at: Date, language: Language, zone: string) =>
  `${formatDate(at, language, zone, 'weekdayDate')}, ${formatTime(at, language, zone)} ${formatOffset(at, zone)}`

/** A name inside a sentence keeps its own direction. */
const isolated = (name: string) => `\u2068${name}\u2069`

export function DeskSessionPage(props: Props) {
  const { edition, language, session, words, mayPlace, lock } = props
  const t = planTexts(language)
  const tSession = sessionTexts(language)
  const interpretation = session.interpretation.map((code) => languageName(code, language))
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">
          <b>{tSession('session.number', { number: session.number })}</b> · {tSession(`state.${session.state}`)}
        </p>
        <h1>
          <Own language={session.language}>{session.title}</Own>
        </h1>
      </div>
      <Chapter id="facts" heading={t('desk.asked')}>
        <dl class="facts">
          <Fact name={tSession('session.type')}>{words('session_types', session.type)}</Fact>
          <Fact name={tSession('session.mode')}>{words('participation_modes', session.mode)}</Fact>
          <Fact name={t('desk.length')}>{t('desk.minutes', { count: session.durationMinutes })}</Fact>
          {session.audience !== null && <Fact name={t('desk.audience')}>{session.audience}</Fact>}
          {interpretation.length > 0 && (
            <Fact name={t('desk.interpretation')}>{formatList(interpretation, language)}</Fact>
          )}
          {session.reference && (
            <Fact name={tSession('session.submission')}>
              <a href={pathTo(language, edition.slug, 'desk', 'submissions', session.reference)}>
                <bdi dir="ltr">{session.reference}</bdi>
              </a>
            </Fact>
          )}
          <Fact name={t('desk.place')}>
            <PlaceOf {...{ session, edition, language }} />
          </Fact>
          <Fact name={scheduleTexts(language)('why.fact')}>
            <a href={pathTo(language, edition.slug, 'desk', 'sessions', session.number, 'why')}>
              {scheduleTexts(language)('why.link')}
            </a>
          </Fact>
        </dl>
      </Chapter>
      <Chapter id="place" heading={t('place.title')}>
        <div class="stack">
          <Refused {...props} />
          {mayPlace && <PlaceForm {...props} />}
        </div>
      </Chapter>
      {(session.startsAt || lock) && (mayPlace || lock) && (
        <Chapter id="lock" heading={scheduleTexts(language)('locks.title')}>
          <SessionLock {...{ edition, language, lock, mayPlace }} number={session.number} />
        </Chapter>
      )}
      {session.history.length > 0 && (
        <Chapter id="history" heading={t('desk.history')}>
          <ul class="plain stack">
            {session.history.map((change) => (
              <li key={change.id}>
                <b>{t(`history.${change.kind}`)}</b> ·{' '}
                <Moment at={change.at} zone={edition.zone} language={language} weekday={false} />
                {change.reason && <p dir="auto">{change.reason}</p>}
              </li>
            ))}
          </ul>
        </Chapter>
      )}
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Refused({ refusal, broken, all, choices, language, edition }: Props) {
  if (!refusal) return null
  const t = planTexts(language)
  const { number, title = '', durationMinutes = 0, slotMinutes = 0 } = refusal.facts ?? {}
  const room = choices.rooms.find((r) => r.code === refusal.facts?.room)?.name ?? ''
  const code = refusal.code === 'room-occupied' && number === undefined ? 'room-occupied-before' : refusal.code
  const facts = {
    room: isolated(room),
    number: number ?? '',
    title: isolated(String(title)),
    durationMinutes,
    slotMinutes,
  }
  const sentence = (breach: Breach) => {
    const found = (id: string) => all.find((s) => s.id === id)
    const slot = (id: string) => choices.slots.find((s) => s.code === id)
    const names = {
      session: (id: string) => isolated(`${found(id)?.number ?? ''} ${found(id)?.title ?? ''}`),
      person: (id: string) => isolated(broken?.people.get(id) ?? ''),
      room: (id: string) => isolated(choices.rooms.find((r) => r.code === id)?.name ?? id),
      slot: (id: string) => isolated(slotName(slot(id)?.startsAt ?? new Date(0), language, edition.zone)),
    }
    return constraintTexts(language)(breach.constraint as 'room-occupied', sentenceArguments(breach, names))
  }
  return (
    <div class="errors" role="alert" tabindex={-1}>
      <p>{t(`refusal.${code}` as 'refusal.clashes', facts)}</p>
      {broken && (
        <ul>
          {[...new Set(broken.breaches.map(sentence))].map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** What may become of a session's standing; one that has begun keeps it. */
function standingActs(state: SessionState): ('cancel' | 'postpone' | 'restore')[] {
  if (hasBegun(state)) return []
  return isCalledOff(state) ? ['restore'] : ['cancel', 'postpone']
}

function PlaceForm({ edition, language, session, choices, typed, broken }: Props) {
  const t = planTexts(language)
  const tSession = sessionTexts(language)
  const here = pathTo(language, edition.slug, 'desk', 'sessions', session.number)
  return (
    <>
      <form method="post" action={`${here}/place`} class="stack">
        <div class="field">
          <label class="field__label" for="slot">
            {t('place.slot')}
          </label>
          <select class="input" id="slot" name="slot" required>
            <option value="">{t('place.choose')}</option>
            {choices.slots.map((slot) => (
              <option key={slot.code} value={slot.code} selected={slot.code === typed.slot}>
                {slotName(slot.startsAt, language, edition.zone)}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label class="field__label" for="room">
            {tSession('session.room')}
          </label>
          <select class="input" id="room" name="room" required>
            <option value="">{t('place.choose')}</option>
            {choices.rooms.map((room) => (
              <option key={room.code} value={room.code} selected={room.code === typed.room}>
                {[room.name, room.seats === null ? '' : tSession('grid.places', { count: room.seats })]
                  .filter(Boolean)
                  .join(' · ')}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label class="field__label" for="reason">
            {t('place.reason')}
          </label>
          <textarea class="input" id="reason" name="reason" rows={3} maxlength={2000} dir="auto">
            {typed.reason}
          </textarea>
        </div>
        <div class="toolbar">
          <button type="submit" class="btn">
            {t('place.save')}
          </button>
          {broken && (
            <button type="submit" class="btn btn--second" name="anyway" value="yes">
              {t('place.anyway')}
            </button>
          )}
          {session.startsAt && (
            <button type="submit" class="btn btn--second" formaction={`${here}/unplace`} formnovalidate>
              {t('place.unplace')}
            </button>
          )}
          {standingActs(session.state).map((act) => (
            <button key={act} type="submit" class="btn btn--second" formaction={`${here}/${act}`} formnovalidate>
              {t(`place.${act}`)}
            </button>
          ))}
        </div>
      </form>
      {session.history.length > 0 && (
        <form method="post" action={`${here}/undo`}>
          <button type="submit" class="btn btn--second">
            {t('place.undo')}
          </button>
        </form>
      )}
    </>
  )
}
