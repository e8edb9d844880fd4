import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { formatDate, formatOffset, formatTime, type Language } from '../../platform/languages/public.ts'
import type { Refusal } from '../../platform/result.ts'
import { Own } from '../../sessions/parts.ts'
import type { DeskSession, VenueChoices } from '../desk-reads.ts'
import type { LockKept } from '../locks-reads.ts'
import { scheduleTexts } from '../proposals/texts.ts'
import { ProgrammeNav, Refused } from './parts.tsx'
import { SessionChoice } from './session-choice.tsx'

type Props = {
  edition: EditionScope
  language: Language
  locks: readonly LockKept[]
  sessions: readonly DeskSession[]
  choices: VenueChoices
  mayPlace: boolean
  typed: { readonly reason: string; readonly sessions: readonly string[]; readonly room: string; readonly slot: string }
  refusal: Refusal<string> | undefined
}

/** What searches leave as it is, by whom and why; and locking more. */
export function LocksPage({ edition, language, locks, sessions, choices, mayPlace, typed, refusal }: Props) {
  const t = scheduleTexts(language)
  const here = pathTo(language, edition.slug, 'desk', 'programme', 'locks')
  const moment = (at: Date) =>
    t('moment', {
      day: formatDate(at, language, edition.zone, 'weekdayDate'),
      time: formatTime(at, language, edition.zone),
      offset: `\u2066${formatOffset(at, edition.zone)}\u2069`,
    })
  const locked = new Set(locks.flatMap((one) => one.number ?? []))
  const free = sessions.filter((s) => s.startsAt && !locked.has(s.number))
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('locks.title')}</h1>
        <p class="lede">{t('locks.lead')}</p>
      </div>
      <ProgrammeNav {...{ edition, language }} here="locks" />
      <Chapter id="held" heading={t('locks.held')}>
        {locks.length === 0 ? (
          <p class="empty">{t('locks.none')}</p>
        ) : (
          <ul class="plain stack">
            {locks.map((one) => (
              <li key={one.id}>
                <p>
                  <b>
                    {one.number !== null ? (
                      <>
                        {one.number} <Own language={one.language ?? 'en'}>{one.title}</Own>
                      </>
                    ) : one.room ? (
                      t('locks.room', { room: `\u2068${one.room}\u2069` })
                    ) : (
                      t('locks.slot', { slot: one.startsAt ? moment(one.startsAt) : '' })
                    )}
                  </b>
                </p>
                {one.number !== null && one.startsAt && (
                  <p class="small">
                    {moment(one.startsAt)} · <bdi>{one.room}</bdi>
                  </p>
                )}
                {one.reason && (
                  <p>
                    <bdi>{one.reason}</bdi>
                  </p>
                )}
                <p class="small soft">
                  <Moment at={one.lockedAt} zone={edition.zone} language={language} weekday={false} />
                  {one.lockedBy && (
                    <>
                      {' · '}
                      <bdi>{one.lockedBy}</bdi>
                    </>
                  )}
                </p>
                {mayPlace && (
                  <form method="post" action={`${here}/${one.id}/unlock`}>
                    <button type="submit" class="btn btn--second btn--small">
                      {t('locks.unlock')}
                    </button>
                  </form>
                )}
              </li>
            ))}
          </ul>
        )}
      </Chapter>
      {mayPlace && (
        <Chapter id="lock" heading={t('locks.more')} aside={t('locks.more.help')}>
          <form method="post" action={here} class="stack">
            <Refused {...{ refusal, language }} />
            <div class="field">
              <label class="field__label" for="room">
                {t('locks.a-room')} <span class="field__opt">{t('optional')}</span>
              </label>
              <select class="input input--m" id="room" name="room">
                <option value="">{t('choose')}</option>
                {choices.rooms.map((room) => (
                  <option key={room.code} value={room.code} selected={room.code === typed.room}>
                    {room.name}
                  </option>
                ))}
              </select>
            </div>
            <div class="field">
              <label class="field__label" for="slot">
                {t('locks.a-slot')} <span class="field__opt">{t('optional')}</span>
              </label>
              <select class="input" id="slot" name="slot">
                <option value="">{t('choose')}</option>
                {choices.slots.map((slot) => (
                  <option key={slot.code} value={slot.code} selected={slot.code === typed.slot}>
                    {moment(slot.startsAt)}
                  </option>
                ))}
              </select>
            </div>
            {free.length > 0 && (
              <details class="more" open={typed.sessions.length > 0}>
                <summary>{t('locks.sessions')}</summary>
                <SessionChoice
                  sessions={free}
                  chosen={typed.sessions}
                  below={(s) => (
                    <>
                      {s.startsAt && moment(s.startsAt)} · <bdi>{s.room}</bdi>
                    </>
                  )}
                />
              </details>
            )}
            <div class="field">
              <label class="field__label" for="reason">
                {t('locks.reason')}
              </label>
              <textarea class="input" id="reason" name="reason" rows={2} maxlength={2000} dir="auto">
                {typed.reason}
              </textarea>
            </div>
            <button type="submit" class="btn">
              {t('locks.lock')}
            </button>
          </form>
        </Chapter>
      )}
    </div>
  )
}
