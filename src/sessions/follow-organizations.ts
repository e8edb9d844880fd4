import type { Tx } from '../platform/db/db.ts'
import { hearing } from '../platform/news.ts'
import { noteMoved } from '../stakeholders/public.ts'
import { ORGANIZATIONS_MERGED, ORGANIZATIONS_PARTED, type OrganizationMove } from '../submissions/public.ts'
import { type MovedOrganizer, moveOrganizers, moveOrganizersBack } from './organizers-store.ts'

/** Sessions go with an organization that became another, and what went is noted with the merge. */
const follow = async (tx: Tx, { edition, mergeId, ...ways }: OrganizationMove): Promise<void> => {
  const sessions = await moveOrganizers(tx, edition, ways)
  await noteMoved(tx, edition, mergeId, { sessions })
}

export const followingOrganizations = [
  hearing(ORGANIZATIONS_MERGED, follow),
  hearing(ORGANIZATIONS_PARTED, (tx, { edition, from, into, moved }) => {
    const sessions = (moved.sessions ?? []) as readonly MovedOrganizer[] // noted by `follow`
    return moveOrganizersBack(tx, edition, { from, into }, sessions)
  }),
]
