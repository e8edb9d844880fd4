import type { FindElsewhere } from '../page/joining.ts'
import { type Elsewhere, pathTo } from '../page/route.ts'
import { keptHere } from '../platform/kept.ts'
import { LANGUAGES, type Language } from '../platform/languages/public.ts'
import type { Platform } from '../platform/platform.ts'
import { tokensOf } from '../platform/search/analyse.ts'
import { answers, readSearch } from '../platform/search/query.ts'
import { stampOf } from '../platform/stamps.ts'
import { publicLibrary } from './library/reads.ts'
import { markdown } from './markdown.ts'
import { shownTo } from './page.ts'
import { publicPages } from './reads.ts'
import { siteTexts } from './texts.ts'

type Asked = Parameters<FindElsewhere>[1]

/** Something public in one of its languages; `path` follows the edition. */
type Readable = {
  readonly section: 'news' | 'practical' | 'library'
  readonly path: readonly string[]
  readonly mark: string
  readonly language: Language
  readonly title: string
  readonly text: string
}
type Tokens = ReturnType<typeof tokensOf>
/** The same thing in each of its languages, with the words of each. */
type Thing = ReadonlyMap<Language, { readonly of: Readable; readonly words: readonly Tokens[] }>

const kept = keptHere<Thing[]>('site.found')

/** The words of Markdown without its marks. */
const plainOf = (text: string): string =>
  markdown(text)
    .replace(/<[^>]*>/g, ' ')
    .replace(
      /&(amp|lt|gt|quot);/g,
      (_, name: 'amp' | 'lt' | 'gt' | 'quot') => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name],
    )
    .replace(/\s+/gu, ' ')
    .trim()

async function everything({ db, clock }: Platform, { edition }: Asked): Promise<Readable[][]> {
  const now = clock.now()
  const [news, practical, documents] = await Promise.all([
    publicPages(db, edition, 'news', now),
    publicPages(db, edition, 'practical', now),
    publicLibrary(db, edition),
  ])
  const pages = [...news, ...practical].map((page) =>
    LANGUAGES.flatMap((language): Readable[] => {
      const shown = shownTo(page, language)
      if (shown?.language !== language) return []
      const place =
        page.kind === 'news' ? { path: ['news', page.slug], mark: '' } : { path: ['practical'], mark: `#${page.slug}` }
      return [{ section: page.kind, ...place, language, title: shown.title, text: plainOf(shown.body) }]
    }),
  )
  const library = documents.map((document) =>
    LANGUAGES.flatMap((language): Readable[] => {
      const title = document.title[language]
      if (title === undefined) return []
      const text = document.about[language] ?? ''
      return [{ section: 'library', path: ['library'], mark: `#document-${document.id}`, language, title, text }]
    }),
  )
  return [...library, ...pages]
}

async function thingsOf(platform: Platform, asked: Asked): Promise<Thing[]> {
  // What becomes public at a set time is found with the minute.
  const minute = platform.clock.now().toISOString().slice(0, 16)
  const stamp = `${await stampOf(platform.db, ['edition'])} ${minute}`
  const make = async () =>
    (await everything(platform, asked)).map(
      (languages) =>
        new Map(
          languages.map((of) => [
            of.language,
            { of, words: [tokensOf(of.title, of.language), tokensOf(of.text, of.language)] },
          ]),
        ),
    )
  return kept.get(platform.db, asked.edition.id, make, stamp)
}

/** News, practical pages and documents that answer a search in any of their languages, shown in the reader's where that answers too. */
export const foundOnSite: FindElsewhere = async (platform, asked) => {
  const { edition, language, search } = asked
  const wanted = readSearch(search)
  if (wanted.wanted.length === 0) return []
  const things = await thingsOf(platform, asked)
  const inOrder = [language, ...LANGUAGES.filter((one) => one !== language)]
  return things.flatMap((thing): Elsewhere[] => {
    const answering = inOrder.flatMap((one) => thing.get(one) ?? []).find(({ words }) => answers(words, wanted))
    if (!answering) return []
    const { section, path, mark, ...said } = answering.of
    const href = pathTo(language, edition.slug, ...path) + mark
    return [{ ...said, kind: siteTexts(language)(`nav.${section}`), href }]
  })
}
