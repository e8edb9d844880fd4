import { may } from '../../access/public.ts'
import { person, preview } from '../../acts/public.ts'
import { editionOf, type PageRequest } from '../../page/route.ts'
import { recommendedAskedAtDesk } from './ask-at-desk.ts'
import { type OnDesk, recommendedOnDesk } from './reads.ts'

/** Whom a submission recommends; `seen` of those whom a button would ask, null where it asks nobody. */
export type RecommendedShown = { readonly people: readonly OnDesk[]; readonly seen: string | null }

/** What a page shows of those whom one press would ask, to travel with its button; null where it asks nobody. */
export async function seenBy({ platform, viewer, edition }: PageRequest, only: string | null): Promise<string | null> {
  if (!edition || !may(viewer, 'mayDecide', { edition })) return null
  const looked = await preview(platform, recommendedAskedAtDesk, { edition, actor: person(viewer), wish: { only } })
  return looked.ok && looked.value.decided.ok ? looked.value.seen : null
}

/** Whom a submission recommends, as its page on the desk shows them. */
export async function recommendedFor(
  request: PageRequest,
  of: { readonly id: string; readonly reference: string },
): Promise<RecommendedShown> {
  const people = await recommendedOnDesk(request.platform.db, editionOf(request), of.id)
  const unasked = people.some(({ stands }) => stands === 'unasked')
  return { people, seen: unasked ? await seenBy(request, of.reference) : null }
}
