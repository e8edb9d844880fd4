import { defineAct } from '../../acts/public.ts'
import { peopleBackToOrganization, peopleToOrganization } from '../../identity/public.ts'
import type { OrganizationMergeId } from '../../platform/db/schema.ts'
import { ok, refuse } from '../../platform/result.ts'
import { addMerge, endMerge } from '../../stakeholders/public.ts'
import { ORGANIZATIONS_MERGED, ORGANIZATIONS_PARTED } from '../news.ts'
import { moveBack, moveToOrganization, proveByAddress } from '../sender-store.ts'
import { type Merge, mergeById, type NamedOrganization, namedOrganization } from './reads.ts'

type MergeWish = { readonly fromId: string; readonly intoId: string }
type Both = { readonly from: NamedOrganization; readonly into: NamedOrganization }

/** What an officer confirms: both names, and every submission that stands behind either. */
const shownOf = ({ from, into }: Both) => ({
  [from.id]: [from.name, from.country, from.submissions.map((s) => s.reference)],
  [into.id]: [into.name, into.country, into.submissions.map((s) => s.reference)],
})

/**
 * An officer says that two organizations are one: what is handed in for the one stands under the other from now on. It is kept, and can be
 * taken back with exactly what went.
 */
export const organizationsMerged = defineAct<
  MergeWish,
  Both,
  Both,
  { id: OrganizationMergeId; moved: number },
  'organization-unknown' | 'same-organization'
>({
  name: 'organizations merged',
  may: 'mayMergeOrganizations',
  async look({ tx, edition, locking }, { fromId, intoId }) {
    const [from, into] = [
      await namedOrganization(tx, edition, fromId, locking),
      await namedOrganization(tx, edition, intoId, locking),
    ]
    if (!from || !into) return refuse('organization-unknown')
    return ok({ from, into })
  },
  shown: shownOf,
  decide: (both) => (both.from.id === both.into.id ? refuse('same-organization') : ok(both)),
  async do({ tx, edition, personId, now }, { from, into }) {
    const submissions = await moveToOrganization(tx, edition, from.id, into.id)
    await proveByAddress(tx, submissions)
    const people = await peopleToOrganization(tx, from.id, into.id)
    const id = await addMerge(tx, edition, {
      fromId: from.id,
      intoId: into.id,
      by: personId,
      moved: { submissions, people },
      at: now,
    })
    return { id, moved: submissions.length }
  },
  tell: ({ tx, edition, platform }, { id: mergeId }, { from, into }) =>
    platform.tell(tx, ORGANIZATIONS_MERGED, { edition, mergeId, from: from.id, into: into.id }),
  record: ({ moved }, { from, into }) => ({
    subject: from.id,
    before: { organization: from.id },
    after: { organization: into.id, submissions: moved },
  }),
})

/** Two organizations are not one after all: exactly what went comes back. */
export const organizationsUnmerged = defineAct<
  { mergeId: string },
  Merge,
  Merge,
  Merge,
  'merge-unknown' | 'merged-further'
>({
  name: 'organizations unmerged',
  may: 'mayMergeOrganizations',
  async look({ tx, edition, locking }, { mergeId }) {
    const merge = await mergeById(tx, edition, mergeId, locking)
    if (!merge) return refuse('merge-unknown')
    // Of a chain the last goes first: what went further is no longer where this one put it.
    const standing = await namedOrganization(tx, edition, merge.intoId, locking)
    return standing ? ok(merge) : refuse('merged-further')
  },
  decide: (merge) => ok(merge),
  async do({ tx, edition, personId, now }, merge) {
    const ways = { from: merge.fromId, into: merge.intoId }
    await moveBack(tx, edition, merge.submissions, ways)
    await proveByAddress(tx, merge.submissions)
    await peopleBackToOrganization(tx, merge.people, ways)
    await endMerge(tx, edition, merge.id, personId, now)
    return merge
  },
  tell: ({ tx, edition, platform }, { id: mergeId, fromId, intoId, moved }) =>
    platform.tell(tx, ORGANIZATIONS_PARTED, { edition, mergeId, from: fromId, into: intoId, moved }),
  record: (merge) => ({
    subject: merge.fromId,
    before: { organization: merge.intoId },
    after: { organization: merge.fromId, submissions: merge.submissions.length },
  }),
})
