import type { EditionScope } from '../../access/public.ts'
import type { AgendaEntry } from '../../agenda/public.ts'
import type { Report } from '../../outcomes/public.ts'
import { pathTo } from '../../page/route.ts'
import { formatDate, type Language, pickText, shownEnd } from '../../platform/languages/public.ts'
import { Own } from '../../sessions/parts.ts'
import { sessionTexts } from '../../sessions/public.ts'
import { reportsTexts } from '../texts.ts'

type Props = {
  readonly edition: EditionScope
  readonly language: Language
  readonly entry: AgendaEntry
  /** Over, so that there is something to report. */
  readonly over: boolean
  /** Those of whoever is looking. */
  readonly mine: readonly Report[]
  /** Where to sign in; null for whoever is. */
  readonly signIn: string | null
}

/** The way from a session's page to its report: whose it is finds the form, everybody else how it is found. It tells of no report. */
export function DoorPage({ edition, language, entry, over, mine, signIn }: Props) {
  const t = reportsTexts(language)
  return (
    <div class="wrap measure">
      <div class="title">
        <p class="over">
          <b>{sessionTexts(language)('session.number', { number: entry.number })}</b> ·{' '}
          <a href={pathTo(language, edition.slug, 'sessions', entry.number)}>
            <Own language={entry.language}>{entry.title}</Own>
          </a>
        </p>
        <h1>{t('door.title')}</h1>
      </div>
      {!over && (
        <p class="lede">
          {t('door.not-yet', { date: formatDate(shownEnd(entry.endsAt, edition.zone), language, edition.zone) })}
        </p>
      )}
      {over && mine.length > 0 && (
        <ul class="plain stack">
          {mine.map((report) => (
            <li key={report.id}>
              <a href={`?of=${report.id}`}>{pickText(report.of.form.title, language).text}</a>
            </li>
          ))}
        </ul>
      )}
      {over && mine.length === 0 && (
        <div class="stack">
          <p class="lede">{t('door.who')}</p>
          <p>{t(signIn ? 'door.sign-in' : 'door.not-you')}</p>
          {signIn && (
            <p>
              <a class="btn" href={signIn}>
                {t('door.sign-in.button')}
              </a>
            </p>
          )}
        </div>
      )}
    </div>
  )
}
