import type { EditionScope } from '../../../access/public.ts'
import { pathTo } from '../../../page/route.ts'
import { formatDay, type Language } from '../../../platform/languages/public.ts'
import type { DeskSession } from '../../desk-reads.ts'
import { planTexts } from '../../texts.ts'
import { ProgrammeNav, Refused } from '../../views/parts.tsx'
import { SessionChoice } from '../../views/session-choice.tsx'
import type { ProposalRefusal } from '../refusals.ts'
import { proposalTexts } from '../texts.ts'
import { SearchTerms } from './search-terms.tsx'

export const CHANGE_KINDS = ['virtual', 'hybrid', 'room', 'day', 'late'] as const

export type TypedChange = {
  readonly kind: string
  readonly onlineRooms: string
  readonly room: string
  readonly day: string
  readonly sessions: readonly string[]
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
export function ChangePage({ edition, language, sessions, rooms, days, most, typed, refusal }: Props) {
  const t = proposalTexts(language)
  const tPlan = planTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('change.title')}</h1>
        <p class="lede">{t('change.lead')}</p>
      </div>
      <ProgrammeNav {...{ edition, language }} here="proposals" />
      <form method="post" action={pathTo(language, edition.slug, 'desk', 'programme', 'change')} class="stack change">
        <Refused words={refusal && t(`refusal.${refusal.code}`)} />
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
        <div class="field if-room">
          <label class="field__label" for="room">
            {t('change.which-room')}
          </label>
          <select class="input input--m" id="room" name="room">
            <option value="">{tPlan('choose')}</option>
            {rooms.map((room) => (
              <option key={room.code} value={room.code} selected={room.code === typed.room}>
                {room.name}
              </option>
            ))}
          </select>
        </div>
        <div class="field if-day">
          <label class="field__label" for="day">
            {t('change.which-day')}
          </label>
          <select class="input input--m" id="day" name="day">
            <option value="">{tPlan('choose')}</option>
            {days.map((day) => (
              <option key={day} value={day} selected={day === typed.day}>
                {formatDay(day, language)}
              </option>
            ))}
          </select>
        </div>
        <details class="more if-late" open={typed.kind === 'late'}>
          <summary>{t('change.which-sessions')}</summary>
          <SessionChoice sessions={sessions.filter((s) => s.startsAt)} chosen={typed.sessions} />
        </details>
        <SearchTerms typed={typed} start={t('change.start')} language={language} />
      </form>
    </div>
  )
}
