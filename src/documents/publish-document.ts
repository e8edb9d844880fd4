import { type Acting, defineAct } from '../acts/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { publish, withdraw } from './store.ts'
import { isPublic, type Version, versionById } from './versions.ts'

type Wish = { readonly id: string }

const look = async ({ tx, edition, locking }: Acting, { id }: Wish) => {
  const version = await versionById(tx, edition, id, locking)
  return version ? ok(version) : refuse('document-unknown')
}

/** The version with its files, and whether it is public: another file or another answer is another thing to confirm. */
const shown = (version: Version) => {
  const { kind, language, version: number, files, asOf } = version
  return { [`${kind} ${language} ${number}`]: [files, asOf?.toISOString() ?? null, isPublic(version)] }
}

const record = (_: unknown, { kind, language, version }: Version) => ({
  subject: kind,
  details: { kind, language, version },
})

/** A version becomes public, under an address that stays. */
export const documentPublished = defineAct<
  Wish,
  Version,
  Version,
  void,
  'document-unknown' | 'not-made' | 'public-already'
>({
  name: 'document published',
  may: 'mayPublish',
  look,
  shown,
  decide(version) {
    if (version.state !== 'made') return refuse('not-made')
    return isPublic(version) ? refuse('public-already') : ok(version)
  },
  do: ({ tx, edition, personId, now }, { id }) => publish(tx, edition, id, { by: personId, at: now }),
  record,
})

/** A version is public no more. It stays on the desk and can be published again. */
export const documentWithdrawn = defineAct<Wish, Version, Version, void, 'document-unknown' | 'not-public'>({
  name: 'document withdrawn',
  may: 'mayPublish',
  look,
  shown,
  decide: (version) => (isPublic(version) ? ok(version) : refuse('not-public')),
  do: ({ tx, edition, personId, now }, { id }) => withdraw(tx, edition, id, { by: personId, at: now }),
  record,
})
