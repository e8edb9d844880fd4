import { type Acting, defineAct } from '../acts/public.ts'
import type { Language } from '../platform/languages/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { type PageKind, savedWords, type TypedText, type Words } from './page.ts'
import { type SitePage, sitePage, sitePages } from './reads.ts'
import { addPage, savePage } from './store.ts'

type Wish = {
  /** null: a new page. */
  readonly id: string | null
  readonly kind: PageKind
  readonly slug: string
  readonly sourceLanguage: Language
  readonly texts: Readonly<Partial<Record<Language, TypedText>>>
}

type Facts = { readonly page: SitePage | null; readonly taken: boolean }
type Code = 'page-unknown' | 'slug-faulty' | 'slug-taken' | 'source-missing'

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/
const LONGEST_SLUG = 80

type Decided = { readonly words: Words; readonly kind: PageKind; readonly slug: string }
type Saved = { readonly id: string; readonly revision: number }

/** Somebody of the secretariat saves a page, in all its languages at once. Nothing of it is public by that. */
export const pageSaved = defineAct<Wish, Facts, Decided, Saved, Code>({
  name: 'page saved',
  may: 'mayEditSite',
  async look({ tx, edition, locking }: Acting, { id, kind, slug }) {
    const page = id === null ? null : await sitePage(tx, edition, { id, lock: locking })
    if (id !== null && !page) return refuse('page-unknown')
    const pages = id === null ? await sitePages(tx, edition) : []
    return ok({ page, taken: pages.some((one) => one.kind === kind && one.slug === slug) })
  },
  shown: ({ page }): Record<string, unknown> => (page ? { [page.slug]: page.revision } : {}),
  decide({ page, taken }, wish) {
    if (!page && (!SLUG.test(wish.slug) || wish.slug.length > LONGEST_SLUG)) return refuse('slug-faulty')
    if (taken) return refuse('slug-taken')
    const words = savedWords(page, wish.sourceLanguage, wish.texts)
    if (!words.texts[wish.sourceLanguage]?.title) return refuse('source-missing')
    return ok({ words, kind: page?.kind ?? wish.kind, slug: page?.slug ?? wish.slug })
  },
  async do({ tx, edition, personId, now }, { words, kind, slug }, { page }) {
    const revision = (page?.revision ?? 0) + 1
    const saved = { ...words, revision, by: personId, at: now }
    if (page) await savePage(tx, edition, page.id, saved)
    const id = page?.id ?? (await addPage(tx, edition, { ...saved, kind, slug }))
    if (id === null) throw new Error(`A page ${slug} was added at the same moment`)
    return { id, revision }
  },
  record: ({ revision }, { kind, slug }) => ({ subject: slug, details: { kind, revision } }),
})
