import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { PersonId, SitePageId } from '../platform/db/schema.ts'
import type { PageKind, Words } from './page.ts'

type Saved = Words & { readonly revision: number; readonly by: PersonId | null; readonly at: Date }

const columns = ({ sourceLanguage, sourceRevision, texts, revision, by, at }: Saved) => ({
  source_language: sourceLanguage,
  source_revision: sourceRevision,
  texts: JSON.stringify(texts),
  revision,
  saved_at: at,
  saved_by: by,
})

/** A new page; null when one of its kind has that address. */
export async function addPage(
  tx: Tx,
  edition: EditionScope,
  { kind, slug, ...saved }: Saved & { readonly kind: PageKind; readonly slug: string },
): Promise<SitePageId | null> {
  const row = await tx
    .insertInto('site_page')
    .values({ edition_id: edition.id, kind, slug, created_at: saved.at, ...columns(saved) })
    .onConflict((oc) => oc.columns(['edition_id', 'kind', 'slug']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row) await keepRevision(tx, edition, row.id, saved)
  return row?.id ?? null
}

export async function savePage(tx: Tx, edition: EditionScope, id: SitePageId, saved: Saved): Promise<void> {
  await tx
    .updateTable('site_page')
    .set(columns(saved))
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .execute()
  await keepRevision(tx, edition, id, saved)
}

const keepRevision = (tx: Tx, _edition: EditionScope, id: SitePageId, saved: Saved) =>
  tx
    .insertInto('site_page_revision')
    .values({
      page_id: id,
      revision: saved.revision,
      source_language: saved.sourceLanguage,
      texts: JSON.stringify(saved.texts),
      saved_at: saved.at,
      saved_by: saved.by,
    })
    .execute()

type Publication = Saved & { readonly publicFrom: Date }

export const addPublication = (tx: Tx, _edition: EditionScope, id: SitePageId, of: Publication) =>
  tx
    .insertInto('site_publication')
    .values({
      page_id: id,
      revision: of.revision,
      source_language: of.sourceLanguage,
      source_revision: of.sourceRevision,
      texts: JSON.stringify(of.texts),
      public_from: of.publicFrom,
      confirmed_at: of.at,
      confirmed_by: of.by,
    })
    .execute()

/** Nothing of a page is public any more, nor will be. */
export const withdrawPublications = (
  tx: Tx,
  _edition: EditionScope,
  id: SitePageId,
  { by, at }: { by: PersonId | null; at: Date },
) =>
  tx
    .updateTable('site_publication')
    .set({ withdrawn_at: at, withdrawn_by: by })
    .where('page_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute()
