import type { EditionScope } from '../../../access/public.ts'
import { pathTo } from '../../../page/route.ts'
import { formatDay, type Language } from '../../../platform/languages/public.ts'
import type { DeskSession } from '../../desk-reads.ts'
import { Choose } from '../../views/form-parts.tsx'
import { ProgrammeNav, Refused } from '../../views/parts.tsx'
import { SessionChoice } from '../../views/session-choice.tsx'
import type { ProposalRefusal } from '../refusals.ts'
import { proposalTexts } from '../texts.ts'
import { SearchTerms } from './search-terms.tsx'

export const CHANGE_KINDS = ['virtual', 'hybrid', 'room', 'day', 'late'] as const

type TypedChange = {
  readonly kind: string
  readonly onlineRooms: string
  readonly room: string
  readonly day: string
  readonly sessions: readonly string[]
  /** What of the forum a switch of its mode concerns. */
  readonly of: string
  readonly days: readonly string[]
  readonly session: string
  readonly seconds: string
  readonly respectLocks: boolean
}

type Props = {
  edition: EditionScope
  language: Language
  sessions: readonly DeskSession[]
  rooms: readonly { readonly code: string; readonly name: string }[]
  days: readonly string[]
  most: number
  typed: TypedChange
  refusal: ProposalRefusal | undefined
}

/** What if: the forum changes its mode, loses a room or a day, sessions are withdrawn or come late. */
export function ChangePage(props: Props) {
  const { edition, language, sessions, rooms, days, typed, refusal } = props
  const t = proposalTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('change.title')}</h1>
        <p class="lede">{t('change.lead')}</p>
      </div>
      <ProgrammeNav {...{ edition, language }} here="proposals" />
      <form method="post" action={pathTo(language, edition.slug, 'desk', 'programme', 'change')} class="stack change">
        <Refused words={refusal && t(`refusal.${refusal.code}`)} />
        <Kinds {...props} />
        <Concerned {...props} />
        <OnlineRooms {...props} />
        <Choose
          id="room"
          label={t('change.which-room')}
          field="field if-room"
          list="input input--m"
          choices={rooms.map((room) => [room.code, room.name])}
          chosen={typed.room}
          language={language}
        />
        <Choose
          id="day"
          label={t('change.which-day')}
          field="field if-day"
          list="input input--m"
          choices={days.map((day) => [day, formatDay(day, language)])}
          chosen={typed.day}
          language={language}
        />
        <details class="more if-late" open={typed.kind === 'late'}>
          <summary>{t('change.which-sessions')}</summary>
          <SessionChoice sessions={sessions.filter((s) => s.startsAt)} chosen={typed.sessions} />
        </details>
        <SearchTerms typed={typed} start={t('change.start')} language={language} />
      </form>
    </div>
  )
}

function Kinds({ language, typed }: Props) {
  const t = proposalTexts(language)
  return (
    <fieldset class="field">
      <legend>{t('change.kind')}</legend>
      <div class="choices">
        {CHANGE_KINDS.map((kind) => (
          <label class="choice" key={kind}>
            <input type="radio" name="kind" value={kind} checked={typed.kind === kind} />
            <span>
              <b>{t(`change.${kind}`)}</b>
              <br />
              <span class="small soft">{t(`change.${kind}.help`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Whether the whole forum switches, some days of it, or one session. */
function Concerned({ language, typed, days, sessions }: Props) {
  const t = proposalTexts(language)
  const of = (['all', 'days', 'session'] as const).find((one) => one === typed.of) ?? 'all'
  return (
    <fieldset class="field if-switch">
      <legend>{t('change.of')}</legend>
      <div class="choices">
        {(['all', 'days', 'session'] as const).map((one) => (
          <label class="choice" key={one}>
            <input type="radio" name="of" value={one} checked={of === one} />
            <span>{t(`change.of.${one}`)}</span>
          </label>
        ))}
      </div>
      <details class="more" open={of === 'days'}>
        <summary>{t('change.of.which-days')}</summary>
        <div class="choices">
          {days.map((day) => (
            <label class="choice" key={day}>
              <input type="checkbox" name="of-day" value={day} checked={typed.days.includes(day)} />
              <span>{formatDay(day, language)}</span>
            </label>
          ))}
        </div>
      </details>
      <details class="more" open={of === 'session'}>
        <summary>{t('change.of.which-session')}</summary>
        <label class="field__label" for="of-session">
          {t('column.number')}
        </label>
        <input
          class="input input--s"
          id="of-session"
          name="of-session"
          inputmode="numeric"
          list="of-sessions"
          value={typed.session}
        />
        <datalist id="of-sessions">
          {sessions.map((one) => (
            <option key={one.number} value={one.number} label={one.title} />
          ))}
        </datalist>
      </details>
    </fieldset>
  )
}

function OnlineRooms({ language, typed, most }: Props) {
  const t = proposalTexts(language)
  return (
    <div class="field if-virtual">
      <label class="field__label" for="online">
        {t('change.online-rooms')}
      </label>
      <p class="field__help" id="online-help">
        {t('change.online-rooms.help')}
      </p>
      <input
        class="input input--s"
        id="online"
        name="online"
        type="number"
        min={1}
        max={most}
        value={typed.onlineRooms}
        aria-describedby="online-help"
      />
    </div>
  )
}
