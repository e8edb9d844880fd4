import { randomUUID } from 'node:crypto'
import type { EditionScope } from '../access/public.ts'
import type { Group } from '../analysis/public.ts'
import type { Tx } from '../platform/db/db.ts'

type Found = {
  readonly groups: readonly Group[]
  readonly stamp: string
  readonly analyser: number
  readonly texts: number
  readonly at: Date
}

/** Keeps which submissions are copies of one letter, in place of what was found before. A group's first number stands for its letter. */
export async function keepCampaigns(tx: Tx, edition: EditionScope, { groups, at, ...found }: Found) {
  const run = { ...found, made_at: at }
  await tx
    .insertInto('campaign_run')
    .values({ edition_id: edition.id, ...run })
    .onConflict((conflict) => conflict.column('edition_id').doUpdateSet(run))
    .execute()
  await tx.deleteFrom('campaign').where('edition_id', '=', edition.id).execute()
  for (const { kind, template, signers, bursts } of groups) {
    const id = randomUUID()
    const own = { id, edition_id: edition.id, kind, template, copies: signers.length }
    await tx
      .insertInto('campaign')
      .values({ ...own, bursts: JSON.stringify(bursts) })
      .execute()
    const rows = signers.map((signer, i) => ({
      submission_id: String(signer.id),
      campaign_id: id,
      edition_id: edition.id,
      first: i === 0,
      added: signer.added,
    }))
    for (let from = 0; from < rows.length; from += 1000)
      await tx
        .insertInto('campaign_copy')
        .values(rows.slice(from, from + 1000))
        .execute()
  }
}
