import { composeLetter } from '../../page/letter.ts'
import type { Tx } from '../../platform/db/db.ts'
import { changeStates, recordSteps, type Withdrawal } from '../../submissions/public.ts'
import { partiesOf } from './contents.ts'
import { letterWords } from './letters.ts'
import { hostOf, mergedInto } from './reads.ts'
import { endMergeOf, endMergesInto } from './store.ts'

/**
 * A submission that others were merged into has been withdrawn: they stand by themselves again and are looked at anew. Their threads say
 * so, and whoever sent them is told. What only waits to be merged into it is held back at the release.
 */
export async function freeMerged(tx: Tx, withdrawn: Withdrawal): Promise<void> {
  const { edition, submissionId, reference, at, origin } = withdrawn
  const ids = await mergedInto(tx, edition, submissionId)
  if (ids.length === 0) return
  const parties = await partiesOf(tx, [...ids, submissionId], false)
  await changeStates(
    tx,
    edition,
    ids.map((id) => ({ id, state: 'in_review' as const })),
  )
  await recordSteps(
    tx,
    ids.map((id) => ({ submissionId: id, kind: 'merge_ended' as const, at, facts: { reference, withdrawn: true } })),
  )
  await endMergesInto(tx, edition, submissionId, at)
  for (const id of ids) {
    const about = parties.get(id)
    if (!about?.email) continue
    const freedFrom = parties.get(submissionId) ?? null
    const words = letterWords({ about, decision: null, arrivals: [], departures: [], freedFrom }, { origin, edition })
    await withdrawn.write({ to: about.email, key: `freed:${submissionId}:${id}`, ...composeLetter(about.reads, words) })
  }
}

/** What was merged into another has been withdrawn by its sender: the other's thread says so, and whoever sent that is told. */
export async function leaveHost(tx: Tx, withdrawn: Withdrawal): Promise<void> {
  const { edition, submissionId, reference, at, origin } = withdrawn
  const host = await hostOf(tx, edition, submissionId)
  if (!host) return
  await endMergeOf(tx, edition, submissionId, at)
  await recordSteps(tx, [{ submissionId: host, kind: 'merge_ended', at, facts: { reference, withdrawn: true } }])
  const parties = await partiesOf(tx, [host, submissionId], false)
  const [about, left] = [parties.get(host), parties.get(submissionId)]
  if (!about?.email || !left) return
  const words = letterWords(
    { about, decision: null, arrivals: [], departures: [left], freedFrom: null },
    { origin, edition },
  )
  await withdrawn.write({ to: about.email, key: `left:${host}:${submissionId}`, ...composeLetter(about.reads, words) })
}
