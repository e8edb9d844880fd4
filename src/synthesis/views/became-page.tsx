import { Chapter } from '../../page/layout.tsx'
import { Named } from '../../page/parts/named.tsx'
import { pathTo } from '../../page/route.ts'
import { direction } from '../../platform/languages/public.ts'
import type { PublishedTheme } from '../contents.ts'
import type { Quote } from '../published.ts'
import type { Readable } from '../reads.ts'
import { synthesisTexts } from '../texts.ts'
import { Became, type Here, herePath, PointShown, PublicQuote, Step } from './public-parts.tsx'

/** What became of one submission: its passages, their themes, the points made of them, its sessions. */
export function SubmissionBecame({ here, from }: { here: Here; from: Readable }) {
  const t = synthesisTexts(here.language)
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">
          <bdi dir="ltr">{from.reference}</bdi> ·{' '}
          <a href={pathTo(here.language, here.edition.slug, 'submissions', from.reference)}>{t('became.whole')}</a>
        </p>
        <h1>
          {t('became.title')} <span class="hidden">{from.reference}</span>
        </h1>
        <p class="lede" lang={from.language} dir={direction(from.language)}>
          {from.title}
        </p>
      </div>
      <Thread {...{ here, from }} />
    </div>
  )
}

/** One thread from the words to the outcome; a step that is still to come says so. */
function Thread({ here, from }: { here: Here; from: Readable }) {
  const t = synthesisTexts(here.language)
  const { published } = here
  const quotes = published.quotes.filter((quote) => quote.from.id === from.id)
  const points = published.points.filter((point) => point.quotes.some((quote) => quote.from.id === from.id))
  const themeIds = new Set([...quotes.flatMap(({ themes }) => themes), ...points.flatMap(({ theme }) => theme ?? [])])
  const themes = published.themes.filter(({ id }) => themeIds.has(id))
  const sessions = published.sessions.get(from.reference) ?? []
  const reported = sessions.filter((session) => session.reported)
  return (
    <ol class="thread">
      <Step kind="submission" reached={quotes.length > 0} head={t('became.passages', { count: quotes.length })}>
        {quotes.length === 0 && <p>{t('became.no-passages')}</p>}
        {quotes.map((quote) => (
          <PublicQuote key={quote.id} {...{ here, quote }} />
        ))}
      </Step>
      <Step kind="theme" reached={themes.length > 0} head={t('became.themes', { count: themes.length })}>
        <ThemeLinks {...{ here, themes }} />
        {points.map((point) => (
          <p key={point.id}>
            <a href={`${herePath(here)}#point-${point.number}`}>{t('became.point', { number: point.number })}</a>{' '}
            <Named content={point.words} language={here.language} />
          </p>
        ))}
      </Step>
      <Step kind="session" reached={sessions.length > 0} head={t('became.decided')}>
        <Became {...{ here, from }} />
      </Step>
      <Step kind="outcome" reached={reported.length > 0} head={t('became.outcome')}>
        {reported.length === 0 && <p>{t('became.to-come')}</p>}
        {reported.map(({ number }) => (
          <p key={number}>
            {t('became.reported')}{' '}
            <a href={`${pathTo(here.language, here.edition.slug, 'sessions', number)}#reports`}>
              {t('became.session', { number })}
            </a>
          </p>
        ))}
      </Step>
    </ol>
  )
}

const ThemeLinks = ({ here, themes }: { here: Here; themes: readonly PublishedTheme[] }) => (
  <ul class="plain">
    {themes.map((theme) => (
      <li key={theme.id}>
        <a href={herePath(here, 'themes', theme.id)}>
          <Named content={theme.name} language={here.language} />
        </a>
      </li>
    ))}
  </ul>
)

/** What became of everything an organization handed in. */
export function OrganizationBecame({ here, of, name }: { here: Here; of: readonly Readable[]; name: Whose }) {
  const t = synthesisTexts(here.language)
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">
          <a href={pathTo(here.language, here.edition.slug, 'organizations', name.id)}>
            <bdi lang={name.language ?? undefined}>{name.name}</bdi>
          </a>
        </p>
        <h1>{t('became.title')}</h1>
      </div>
      {of.map((from) => (
        <section key={from.id} class="chapter" aria-labelledby={from.reference}>
          <div class="chapter__head">
            <h2 id={from.reference} lang={from.language} dir={direction(from.language)}>
              {from.title}
            </h2>
            <p>
              <a href={herePath(here, 'submissions', from.reference)}>
                <bdi dir="ltr">{from.reference}</bdi>
              </a>
            </p>
          </div>
          <Thread {...{ here, from }} />
        </section>
      ))}
    </div>
  )
}
type Whose = { readonly id: string; readonly name: string; readonly language: string | null }

/** A theme: its points, every passage tagged with it, and what became of the submissions they are from. */
export function ThemeBecame({ here, theme }: { here: Here; theme: PublishedTheme }) {
  const t = synthesisTexts(here.language)
  const { published } = here
  const points = published.points.filter((point) => point.theme === theme.id)
  const under = published.themes.filter(({ parent }) => parent === theme.id)
  const inPoints = new Set(points.flatMap(({ quotes }) => quotes.map(({ id }) => id)))
  const others = published.quotes.filter(({ id, themes }) => themes.includes(theme.id) && !inPoints.has(id))
  const all = [...points.flatMap(({ quotes }) => quotes), ...others]
  const sources = [...new Map(all.map(({ from }) => [from.id, from])).values()]
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">{t('theme.one')}</p>
        <h1>
          <Named content={theme.name} language={here.language} />
        </h1>
        {under.length > 0 && <ThemeLinks {...{ here }} themes={under} />}
      </div>
      {all.length === 0 && <p class="notice">{t('theme.empty')}</p>}
      {points.length > 0 && (
        <Chapter id="points" heading={t('release.points')}>
          <div class="stack">
            {points.map((point) => (
              <PointShown key={point.id} {...{ here, point }} />
            ))}
          </div>
        </Chapter>
      )}
      {others.length > 0 && <Others {...{ here, others }} />}
      {sources.length > 0 && (
        <Chapter id="became" heading={t('became.title')}>
          <ul class="plain stack">
            {sources.map((from) => (
              <li key={from.id}>
                <Source {...{ here, from }} />
              </li>
            ))}
          </ul>
        </Chapter>
      )}
    </div>
  )
}

const Others = ({ here, others }: { here: Here; others: readonly Quote[] }) => (
  <Chapter id="others" heading={synthesisTexts(here.language)('theme.others')}>
    <div class="stack">
      {others.map((quote) => (
        <PublicQuote key={quote.id} {...{ here, quote }} />
      ))}
    </div>
  </Chapter>
)

const Source = ({ here, from }: { here: Here; from: Readable }) => (
  <>
    <p>
      <a href={herePath(here, 'submissions', from.reference)}>
        <bdi dir="ltr">{from.reference}</bdi>
      </a>{' '}
      <bdi lang={from.language} dir={direction(from.language)}>
        {from.title}
      </bdi>
    </p>
    <Became {...{ here, from }} />
  </>
)
