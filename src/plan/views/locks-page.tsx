import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { Refusal } from '../../platform/result.ts'
import { Own } from '../../sessions/parts.ts'
import type { DeskSession, VenueChoices } from '../desk-reads.ts'
import type { LockRefusal } from '../locks.ts'
import { placeMark } from '../locks.ts'
import type { LockKept } from '../locks-reads.ts'
import { momentIn } from '../sentences.ts'
import { planTexts } from '../texts.ts'
import { Choose, ReasonField } from './form-parts.tsx'
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
  refusal: LockRefusal | Refusal<'nothing-to-lock'> | undefined
}

const addressOf = ({ edition, language }: Pick<Props, 'edition' | 'language'>) =>
  pathTo(language, edition.slug, 'desk', 'programme', 'locks')

/** What searches leave as it is, by whom and why; and locking more. */
export function LocksPage(props: Props) {
  const { edition, language, locks, mayPlace } = props
  const t = planTexts(language)
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
            {locks.map((lock) => (
              <Held key={lock.id} {...{ lock, edition, language, mayPlace }} />
            ))}
          </ul>
        )}
      </Chapter>
      {mayPlace && (
        <Chapter id="lock" heading={t('locks.more')} aside={t('locks.more.help')}>
          <LockMore {...props} />
        </Chapter>
      )}
    </div>
  )
}

type HeldProps = Pick<Props, 'edition' | 'language' | 'mayPlace'> & { lock: LockKept }

/** One lock: what it holds, why, since when and by whom, and the way to take it away. */
function Held(props: HeldProps) {
  const { lock, edition, language, mayPlace } = props
  return (
    <li>
      <WhatIsHeld {...props} />
      {lock.reason && (
        <p>
          <bdi>{lock.reason}</bdi>
        </p>
      )}
      <p class="small soft">
        <Moment at={lock.lockedAt} zone={edition.zone} language={language} weekday={false} />
        {lock.lockedBy && (
          <>
            {' · '}
            <bdi>{lock.lockedBy}</bdi>
          </>
        )}
      </p>
      {mayPlace && (
        <form method="post" action={`${addressOf(props)}/${lock.id}/unlock`}>
          <button type="submit" class="btn btn--second btn--small">
            {planTexts(language)('locks.unlock')}
          </button>
        </form>
      )}
    </li>
  )
}

function WhatIsHeld({ lock, edition, language }: HeldProps) {
  const t = planTexts(language)
  const when = lock.startsAt ? momentIn(edition.zone, language)(lock.startsAt) : ''
  if (lock.number === null) {
    const name = lock.room ? t('locks.room', { room: lock.room }) : t('locks.slot', { slot: when })
    return (
      <p>
        <b>{name}</b>
      </p>
    )
  }
  return (
    <>
      <p>
        <b>
          {lock.number} <Own language={lock.language ?? 'en'}>{lock.title}</Own>
        </b>
      </p>
      {when && (
        <p class="small">
          {when} · <bdi>{lock.room}</bdi>
        </p>
      )}
    </>
  )
}

function LockMore(props: Props) {
  const { edition, language, locks, sessions, choices, typed, refusal } = props
  const t = planTexts(language)
  const moment = momentIn(edition.zone, language)
  const locked = new Set(locks.flatMap((one) => one.number ?? []))
  const free = sessions.filter((s) => s.startsAt && !locked.has(s.number))
  const below = (s: DeskSession) => (
    <>
      {s.startsAt && moment(s.startsAt)} · <bdi>{s.room}</bdi>
    </>
  )
  return (
    <form method="post" action={addressOf(props)} class="stack">
      <Refused words={refusal && t(`locks.refusal.${refusal.code}`)} />
      <Choose
        id="room"
        label={t('locks.a-room')}
        optional
        list="input input--m"
        choices={choices.rooms.map((room) => [room.code, room.name])}
        chosen={typed.room}
        language={language}
      />
      <Choose
        id="slot"
        label={t('locks.a-slot')}
        optional
        choices={choices.slots.map((slot) => [slot.code, moment(slot.startsAt)])}
        chosen={typed.slot}
        language={language}
      />
      {free.length > 0 && (
        <details class="more" open={typed.sessions.length > 0}>
          <summary>{t('locks.sessions')}</summary>
          <SessionChoice
            sessions={free}
            chosen={typed.sessions}
            below={below}
            sent={(s) => `${s.number} ${placeMark(s)}`}
          />
        </details>
      )}
      <ReasonField label={t('locks.reason')} value={typed.reason} language={language} />
      <button type="submit" class="btn">
        {t('locks.lock')}
      </button>
    </form>
  )
}
