import type { ComponentChildren } from 'preact'
import type { EditionScope } from '../../access/public.ts'
import type { AgendaEntry } from '../../agenda/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Icon } from '../../page/parts/icons.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import { registrationTexts } from '../texts.ts'
import type { WayIn } from './join.ts'

type Props = {
  edition: EditionScope
  language: Language
  entry: AgendaEntry
  /** Where the reader stands, in the words of the act that lets them in. */
  standing: 'ready' | 'not-registered' | 'no-link' | 'not-yet' | 'over' | 'called-off' | 'service-away'
  /** From when one can join. */
  opensAt: Date | null
  /** Only of somebody who is registered and asked to join. */
  way: WayIn | null
}

/** How a session is joined from afar: what it needs, and the way in for whoever is registered. */
export function JoinPage(props: Props) {
  const { edition, language, entry } = props
  const t = registrationTexts(language)
  return (
    <div class="wrap measure">
      <div class="title">
        <p class="over">{t('join.session', { number: entry.number })}</p>
        <h1>{t('join.title')}</h1>
        <p class="lede">
          <bdi lang={entry.language}>{entry.title}</bdi>
        </p>
        <p>
          <Moment at={entry.startsAt} zone={edition.zone} language={language} />
        </p>
      </div>
      {props.way ? <Way way={props.way} language={language} /> : <NotIn {...props} />}
      <Chapter id="ready" heading={t('join.ready')}>
        <ul>
          <li>{t('join.ready.browser')}</li>
          <li>{t('join.ready.sound')}</li>
          <li>{t('join.ready.captions')}</li>
          <li>{t('join.ready.text')}</li>
        </ul>
      </Chapter>
      <p class="mt-5">
        <a href={pathTo(language, edition.slug, 'sessions', entry.number)}>{t('join.back')}</a>
      </p>
    </div>
  )
}

function NotIn({ edition, language, entry, standing, opensAt }: Props) {
  const t = registrationTexts(language)
  if (standing === 'ready')
    return (
      <form method="post" action={pathTo(language, edition.slug, 'sessions', entry.number, 'join')} class="actions">
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

function Way({ way, language }: { way: WayIn; language: Language }) {
  const t = registrationTexts(language)
  const { passcode, dialIn, service } = way.link
  return (
    <Note care={false}>
      <p>
        <b>{t('join.open')}</b>
      </p>
      <p>
        <a class="btn" href={way.address} rel="noreferrer">
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
      <p class="small soft">{t('join.own')}</p>
    </Note>
  )
}

const Note = ({ care, children }: { care: boolean; children: ComponentChildren }) => (
  <div class={care ? 'notice notice--care' : 'notice'} role="status">
    <Icon name="note" />
    <div class="stack">{children}</div>
  </div>
)
