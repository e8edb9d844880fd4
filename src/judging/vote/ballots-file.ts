import type { EditionScope } from '../../access/public.ts'
import { csvFile } from '../../page/csv.ts'
import { absent, data, type Reply } from '../../page/route.ts'
import type { Db } from '../../platform/db/db.ts'
import { ballotsOf, entriesInRound, type Round } from '../../rounds/public.ts'
import { type Judged, sendersOf } from '../reads.ts'
import { worksShown } from '../works.ts'

/** Every ballot of a vote without its voter, for anybody to count again; absent until the result is announced. */
export async function ballotsFile(
  db: Db,
  edition: EditionScope,
  { judged, round }: { readonly judged: Judged; readonly round: Round },
): Promise<Reply> {
  if (!judged.releasedAt || !round.fixedAt) return absent()
  const entries = await entriesInRound(db, edition, { selectionId: judged.id, roundId: round.id })
  const subjects = entries.map(({ subject }) => subject)
  const [shown, senders] = [await worksShown(db, edition, judged, subjects), await sendersOf(db, edition, subjects)]
  const references = new Map(
    entries.map(({ id, subject }) => [id as string, shown.has(subject) ? senders.get(subject)?.reference : undefined]),
  )
  const rows = (await ballotsOf(db, edition, round.id)).flatMap(({ ballot, category, entryId }) => {
    const reference = references.get(entryId)
    return reference ? [[ballot, category, reference]] : [] // of what was taken down nothing is told any more
  })
  return data(csvFile([['ballot', 'category', 'entry'], ...rows]), 'text/csv', 'ballots.csv')
}
