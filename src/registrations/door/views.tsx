import type { EditionScope } from '../../access/public.ts'
import type { AgendaEntry } from '../../agenda/public.ts'
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

/** The door: a badge's code or a number is read or typed, and what became of it stands in large letters above. */
export function CheckInPage({ edition, language, sessions, session, typed, answered }: Props) {
  const t = registrationTexts(language)
  const here = pathTo(language, edition.slug, 'check-in')
  return (
    <div class="wrap measure">
      <div class="title">
        <h1>{t('desk.door')}</h1>
        <p class="lede">{t('door.lead')}</p>
      </div>
      {answered && <Result {...{ here, language, answered, session }} />}
      <form method="post" action={here}>
        <div class="field">
          <label class="field__label" for="session">
            {t('door.where')}
          </label>
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
        </div>
        <div class="field">
          <label class="field__label" for="who">
            {t('door.who')}
          </label>
          <p class="field__help" id="who-help">
            {t('door.who.help')}
          </p>
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
        </div>
        <div class="actions">
          <button type="submit" class="btn">
            {t('door.in')}
          </button>
        </div>
      </form>
    </div>
  )
}

type ResultProps = {
  here: string
  language: Language
  answered: NonNullable<Props['answered']>
  session: number | null
}

function Result({ here, language, answered, session }: ResultProps) {
  const t = registrationTexts(language)
  const { outcome, who, there } = answered
  const well = outcome === 'kept'
  return (
    <div class={well ? 'notice' : 'notice notice--wrong'} role="status">
      <Icon name={well ? 'note' : 'wrong'} />
      <div class="stack">
        <p>
          <b>{t(well && !there ? 'door.undone' : `door.${outcome}`)}</b>
        </p>
        {who && (
          <p>
            <bdi>{who.name}</bdi> <span class="soft">{t('own.number', { number: who.number })}</span>
          </p>
        )}
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
