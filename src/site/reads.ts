import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { PersonId, SitePageId } from '../platform/db/schema.ts'
import { isLanguage, type Language } from '../platform/languages/public.ts'
import type { PageKind, Texts, Words } from './page.ts'

/** A page as the desk has it: its draft, and what of it is or will be public. */
export type SitePage = Words & {
  readonly id: SitePageId
  readonly kind: PageKind
  readonly slug: string
  readonly revision: number
  readonly savedAt: Date
  /** The newest that stands, the first one first. */
  readonly publications: readonly { readonly id: string; readonly revision: number; readonly publicFrom: Date }[]
}

/** A page as everybody may read it. */
export type PublicPage = Words & { readonly kind: PageKind; readonly slug: string; readonly publicFrom: Date }

// Written by the store alone.
const wordsOf = (row: { sourceLanguage: string; sourceRevision: number; texts: unknown }): Words => ({
  sourceLanguage: languageFrom(row.sourceLanguage),
  sourceRevision: row.sourceRevision,
  texts: row.texts as Texts,
})
const languageFrom = (code: string): Language => (isLanguage(code) ? code : 'en')

/** Every page of the desk, news first and the newest first. */
export async function sitePages(db: Db | Tx, edition: EditionScope): Promise<SitePage[]> {
  const [rows, publications] = await Promise.all([
    db.selectFrom('site_page').selectAll().where('edition_id', '=', edition.id).orderBy('created_at', 'desc').execute(),
    db
      .selectFrom('site_publication as u')
      .innerJoin('site_page as p', 'p.id', 'u.page_id')
      .select(['u.id', 'u.page_id as pageId', 'u.revision', 'u.public_from as publicFrom'])
      .where('p.edition_id', '=', edition.id)
      .where('u.withdrawn_at', 'is', null)
      .orderBy('u.public_from')
      .execute(),
  ])
  return rows.map((row) => ({
    ...wordsOf({ sourceLanguage: row.source_language, sourceRevision: row.source_revision, texts: row.texts }),
    id: row.id,
    kind: row.kind as PageKind, // the table allows no other
    slug: row.slug,
    revision: row.revision,
    savedAt: row.saved_at,
    publications: publications.filter(({ pageId }) => pageId === row.id),
  }))
}

/** One page of the desk, locked where it is about to be changed; null when there is none. */
export async function sitePage(
  db: Db | Tx,
  edition: EditionScope,
  { id, lock = false }: { id: string; lock?: boolean },
): Promise<SitePage | null> {
  if (lock)
    await db
      .selectFrom('site_page')
      .select('id')
      .where('edition_id', '=', edition.id)
      .orderBy('id')
      .forUpdate()
      .execute()
  return (await sitePages(db, edition)).find((page) => page.id === id) ?? null
}

/** Earlier words of a page, the newest first. */
export const revisionsOf = (db: Db, id: SitePageId) =>
  db
    .selectFrom('site_page_revision')
    .select(['revision', 'saved_at as savedAt', 'saved_by as savedBy'])
    .$narrowType<{ savedBy: PersonId | null }>()
    .where('page_id', '=', id)
    .orderBy('revision', 'desc')
    .execute()

/** What is public of a kind at a moment, news the newest first: of each page what was made public last. */
export async function publicPages(db: Db, edition: EditionScope, kind: PageKind, now: Date): Promise<PublicPage[]> {
  const rows = await db
    .selectFrom('site_publication as u')
    .innerJoin('site_page as p', 'p.id', 'u.page_id')
    .select(['p.slug', 'u.source_language as sourceLanguage', 'u.source_revision as sourceRevision', 'u.texts'])
    .select('u.public_from as publicFrom')
    .where('p.edition_id', '=', edition.id)
    .where('p.kind', '=', kind)
    .where('u.withdrawn_at', 'is', null)
    .where('u.public_from', '<=', now)
    .orderBy('u.public_from', 'desc')
    .orderBy('u.confirmed_at', 'desc')
    .execute()
  const newest = rows.filter((row, i) => rows.findIndex(({ slug }) => slug === row.slug) === i)
  const pages = newest.map((row) => ({ ...wordsOf(row), kind, slug: row.slug, publicFrom: row.publicFrom }))
  return kind === 'news' ? pages : pages.sort((a, b) => (a.slug < b.slug ? -1 : 1))
}
