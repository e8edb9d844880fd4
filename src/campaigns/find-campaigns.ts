import type { EditionScope } from '../access/public.ts'
import { duplicatesApart, type Group } from '../analysis/public.ts'
import { everyEdition } from '../consultation/public.ts'
import type { Platform } from '../platform/platform.ts'
import { stampOfTexts, textsCompared } from '../submissions/public.ts'
import { keepCampaigns } from './store.ts'

/** Raise it when the analysis finds something else in the same texts: everything is looked at anew. */
const ANALYSER = 1

/** Looks anew, in every edition where the texts are others than they were, which submissions are copies of one letter. */
export async function findCampaignsEverywhere(platform: Platform): Promise<void> {
  for (const edition of await everyEdition(platform.db)) await findCampaigns(platform, edition)
}

/** Compares the public texts of an edition in a thread of its own; false when they are as they were. */
export async function findCampaigns({ db, clock }: Platform, edition: EditionScope): Promise<boolean> {
  const stamp = await stampOfTexts(db, edition, 'public')
  const last = await db
    .selectFrom('campaign_run')
    .select(['stamp', 'analyser'])
    .where('edition_id', '=', edition.id)
    .executeTakeFirst()
  if (last?.stamp === stamp && last.analyser === ANALYSER) return false
  const compared = await textsCompared(db, edition, 'public')
  const texts = compared
    .filter(({ words }) => words)
    .map(({ id, words, firstSubmittedAt }) => ({ id, text: words, at: firstSubmittedAt.getTime() / 1000 }))
  const order = new Map(texts.map(({ id }, i) => [String(id), i]))
  const groups = (await duplicatesApart(texts)).map((group) => inOrder(group, order))
  const found = { groups, stamp, analyser: ANALYSER, texts: texts.length, at: clock.now() }
  await db.transaction().execute((tx) => keepCampaigns(tx, edition, found))
  return true
}

/** Signers in the order of numbers: the first of them stands for the letter, whatever order they were compared in. */
const inOrder = (group: Group, order: ReadonlyMap<string, number>): Group => ({
  ...group,
  signers: group.signers.toSorted((a, b) => (order.get(String(a.id)) ?? 0) - (order.get(String(b.id)) ?? 0)),
})
