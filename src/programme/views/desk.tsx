import type { EditionScope } from '../../access/public.ts'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { DeskSession } from '../desk-reads.ts'
import { programmeTexts } from '../texts.ts'
import { Own } from './entry.tsx'

type Props = {
  edition: EditionScope
  language: Language
  sessions: readonly DeskSession[]
  show: 'all' | 'placed' | 'unplaced'
  mayPublish: boolean
}

/** The sessions of the working plan and where they stand. */
export function DeskProgrammePage({ edition, language, sessions, show, mayPublish }: Props) {
  const t = programmeTexts(language)
  const base = pathTo(language, edition.slug, 'desk', 'programme')
  const lists = {
    all: sessions,
    placed: sessions.filter((s) => s.startsAt),
    unplaced: sessions.filter((s) => !s.startsAt),
  }
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('desk.title')}</h1>
      </div>
      <nav class="toolbar mt-4" aria-label={t('desk.place')}>
        {(['all', 'placed', 'unplaced'] as const).map((one) => (
          <a
            key={one}
            class="chip"
            href={one === 'all' ? base : `${base}?show=${one}`}
            aria-current={one === show ? 'page' : undefined}
          >
            {t(`desk.${one}`)} <b>{lists[one].length}</b>
          </a>
        ))}
        {mayPublish && (
          <a class="btn btn--small" href={pathTo(language, edition.slug, 'desk', 'agenda', 'publish')}>
            {t('publish.title')}
          </a>
        )}
      </nav>
      <p class="small mt-4">{t('agenda.count', { count: lists[show].length })}</p>
      {lists[show].length > 0 && (
        <section class="scroll" tabindex={0} aria-label={t('desk.title')}>
          <table class="table-s">
            <thead>
              <tr>
                <th scope="col">{t('desk.number')}</th>
                <th scope="col">{t('session.origin.session')}</th>
                <th scope="col">{t('desk.state')}</th>
                <th scope="col">{t('desk.place')}</th>
              </tr>
            </thead>
            <tbody>
              {lists[show].map((s) => (
                <tr key={s.number}>
                  <td>
                    <a href={pathTo(language, edition.slug, 'desk', 'sessions', s.number)}>{s.number}</a>
                  </td>
                  <td>
                    <Own language={s.language}>{s.title}</Own>
                  </td>
                  <td>{t(`state.${s.state}` as 'state.planned')}</td>
                  <td>
                    <PlaceOf session={s} {...{ edition, language }} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  )
}

/** Room, time and offset of a session, or that it has none. */
export function PlaceOf({
  session,
  edition,
  language,
}: {
  session: DeskSession
  edition: EditionScope
  language: Language
}) {
  if (!session.startsAt) return <>{programmeTexts(language)('desk.not-placed')}</>
  return (
    <>
      <bdi>{session.room}</bdi> · <Moment at={session.startsAt} zone={edition.zone} language={language} />
    </>
  )
}
