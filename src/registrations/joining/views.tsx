import type { ComponentChildren } from 'preact'
import type { EditionScope } from '../../access/public.ts'
import { liveTexts } from '../../live/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Icon } from '../../page/parts/icons.tsx'
import { Named } from '../../page/parts/named.tsx'
import { BothTimes, Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { type Language, NATIVE_NAMES, pickText } from '../../platform/languages/public.ts'
import { TELLS_EVERY_SECONDS } from '../attendance/told-every.ts'
import { registrationTexts } from '../texts.ts'
import type { WayIn } from './join.ts'
import type { JoinLink } from './join-link.ts'
import type { Joinable } from './joinable.ts'
import type { RoomOpened } from './open-room.ts'

type Props = {
  edition: EditionScope
  language: Language
  joinable: Joinable
  readerZone: string | null
  /** Where the reader stands, in the words of the act that lets them in. */
  standing: 'ready' | 'not-registered' | 'no-link' | 'not-yet' | 'over' | 'called-off' | 'service-away'
  /** From when one can join. */
  opensAt: Date | null
  /** Only of somebody who is registered and asked to join. */
  way: (WayIn & Partial<RoomOpened>) | null
}

/** Where what is joined has its page. */
export const placeOf = ({ sessionId, key }: Joinable) =>
  sessionId === null ? (['live', key] as const) : (['sessions', key] as const)

/** What it is called on the way to its pages: a session by its number, its title being in a language of its own. */
export const nameOf = ({ sessionId, key, title }: Joinable, language: Language): string =>
  sessionId === null
    ? pickText(title, language).text
    : registrationTexts(language)('join.session', { number: Number(key) })

/** How a session or meeting is joined from afar: what it needs, and the way in for whoever is registered. */
export function JoinPage(props: Props) {
  const { edition, language, joinable } = props
  const t = registrationTexts(language)
  return (
    <div class="wrap measure">
      <div class="title">
        {joinable.sessionId !== null && <p class="over">{nameOf(joinable, language)}</p>}
        <h1>{t('join.title')}</h1>
        <p class="lede">
          <Named content={joinable.title} language={language} />
        </p>
        <BothTimes
          at={joinable.startsAt}
          to={joinable.endsAt}
          held={{ zone: joinable.zone, city: joinable.zone === edition.zone ? edition.city : {} }}
          readerZone={props.readerZone}
          language={language}
        />
      </div>
      {props.way ? <Way way={props.way} language={language} /> : <NotIn {...props} />}
      {props.way && joinable.sessionId !== null && (
        <p
          class="small soft"
          data-open={pathTo(language, edition.slug, ...placeOf(joinable), 'join', 'open')}
          data-every={TELLS_EVERY_SECONDS}
        >
          {t('join.stays-open')}
        </p>
      )}
      <Chapter id="ready" heading={t('join.ready')}>
        <ul>
          <li>{t('join.ready.browser')}</li>
          <li>{t('join.ready.sound')}</li>
          <li>{t('join.ready.captions')}</li>
          <li>{t('join.ready.text')}</li>
        </ul>
        {joinable.standing === 'on' && (
          <p class="row">
            <a href={pathTo(language, edition.slug, 'live', joinable.key, 'try')}>{liveTexts(language)('try')}</a>
            <a href={pathTo(language, edition.slug, 'live', joinable.key, 'text')}>{liveTexts(language)('text')}</a>
          </p>
        )}
      </Chapter>
      <p class="mt-5">
        <a href={pathTo(language, edition.slug, ...placeOf(joinable))}>{t('join.back')}</a>
      </p>
    </div>
  )
}

function NotIn({ edition, language, joinable, standing, opensAt }: Props) {
  const t = registrationTexts(language)
  if (standing === 'ready')
    return (
      <form method="post" action={pathTo(language, edition.slug, ...placeOf(joinable), 'join')} class="actions">
        <button type="submit" class="btn">
          {t('join.enter')} <Icon name="next" flip />
        </button>
        <span class="small soft">{t('join.enter.text')}</span>
      </form>
    )
  return (
    <Note care={standing !== 'not-yet'}>
      <p>
        {t(`join.${standing}`)}{' '}
        {standing === 'not-yet' && opensAt && <Moment at={opensAt} zone={edition.zone} language={language} />}
      </p>
      {standing === 'not-registered' && (
        <p>
          <a class="btn" href={pathTo(language, edition.slug, 'registration')}>
            {t('join.register')}
          </a>
        </p>
      )}
    </Note>
  )
}

function Way({ way, language }: { way: WayIn & Partial<RoomOpened>; language: Language }) {
  const t = registrationTexts(language)
  const { passcode, dialIn, service } = way.link
  return (
    <Note care={false}>
      <p>
        <b>{t('join.open')}</b>
      </p>
      {way.running !== undefined && <p>{t(way.running ? 'join.running' : 'join.first')}</p>}
      <p>
        <a class="btn" href={way.address} target="_blank" rel="noreferrer">
          {t(`join.in.${service}`)} <Icon name="next" flip />
        </a>
      </p>
      <dl class="answers">
        {passcode && (
          <div>
            <dt>{t('join.passcode')}</dt>
            <dd>
              <bdi dir="ltr">{passcode}</bdi>
            </dd>
          </div>
        )}
        {dialIn && (
          <div>
            <dt>{t('join.dial-in')}</dt>
            <dd>
              <bdi>{dialIn}</bdi>
            </dd>
          </div>
        )}
      </dl>
      <Channels channels={way.link.channels} language={language} />
      <p class="small soft">{t('join.own')}</p>
    </Note>
  )
}

/** Interpretation, the reader's own language first. */
function Channels({ channels, language }: { channels: JoinLink['channels']; language: Language }) {
  if (channels.length === 0) return null
  const t = registrationTexts(language)
  const order = [...channels].sort((a, b) => Number(b.language === language) - Number(a.language === language))
  return (
    <>
      <h2 class="h3">{t('join.interpretation')}</h2>
      <p class="small">{t('join.interpretation.how')}</p>
      <ul class="row plain">
        {order.map(({ language: into, address }) => (
          <li key={into}>
            <a class="chip" href={address} rel="noreferrer" lang={into}>
              {NATIVE_NAMES[into]}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

const Note = ({ care, children }: { care: boolean; children: ComponentChildren }) => (
  <div class={care ? 'notice notice--care' : 'notice'} role="status">
    <Icon name="note" />
    <div class="stack">{children}</div>
  </div>
)
