import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { direction, formatDate, type Language, NATIVE_NAMES } from '../../platform/languages/public.ts'
import { markdown } from '../markdown.ts'
import { shownTo } from '../page.ts'
import type { PublicPage } from '../reads.ts'
import { siteTexts } from '../texts.ts'

type Shown = NonNullable<ReturnType<typeof shownTo>>

/** The words of a page, and how they stand to those they were written in, where a reader should know. */
export function Written({ language, shown }: { language: Language; shown: Shown }) {
  const t = siteTexts(language)
  const { state } = shown
  return (
    <>
      {(state === 'machine' || state === 'stale' || state === 'missing') && (
        <p class="small">
          <span class="tag">{t(`state.${state}`)}</span>{' '}
          {t(`state.${state}.why`, { language: NATIVE_NAMES[shown.language] })}
        </p>
      )}
      <div
        class="written"
        lang={shown.language}
        dir={direction(shown.language)}
        // Made by markdown(): what people wrote is never markup there.
        dangerouslySetInnerHTML={{ __html: markdown(shown.body) }}
      />
    </>
  )
}

type Props = { edition: EditionScope; language: Language; pages: readonly PublicPage[] }

/** News as a list: the day and the title, in the reader's language where there are words in it. */
export function NewsList({ edition, language, pages }: Props) {
  return (
    <ul class="plain stack">
      {pages.map((page) => {
        const shown = shownTo(page, language)
        return (
          <li key={page.slug}>
            <time datetime={page.publicFrom.toISOString()} class="small soft">
              {formatDate(page.publicFrom, language, edition.zone)}
            </time>
            <br />
            <a
              href={pathTo(language, edition.slug, 'news', page.slug)}
              lang={shown?.language}
              dir={shown ? direction(shown.language) : undefined}
            >
              {shown?.title}
            </a>
          </li>
        )
      })}
    </ul>
  )
}

export function NewsListPage(props: Props) {
  const { edition, language, pages } = props
  const t = siteTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('news.title')}</h1>
        <p class="lede">
          {t('news.lead')} <a href={`${pathTo(language, edition.slug, 'news')}.xml`}>{t('news.feed')}</a>
        </p>
      </div>
      {pages.length === 0 ? <p>{t('news.empty')}</p> : <NewsList {...props} />}
    </div>
  )
}

type NewsProps = { edition: EditionScope; language: Language; shown: Shown; publicFrom: Date }

export const NewsPage = ({ edition, language, shown, publicFrom }: NewsProps) => (
  <article class="wrap">
    <div class="title">
      <p class="over">
        <Moment at={publicFrom} zone={edition.zone} language={language} weekday={false} />
      </p>
      <h1 lang={shown.language} dir={direction(shown.language)}>
        {shown.title}
      </h1>
    </div>
    <Written {...{ language, shown }} />
  </article>
)

/** Everything practical on one page, a chapter each, so that it can be printed and searched as a whole. */
export function PracticalPage({ language, pages }: Pick<Props, 'language' | 'pages'>) {
  const t = siteTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('practical.title')}</h1>
        <p class="lede">{t('practical.lead')}</p>
      </div>
      {pages.length === 0 && <p>{t('practical.empty')}</p>}
      {pages.map((page) => {
        const shown = shownTo(page, language)
        return (
          shown && (
            <Chapter
              key={page.slug}
              id={page.slug}
              heading={shown.language === language ? shown.title : <bdi lang={shown.language}>{shown.title}</bdi>}
            >
              <Written {...{ language, shown }} />
            </Chapter>
          )
        )
      })}
    </div>
  )
}
