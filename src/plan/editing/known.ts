import type { EditionScope } from '../../access/public.ts'
import { vocabulariesOf } from '../../forms/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { OrganizationId } from '../../platform/db/schema.ts'
import { organizationsByIdOrName, peopleOfEdition, type SessionContent } from '../../sessions/public.ts'
import type { ContentWish, Known } from './session-form.ts'

type Organization = { readonly id: OrganizationId; readonly name: string }

/** What of the edition a form may refer to, read for the form alone; what a session already says stays allowed. */
export async function knownFor(
  db: Db | Tx,
  edition: EditionScope,
  wish: ContentWish | null,
  before: SessionContent | null = null,
) {
  const vocabularies = await vocabulariesOf(db, edition)
  const codes = (name: string, said: readonly string[]) => {
    const known = (vocabularies.get(name) ?? []).map(({ code }) => code)
    return known.length === 0 ? known : [...new Set([...known, ...said])]
  }
  const numbers = await db.selectFrom('session').select('number').where('edition_id', '=', edition.id).execute()
  const called = wish?.organizations.map((one) => one.called) ?? []
  const organizations: ReadonlyMap<string, Organization> = await organizationsByIdOrName(db, called)
  return {
    types: codes('session_types', before ? [before.type] : []),
    roles: codes('session_roles', before?.people.map(({ role }) => role) ?? []),
    people: await peopleOfEdition(db, edition),
    organizations,
    numbers: new Set(numbers.map(({ number }) => number)),
  } satisfies Known
}

export type KnownHere = Awaited<ReturnType<typeof knownFor>>
