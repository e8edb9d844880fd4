import { type Acting, defineAct } from '../acts/public.ts'
import { lockEdition } from '../consultation/public.ts'
import type { DocumentVersionId } from '../platform/db/schema.ts'
import { jobKind } from '../platform/jobs/kinds.ts'
import type { Language } from '../platform/languages/public.ts'
import { ok, refuse } from '../platform/result.ts'
import type { Kind } from './kinds.ts'
import { addVersion, keepFailed } from './store.ts'
import { type Version, versionById, versionsOf } from './versions.ts'

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

/** Why a version was not made: somebody of the secretariat said so. */
const STOPPED = 'stopped'

type Facts = { readonly waiting: number | null }
type Wish = {
  readonly kind: Kind
  readonly language: Language
  /** It is published with the order, and can be read as soon as it is made. */
  readonly publish?: true
}

/**
 * Somebody of the secretariat has a document made as things stand now. It is public only once it is published. What is being made already is
 * made once.
 */
export const documentOrdered = defineAct<Wish, Facts, Wish, { version: number; fresh: boolean }, never>({
  name: 'document ordered',
  may: 'mayPublish',
  async look({ tx, edition, locking }: Acting, { kind, language, publish }) {
    if (locking) await lockEdition(tx, edition) // two who ask at one moment: the second finds what the first has begun
    const versions = publish ? [] : await versionsOf(tx, edition)
    const waiting = versions.find((one) => one.state === 'asked' && one.kind === kind && one.language === language)
    return ok({ waiting: waiting?.version ?? null })
  },
  decide: (_, wish) => ok(wish),
  async do({ platform, tx, edition, personId, now }: Acting, { kind, language, publish }, { waiting }) {
    if (waiting !== null) return { version: waiting, fresh: false }
    const { id, version } = await addVersion(tx, edition, {
      kind,
      language,
      publish: publish === true,
      by: personId,
      at: now,
    })
    await platform.jobs.send(tx, DOCUMENT, { versionId: id, edition: edition.slug }, { key: id })
    return { version, fresh: true }
  },
  record: ({ version, fresh }, { kind, language, publish = false }) =>
    fresh ? { subject: kind, details: { kind, language, version, published: publish } } : [],
})

/** What is being made is not wanted any more: its process ends within moments, and nothing is kept of it. */
export const documentStopped = defineAct<
  { readonly id: string },
  Version,
  Version,
  void,
  'document-unknown' | 'not-being-made'
>({
  name: 'document stopped',
  may: 'mayPublish',
  async look({ tx, edition, locking }, { id }) {
    const version = await versionById(tx, edition, id, locking)
    return version ? ok(version) : refuse('document-unknown')
  },
  decide: (version) => (version.state === 'asked' ? ok(version) : refuse('not-being-made')),
  do: ({ tx, edition }, { id }) => keepFailed(tx, edition, id, STOPPED),
  record: (_, { kind, language, version }) => ({ subject: kind, details: { kind, language, version } }),
})
