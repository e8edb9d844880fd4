import type { EditionScope } from '../access/public.ts'
import { escaped } from '../page/drawing.ts'
import { pathTo } from '../page/route.ts'
import { type Language, pickText } from '../platform/languages/public.ts'
import { byLanguage, type LibraryDocument, publicSince } from './library/library.ts'
import { fileAddress } from './library/views/library-page.tsx'
import { markdown } from './markdown.ts'
import { shownTo } from './page.ts'
import type { PublicPage } from './reads.ts'
import { siteTexts } from './texts.ts'

const MOST_ENTRIES = 50

type Feed = {
  edition: EditionScope
  language: Language
  pages: readonly PublicPage[]
  documents: readonly LibraryDocument[]
  origin: string
}

type Entry = {
  readonly at: Date
  readonly own: string
  readonly title: string
  readonly language: string
  readonly html: string
  readonly links: string
}

const entryOf = ({ at, own, title, language, html, links }: Entry): string =>
  `<entry xml:lang="${language}"><title>${escaped(title)}</title><id>${own}</id><link href="${own}"/>${links}<published>${at.toISOString()}</published><updated>${at.toISOString()}</updated><content type="html">${escaped(html)}</content></entry>`

/** News and documents handed out as an Atom feed (RFC 4287) in a reader's language, the newest first. */
export function atomFeed({ edition, language, pages, documents, origin }: Feed): string {
  const address = (path: string) => escaped(origin + path)
  const news = pathTo(language, edition.slug, 'news')
  const announced = pages.flatMap((page): Entry[] => {
    const shown = shownTo(page, language)
    const own = address(pathTo(language, edition.slug, 'news', page.slug))
    return shown ? [{ at: page.publicFrom, own, ...shown, html: markdown(shown.body), links: '' }] : []
  })
  const handedOut = documents.map((document): Entry => {
    const { text, language: of } = pickText(document.title, language)
    const links = byLanguage(document.files).map(({ newest }) => {
      const href = address(fileAddress({ edition, language }, document, newest))
      return `<link rel="enclosure" hreflang="${newest.language}" type="${newest.mediaType}" length="${newest.size}" href="${href}"/>`
    })
    const own = `${address(pathTo(language, edition.slug, 'library'))}#document-${document.id}`
    const html = escaped(pickText(document.about, language).text)
    return { at: publicSince(document), own, title: text, language: of, html, links: links.join('') }
  })
  const all = [...announced, ...handedOut].sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, MOST_ENTRIES)
  const entries = all.map(entryOf)
  const title = pickText(edition.title, language).text
  const updated = (all[0]?.at ?? new Date(`${edition.startsOn}T00:00:00Z`)).toISOString()
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}"><title>${escaped(title)}</title><subtitle>${escaped(siteTexts(language)('news.title'))}</subtitle><id>${address(news)}</id><link href="${address(news)}"/><link rel="self" href="${address(`${news}.xml`)}"/><updated>${updated}</updated><author><name>${escaped(title)}</name></author>${entries.join('')}</feed>\n`
}
