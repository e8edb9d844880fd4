import { MILESTONE_KINDS, modeName } from '../../consultation/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { BothTimes } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { formatDate, languageName, pickText } from '../../platform/languages/public.ts'
import { homeTexts } from '../texts.ts'
import type { HomeProps } from './home-props.ts'

/** The next meeting beside the letter, the whole consultation and its data. */
export function NextAndDocuments({ edition, facts, phases, now, language, readerZone }: HomeProps) {
  const t = homeTexts(language)
  const next = phases
    .flatMap((p) => p.milestones.map((m) => ({ ...m, about: p.description })))
    .filter((m) => MILESTONE_KINDS[m.kind].meeting && m.startsAt && (m.endsAt ?? m.startsAt) > now)
    .sort((a, b) => Number(a.startsAt) - Number(b.startsAt))[0]
  const { letter } = facts
  const about = next && pickText(next.about, language)
  return (
    <Chapter id="meeting" heading={t('next.title')}>
      <div class="beside beside--even">
        {next?.startsAt ? (
          <div class="stack">
            <h3>{pickText(next.title, language).text}</h3>
            {about?.text && <p lang={about.language}>{about.text}</p>}
            {next.wholeDay ? (
              <p>{formatDate(next.startsAt, language, next.zone, 'weekdayDate')}</p>
            ) : (
              <BothTimes {...{ held: edition, readerZone, language }} at={next.startsAt} to={next.endsAt} />
            )}
            {next.mode && <p class="small soft">{modeName(next.mode, language)}</p>}
            <p>
              <a class="btn btn--second" href={`${pathTo(language, edition.slug, 'meetings', next.code)}.ics`}>
                {t('next.calendar')}
              </a>
            </p>
          </div>
        ) : (
          <p>{t('next.none')}</p>
        )}
        <div class="stack">
          <h3>{t('documents.title')}</h3>
          {letter.date && (
            <div>
              <p>
                <a href={pathTo(language, edition.slug, 'letter')}>
                  {t('documents.letter', { date: formatDate(new Date(`${letter.date}T12:00:00Z`), language, 'UTC') })}
                </a>
              </p>
              <p class="small soft">
                {t('documents.reference')} <bdi dir="ltr">{letter.reference}</bdi>
                {letter.language && (
                  <>
                    {' · '}
                    {t('documents.original', { language: languageName(letter.language, language) })}
                  </>
                )}
              </p>
            </div>
          )}
          <p>
            <a href={pathTo(language, edition.slug, 'consultation')}>{t('calls.whole')}</a>
          </p>
          <p>
            {t.parts('documents.data', {
              formats: (
                <>
                  <a href={`${pathTo(language, edition.slug)}/submissions.csv`}>{'CSV'}</a>
                  {' · '}
                  <a href={`${pathTo(language, edition.slug)}/submissions.json`}>{'JSON'}</a>
                </>
              ),
            })}
          </p>
        </div>
      </div>
    </Chapter>
  )
}
