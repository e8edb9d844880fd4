import { type Acting, defineAct } from '../../acts/public.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'
import { type Booth, castingBy, takingBackBy } from '../../rounds/public.ts'
import { voteOf } from '../ballot.ts'
import { boothOf, shownOf, votables } from './booth.ts'

type At = { readonly selection: string; readonly category: string; readonly entry: number }
type Found = Result<Booth, Refusal<'vote-unknown' | 'category-unknown'>>

/** What a vote is given to: in the categories of a planned vote, else among the photographs that are shown. */
async function boothAt({ tx, edition, personId, now }: Acting, at: At): Promise<Found> {
  const vote = await voteOf(tx, edition, { selection: at.selection, personId, now })
  if (vote) {
    const candidates = vote.categories.get(at.category)
    if (!candidates) return refuse('category-unknown')
    const picked = candidates.find(({ entry }) => entry.number === at.entry)
    return ok({
      ...{ selection: at.selection, round: vote.round },
      // Whoever takes part has a vote for themself here: without one in each category their ballot would not count.
      entry: picked ? { id: picked.entry.id, own: false } : null,
      shown: { [`category ${at.category}`]: candidates.map(({ entry, work }) => [entry.number, work.version]) },
    })
  }
  const booth = await boothOf(tx, edition, at.selection, now)
  if (!booth || at.category !== '') return refuse('vote-unknown')
  const [item = null] = (await votables(tx, edition, booth, { personId, number: at.entry })).items
  return ok({ selection: at.selection, round: booth.round, entry: item, shown: item ? shownOf(item) : {} })
}

export const voteCast = defineAct(castingBy(boothAt))
export const voteTakenBack = defineAct(takingBackBy(boothAt))
