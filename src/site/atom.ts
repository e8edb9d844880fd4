import type { EditionScope } from '../access/public.ts'
import { escaped } from '../page/drawing.ts'
import { pathTo } from '../page/route.ts'
import { type Language, pickText } from '../platform/languages/public.ts'
import { markdown } from './markdown.ts'
import { shownTo } from './page.ts'
import type { PublicPage } from './reads.ts'
import { siteTexts } from './texts.ts'

const MOST_ENTRIES = 50

type Feed = { edition: EditionScope; language: Language; pages: readonly PublicPage[]; origin: string }

/** News as an Atom feed (RFC 4287) in a reader's language, the newest first. */
export function atomFeed({ edition, language, pages, origin }: Feed): string {
  const address = (path: string) => escaped(origin + path)
  const news = pathTo(language, edition.slug, 'news')
  const entries = pages.slice(0, MOST_ENTRIES).flatMap((page) => {
    const shown = shownTo(page, language)
    if (!shown) return []
    const own = address(pathTo(language, edition.slug, 'news', page.slug))
    const at = page.publicFrom.toISOString()
    return [
      `<entry xml:lang="${shown.language}"><title>${escaped(shown.title)}</title><id>${own}</id><link href="${own}"/><published>${at}</published><updated>${at}</updated><content type="html">${escaped(markdown(shown.body))}</content></entry>`,
    ]
  })
  const title = pickText(edition.title, language).text
  const updated = (pages[0]?.publicFrom ?? new Date(`${edition.startsOn}T00:00:00Z`)).toISOString()
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}"><title>${escaped(title)}</title><subtitle>${escaped(siteTexts(language)('news.title'))}</subtitle><id>${address(news)}</id><link href="${address(news)}"/><link rel="self" href="${address(`${news}.xml`)}"/><updated>${updated}</updated><author><name>${escaped(title)}</name></author>${entries.join('')}</feed>\n`
}
