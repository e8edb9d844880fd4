import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { OrganizationId, PersonId } from '../platform/db/schema.ts'
import { objectionOf, objectionsIn } from '../sessions/public.ts'
import {
  type AgendaVersion,
  changesOf,
  entriesOf,
  lastVersion,
  type PublishedAgenda,
  versionByNumber,
} from './versions.ts'

type Told = Pick<PublishedAgenda, 'entries' | 'changes'>
/** `shown`: without whoever objects; made anew when somebody else does. */
type Kept = Told & { readonly shown: { readonly objections: string; readonly entries: PublishedAgenda['entries'] } }

/** A version never changes, so its entries may be kept; a few, for forums that share a server. */
const KEPT_VERSIONS = 8
const kept = new Map<string, Kept>()

/** The agenda the public sees: the newest version, or null before the first. */
export async function publishedAgenda(db: Db | Tx, edition: EditionScope): Promise<PublishedAgenda | null> {
  const version = await lastVersion(db, edition)
  return version && whole(db, edition, version)
}

/** The number of the newest version; 0 before the first. */
export const lastPublished = async (db: Db, edition: EditionScope): Promise<number> =>
  (await lastVersion(db, edition))?.version ?? 0

/** A version that was published, whatever came after it. */
export async function versionNumbered(db: Db, edition: EditionScope, number: number): Promise<PublishedAgenda | null> {
  const version = await versionByNumber(db, edition, number)
  return version && whole(db, edition, version)
}

/** A version with everybody in it who does not object to being shown: whoever does is in no version any more, at once. */
async function whole(db: Db | Tx, edition: EditionScope, version: AgendaVersion): Promise<PublishedAgenda> {
  const [{ entries, changes, shown: before }, objecting] = await Promise.all([
    kept.get(version.id) ?? toldBy(db, version.id),
    objectionsIn(db, edition),
  ])
  const objections = [...objecting].join('\n')
  const shown = before.objections === objections ? before : { objections, entries: without(entries, objecting) }
  kept.delete(version.id)
  kept.set(version.id, { entries, changes, shown })
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT_VERSIONS) break
    kept.delete(oldest)
  }
  return { ...version, entries: shown.entries, changes }
}

async function toldBy(db: Db | Tx, versionId: string): Promise<Kept> {
  const [entries, changes] = await Promise.all([entriesOf(db, versionId), changesOf(db, versionId)])
  return { entries, changes, shown: { objections: '', entries } }
}

const without = (entries: Told['entries'], objecting: ReadonlySet<string>): Told['entries'] =>
  entries.map((entry) => {
    const people = entry.people.filter(({ id }) => !objecting.has(objectionOf(entry.sessionId, id)))
    return people.length === entry.people.length ? entry : { ...entry, people }
  })

/** Published sessions an organization has a part in, under any of its identifiers: it organizes them, or one of its people speaks. */
export async function sessionsOfOrganization(db: Db, edition: EditionScope, under: readonly OrganizationId[]) {
  const agenda = await publishedAgenda(db, edition)
  const its = (id: OrganizationId | undefined) => id !== undefined && under.includes(id)
  return (agenda?.entries ?? []).filter(
    (entry) =>
      entry.organizations.some(({ id }) => its(id)) || entry.people.some(({ organization }) => its(organization?.id)),
  )
}

/** Published sessions in which a person has a role. */
export async function sessionsOfPerson(db: Db, edition: EditionScope, personId: PersonId) {
  const agenda = await publishedAgenda(db, edition)
  return (agenda?.entries ?? []).filter((entry) => entry.people.some((p) => p.id === personId))
}
