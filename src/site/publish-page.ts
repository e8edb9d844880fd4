import { type Acting, defineAct } from '../acts/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { type SitePage, sitePage } from './reads.ts'
import { addPublication, withdrawPublications } from './store.ts'

type Wish = {
  readonly id: string
  /** From when on everybody can read it; null: now. */
  readonly from?: Date | null
}

const look = async ({ tx, edition, locking }: Acting, { id }: Wish) => {
  const page = await sitePage(tx, edition, { id, lock: locking })
  return page ? ok(page) : refuse('page-unknown')
}

/** The words in every language, and what of the page is public or will be. */
const shown = ({ slug, revision, texts, publications }: SitePage) => ({
  [slug]: [revision, texts, publications.map((one) => `${one.revision} ${one.publicFrom.toISOString()}`)],
})

/** A page becomes public, now or at a set time: exactly the words that were looked at. A later draft changes nothing of it. */
export const pagePublished = defineAct<Wish, SitePage, Date, Date, 'page-unknown' | 'in-past'>({
  name: 'page published',
  may: 'mayEditSite',
  look,
  shown,
  decide: (_, { from }, now) => (from && from <= now ? refuse('in-past') : ok(from ?? now)),
  async do({ tx, edition, personId, now }, publicFrom, page) {
    await addPublication(tx, edition, page.id, { ...page, publicFrom, by: personId, at: now })
    return publicFrom
  },
  record: (publicFrom, _, { slug, kind, revision }) => ({
    subject: slug,
    details: { kind, revision, from: publicFrom.toISOString() },
  }),
})

/** Nothing of a page is public any more, nor will be at a set time. Its draft and its history stay. */
export const pageWithdrawn = defineAct<Wish, SitePage, SitePage, void, 'page-unknown' | 'not-public'>({
  name: 'page withdrawn',
  may: 'mayEditSite',
  look,
  shown,
  decide: (page) => (page.publications.length > 0 ? ok(page) : refuse('not-public')),
  async do({ tx, edition, personId, now }, page) {
    await withdrawPublications(tx, edition, page.id, { by: personId, at: now })
  },
  record: (_, { slug, kind, revision }) => ({ subject: slug, details: { kind, revision } }),
})
