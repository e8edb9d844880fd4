import { pathTo } from '../../page/route.ts'
import { pageTexts } from '../../page/texts.ts'
import { type Language, type Localized, pickText } from '../../platform/languages/public.ts'

export function EditionList({
  language,
  editions,
}: {
  language: Language
  editions: { slug: string; title: unknown; theme: unknown }[]
}) {
  const t = pageTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('editions.title')}</h1>
        {editions.length === 0 && <p class="lede">{t('editions.none')}</p>}
      </div>
      <ul class="calls mt-6">
        {editions.map((e) => {
          const title = pickText(e.title as Localized, language)
          const theme = pickText(e.theme as Localized, language)
          return (
            <li class="call" key={e.slug}>
              <h2>
                <a href={pathTo(language, e.slug)} lang={title.language}>
                  {title.text}
                </a>
              </h2>
              {theme.text && (
                <p class="call__does" lang={theme.language}>
                  {theme.text}
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
