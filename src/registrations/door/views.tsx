import type { EditionScope } from '../../access/public.ts'
import type { AgendaEntry } from '../../agenda/public.ts'
import { Labelled } from '../../page/parts/acting.tsx'
import { Icon } from '../../page/parts/icons.tsx'
import { pathTo } from '../../page/route.ts'
import { formatTime, type Language } from '../../platform/languages/public.ts'
import { registrationTexts } from '../texts.ts'
import type { Answered } from './check-in.ts'

type Props = {
  edition: EditionScope
  language: Language
  /** Of today by the forum's clock. */
  sessions: readonly AgendaEntry[]
  session: number | null
  /** What the field for the badge holds. */
  typed: string
  /** What became of the last scan. */
  answered: (Answered & { there: boolean }) | null
}

/**
 * The door: a badge's code or a number is read or typed, and what became of it stands in large letters above. With scripts it goes on without
 * a network: what was read waits on the phone.
 */
export function CheckInPage(props: Props) {
  const { edition, language, answered } = props
  const t = registrationTexts(language)
  const here = pathTo(language, edition.slug, 'check-in')
  return (
    <div class="wrap measure">
      <p class="notice" role="status" hidden data-offline={`${here}/offline`}>
        <Icon name="clock" />
        <span>{t.parts('door.as-of', { when: <time data-as-of /> })}</span>
      </p>
      <div class="title">
        <h1>{t('desk.door')}</h1>
        <p class="lede">{t('door.lead')}</p>
      </div>
      {answered && <Result {...props} answered={answered} here={here} />}
      <ResultHere {...{ language }} />
      <DoorForm {...props} here={here} />
      <OnThisPhone {...{ here, language }} />
    </div>
  )
}

function DoorForm({ edition, language, sessions, session, typed, here }: Props & { here: string }) {
  const t = registrationTexts(language)
  return (
    <form method="post" action={here} data-door={edition.slug}>
      <Labelled id="session" label={t('door.where')}>
        <select class="input" id="session" name="session">
          <option value="">{t('door.forum')}</option>
          {sessions.map((entry) => (
            <option key={entry.number} value={entry.number} selected={entry.number === session}>
              {t('door.session', {
                number: entry.number,
                time: formatTime(entry.startsAt, language, edition.zone),
                title: entry.title,
              })}
            </option>
          ))}
        </select>
      </Labelled>
      <video class="door__picture" data-picture hidden muted playsinline aria-label={t('door.camera.picture')} />
      <Labelled id="who" label={t('door.who')} help={t('door.who.help')}>
        <input
          class="input"
          id="who"
          name="who"
          dir="ltr"
          autocomplete="off"
          required
          maxlength={300}
          aria-describedby="who-help"
          value={typed}
        />
      </Labelled>
      <div class="actions">
        <button type="submit" class="btn">
          {t('door.in')}
        </button>
        <button type="button" class="btn btn--second" data-camera hidden aria-pressed="false">
          {t('door.camera')}
        </button>
      </div>
    </form>
  )
}

/** What a script can say of a scan, in the words of the page. */
const SAID = [
  'kept',
  'undone',
  'unknown',
  'not-confirmed',
  'remote',
  'no-session',
  'listed',
  'unlisted',
  'no-list',
] as const

/** Where a script says what became of a scan, with or without a network. */
function ResultHere({ language }: { language: Language }) {
  const t = registrationTexts(language)
  const words = Object.fromEntries(SAID.map((one) => [one, t(`door.${one}`)]))
  return (
    <div class="notice door__result" role="status" hidden data-result data-words={JSON.stringify(words)}>
      <Icon name="note" />
      <div class="stack">
        <p class="door__said">
          <b data-said />
        </p>
        <p data-person hidden>
          <bdi data-name /> <span class="soft">{t.parts('own.number', { number: <b data-number /> })}</span>
        </p>
        <p data-before hidden>
          {t.parts('door.already', { time: <time data-time /> })}
        </p>
        <p>
          <button type="button" class="btn btn--quiet btn--small" data-undo hidden>
            {t('door.undo')}
          </button>
        </p>
      </div>
    </div>
  )
}

/** How this phone stands: whether it is connected, what waits on it, what it knows; and what the server did not accept. Filled by the script. */
function OnThisPhone({ here, language }: { here: string; language: Language }) {
  const t = registrationTexts(language)
  const fact = (name: 'waiting' | 'sent' | 'listed') => (
    <div>
      <dt>{t(`door.phone.${name}`)}</dt>
      <dd data-fact={name}>{t('door.phone.none')}</dd>
    </div>
  )
  return (
    <section class="door__phone" hidden data-phone data-scans={`${here}/scans`} data-door-list={`${here}/list`}>
      <h2>{t('door.phone.title')}</h2>
      <dl class="answers">
        <div>
          <dt>{t('door.phone.connection')}</dt>
          <dd>
            <span role="status">
              {(['online', 'offline', 'signed-out'] as const).map((one) => (
                <span key={one} data-connection={one} hidden>
                  {t(`door.phone.${one}`)}
                </span>
              ))}
            </span>
          </dd>
        </div>
        {fact('waiting')}
        {fact('sent')}
        {fact('listed')}
      </dl>
      <p class="actions">
        <button type="button" class="btn btn--second btn--small" data-send>
          {t('door.phone.send')}
        </button>
      </p>
      <p class="small soft">{t('door.phone.help')}</p>
      <div class="notice notice--care" role="status" hidden data-trouble>
        <Icon name="note" />
        <div class="stack">
          <p>
            <b>{t('door.trouble')}</b>
          </p>
          <ul />
          <p>
            <button type="button" class="btn btn--quiet btn--small" data-settled>
              {t('door.trouble.settled')}
            </button>
          </p>
        </div>
      </div>
    </section>
  )
}

type ResultProps = Pick<Props, 'edition' | 'language' | 'session'> & {
  here: string
  answered: NonNullable<Props['answered']>
}

function Result({ here, edition, language, answered, session }: ResultProps) {
  const t = registrationTexts(language)
  const { outcome, who, there, already } = answered
  const well = outcome === 'kept'
  return (
    <div
      class={well ? 'notice notice--good door__result' : 'notice notice--wrong door__result'}
      role="status"
      data-answered
    >
      <Icon name={well ? 'note' : 'wrong'} />
      <div class="stack">
        <p class="door__said">
          <b>{t(well && !there ? 'door.undone' : `door.${outcome}`)}</b>
        </p>
        {who && (
          <p>
            <bdi>{who.name}</bdi> <span class="soft">{t('own.number', { number: who.number })}</span>
          </p>
        )}
        {well && already && <p>{t('door.already', { time: formatTime(already, language, edition.zone) })}</p>}
        {well && there && who && (
          <form method="post" action={here}>
            <input type="hidden" name="session" value={session ?? ''} />
            <input type="hidden" name="who" value={who.number} />
            <input type="hidden" name="undo" value="1" />
            <button type="submit" class="btn btn--quiet btn--small">
              {t('door.undo')}
            </button>
          </form>
        )}
      </div>
    </div>
  )
}
