import { type Acting, defineAct } from '../acts/public.ts'
import type { DocumentVersionId } from '../platform/db/schema.ts'
import { jobKind } from '../platform/jobs/kinds.ts'
import type { Language } from '../platform/languages/public.ts'
import { ok } from '../platform/result.ts'
import type { Kind } from './kinds.ts'
import { addVersion } from './store.ts'

/** Make the files of a version that was asked for, unless that is done already. */
export const DOCUMENT = jobKind<{ versionId: DocumentVersionId; edition: string }>('document', {
  retryLimit: 3,
  firstPause: 15,
  longestPause: 120,
  takesAtMost: 600,
  atOnce: 1,
  looksEvery: 15,
})

type Wish = { readonly kind: Kind; readonly language: Language }

/** Somebody of the secretariat has a document made as things stand now. It is public only once it is published. */
export const documentOrdered = defineAct<Wish, null, Wish, { version: number }, never>({
  name: 'document ordered',
  may: 'mayPublish',
  look: async () => ok(null),
  decide: (_, wish) => ok(wish),
  async do({ platform, tx, edition, personId, now }: Acting, { kind, language }) {
    const { id, version } = await addVersion(tx, edition, { kind, language, askedBy: personId, at: now })
    await platform.jobs.send(tx, DOCUMENT, { versionId: id, edition: edition.slug }, { key: id })
    return { version }
  },
  record: ({ version }, { kind, language }) => ({ subject: kind, details: { kind, language, version } }),
})
