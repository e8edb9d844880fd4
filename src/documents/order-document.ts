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
  // Two, so that a worker goes on at once; they are made one after the other all the same.
  atOnce: 2,
  looksEvery: 15,
})

type Wish = {
  readonly kind: Kind
  readonly language: Language
  /** It is published with the order, and can be read as soon as it is made. */
  readonly publish?: true
}

/** Somebody of the secretariat has a document made as things stand now. It is public only once it is published. */
export const documentOrdered = defineAct<Wish, null, Wish, { version: number }, never>({
  name: 'document ordered',
  may: 'mayPublish',
  look: async () => ok(null),
  decide: (_, wish) => ok(wish),
  async do({ platform, tx, edition, personId, now }: Acting, { kind, language, publish }) {
    const { id, version } = await addVersion(tx, edition, {
      kind,
      language,
      publish: publish === true,
      by: personId,
      at: now,
    })
    await platform.jobs.send(tx, DOCUMENT, { versionId: id, edition: edition.slug }, { key: id })
    return { version }
  },
  record: ({ version }, { kind, language, publish = false }) => ({
    subject: kind,
    details: { kind, language, version, published: publish },
  }),
})
