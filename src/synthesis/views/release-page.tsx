import { Chapter } from '../../page/layout.tsx'
import { Named } from '../../page/parts/named.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { direction } from '../../platform/languages/public.ts'
import type { Contents } from '../contents.ts'
import { synthesisTexts } from '../texts.ts'
import { type At, deskPath, Problem } from './parts.tsx'

type Props = {
  at: At
  contents: Contents
  bare: number
  before: { readonly number: number; readonly at: Date } | null
  /** References of the submissions whose senders get a letter. */
  letters: readonly string[]
  /** What is confirmed; null: it cannot be released now. */
  seen: string | null
  error: string | undefined
}

/** Everything that would become public, to be read over before it is. */
export function ReleasePage({ at, contents, bare, before, letters, seen, error }: Props) {
  const t = synthesisTexts(at.language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('release.title')}</h1>
        <p class="lede">{t('release.lead', { points: contents.points.length, passages: contents.passages.length })}</p>
        {before && (
          <p>
            <a href={pathTo(at.language, at.edition.slug, 'synthesis')}>
              {t('release.before', { number: before.number })}
            </a>{' '}
            <Moment at={before.at} zone={at.edition.zone} language={at.language} />
          </p>
        )}
      </div>
      <Problem text={error} />
      {bare > 0 && <p class="notice">{t('release.bare', { count: bare })}</p>}
      {contents.points.length > 0 && <Points {...{ at, contents }} />}
      <Chapter
        id="letters"
        heading={t('release.letters', { count: letters.length })}
        aside={t('release.letters.aside')}
      >
        {letters.length === 0 ? (
          <p>{t('release.letters.none')}</p>
        ) : (
          <p>
            {letters.map((reference) => (
              <span key={reference}>
                <bdi dir="ltr">{reference}</bdi>{' '}
              </span>
            ))}
          </p>
        )}
      </Chapter>
      {seen && (
        <form method="post" action={deskPath(at, 'release')} class="actions">
          <input type="hidden" name="seen" value={seen} />
          <button type="submit" class="btn">
            {t('release.do')}
          </button>
          <a class="btn btn--quiet" href={deskPath(at)}>
            {t('release.back')}
          </a>
        </form>
      )}
    </div>
  )
}

function Points({ at, contents }: Pick<Props, 'at' | 'contents'>) {
  const t = synthesisTexts(at.language)
  return (
    <Chapter id="points" heading={t('release.points')}>
      <ol class="stack">
        {contents.points.map((point) => (
          <li key={point.id} value={point.number}>
            <p>
              <b>
                <Named content={point.words} language={at.language} />
              </b>
            </p>
            {contents.passages
              .filter(({ id }) => point.passages.includes(id))
              .map(({ id, words, language }) => (
                <blockquote key={id} class="voice voice--s" lang={language} dir={direction(language)}>
                  {words}
                </blockquote>
              ))}
          </li>
        ))}
      </ol>
    </Chapter>
  )
}
