import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { OrganizationId, PersonId } from '../platform/db/schema.ts'
import {
  type AgendaVersion,
  changesOf,
  entriesOf,
  lastVersion,
  type PublishedAgenda,
  versionByNumber,
} from './versions.ts'

/** A version never changes, so its entries may be kept; a few, for forums that share a server. */
const KEPT_VERSIONS = 8
const kept = new Map<string, Pick<PublishedAgenda, 'entries' | 'changes'>>()

/** The agenda the public sees: the newest version, or null before the first. */
export async function publishedAgenda(db: Db | Tx, edition: EditionScope): Promise<PublishedAgenda | null> {
  const version = await lastVersion(db, edition)
  return version && whole(db, version)
}

/** The number of the newest version; 0 before the first. */
export const lastPublished = async (db: Db, edition: EditionScope): Promise<number> =>
  (await lastVersion(db, edition))?.version ?? 0

/** A version that was published, whatever came after it. */
export async function versionNumbered(db: Db, edition: EditionScope, number: number): Promise<PublishedAgenda | null> {
  const version = await versionByNumber(db, edition, number)
  return version && whole(db, version)
}

async function whole(db: Db | Tx, version: AgendaVersion): Promise<PublishedAgenda> {
  const known = kept.get(version.id)
  const [entries, changes] = known
    ? [known.entries, known.changes]
    : await Promise.all([entriesOf(db, version.id), changesOf(db, version.id)])
  kept.delete(version.id)
  kept.set(version.id, { entries, changes })
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT_VERSIONS) break
    kept.delete(oldest)
  }
  return { ...version, entries, changes }
}

/** Published sessions an organization has a part in: it organizes them, or one of its people speaks. */
export async function sessionsOfOrganization(db: Db, edition: EditionScope, organizationId: OrganizationId) {
  const agenda = await publishedAgenda(db, edition)
  return (agenda?.entries ?? []).filter(
    (entry) =>
      entry.organizations.some((o) => o.id === organizationId) ||
      entry.people.some((p) => p.organization?.id === organizationId),
  )
}

/** Published sessions in which a person has a role. */
export async function sessionsOfPerson(db: Db, edition: EditionScope, personId: PersonId) {
  const agenda = await publishedAgenda(db, edition)
  return (agenda?.entries ?? []).filter((entry) => entry.people.some((p) => p.id === personId))
}
