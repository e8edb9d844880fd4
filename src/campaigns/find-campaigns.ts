import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import { duplicatesApart, type Group } from '../analysis/public.ts'
import { everyEdition } from '../consultation/public.ts'
import { type Answers, formById, ownWords } from '../forms/public.ts'
import type { Db } from '../platform/db/db.ts'
import type { Platform } from '../platform/platform.ts'
import { keepCampaigns } from './store.ts'

/** Raise it when the analysis finds something else in the same texts: everything is looked at anew. */
const ANALYSER = 1
/** A part of the texts at a time, so that nothing else waits while they are read. */
const AT_ONCE = 500

/** Looks anew, in every edition where the texts are others than they were, which submissions are copies of one letter. */
export async function findCampaignsEverywhere(platform: Platform): Promise<void> {
  for (const edition of await everyEdition(platform.db)) await findCampaigns(platform, edition)
}

/** Compares the public texts of an edition in a thread of its own; false when they are as they were. */
export async function findCampaigns({ db, clock }: Platform, edition: EditionScope): Promise<boolean> {
  const stamp = await stampOfTexts(db, edition)
  const last = await db
    .selectFrom('campaign_run')
    .select(['stamp', 'analyser'])
    .where('edition_id', '=', edition.id)
    .executeTakeFirst()
  if (last?.stamp === stamp && last.analyser === ANALYSER) return false
  const texts = await textsOf(db, edition)
  const order = new Map(texts.map(({ id }, i) => [id, i]))
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

/** Another one as soon as a public text came in, was amended, withdrawn or hidden. */
async function stampOfTexts(db: Db, edition: EditionScope): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select concat_ws(' ', count(*), sum(current_version), max(last_submitted_at)) as stamp
    from public_submission where edition_id = ${edition.id}`.execute(db)
  return rows[0]?.stamp ?? ''
}

async function textsOf(db: Db, edition: EditionScope) {
  const texts: { id: string; text: string; at: number }[] = []
  for (let after = 0; ; ) {
    const rows = await textsAfter(db, edition, after)
    for (const { id, formId, answers, at } of rows) {
      const text = ownWords(await formById(db, formId), answers)
      if (text) texts.push({ id, text, at: at.getTime() / 1000 })
    }
    const last = rows.at(-1)
    if (!last) return texts
    after = last.number
  }
}

const textsAfter = (db: Db, edition: EditionScope, number: number) =>
  db
    .selectFrom('public_submission as s')
    .innerJoin('submission_version as v', (join) =>
      join.onRef('v.submission_id', '=', 's.id').onRef('v.version', '=', 's.current_version'),
    )
    .select(['s.id', 's.number', 'v.form_id as formId', 's.first_submitted_at as at'])
    .select((eb) => eb.ref('v.answers').$castTo<Answers>().as('answers'))
    .where('s.edition_id', '=', edition.id)
    .where('s.number', '>', number)
    .orderBy('s.number')
    .limit(AT_ONCE)
    .execute()
