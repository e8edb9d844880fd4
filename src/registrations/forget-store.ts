import { sql } from 'kysely'
import { formById, MEANS } from '../forms/public.ts'
import type { Tx } from '../platform/db/db.ts'

/**
 * What somebody needs on site goes once the forum is over, as the form says where it asks; in how many registrations. Without a scope: it is
 * the same for all editions that ended before a day.
 */
export async function forgetNeeds(tx: Tx, endedBefore: string): Promise<number> {
  const ended = await tx
    .selectFrom('registration_terms as t')
    .innerJoin('edition as e', 'e.id', 't.edition_id')
    .select(['t.edition_id as editionId', 't.form_id as formId'])
    .where('e.ends_on', '<', endedBefore)
    .execute()
  let forgotten = 0
  for (const { editionId, formId } of ended) {
    const form = await formById(tx, formId)
    const asked = form.questions.filter((q) => q.means === MEANS.registrantNeeds.name).map((q) => q.id)
    const gone = await tx
      .updateTable('registration')
      .set({ answers: sql`answers - ${asked}::text[]` })
      .where('edition_id', '=', editionId)
      .where(sql<boolean>`answers ?| ${asked}::text[]`)
      .executeTakeFirst()
    forgotten += Number(gone.numUpdatedRows)
  }
  return forgotten
}

/** What was answered beyond what a registration itself keeps (who took part, and how) goes, as was promised where consent was asked. Without a scope: as above. */
export async function forgetAnswers(tx: Tx, endedBefore: string): Promise<number> {
  const gone = await tx
    .updateTable('registration')
    .set({ answers: '{}' })
    .where('edition_id', 'in', (eb) => eb.selectFrom('edition').select('edition.id').where('ends_on', '<', endedBefore))
    .where(sql<boolean>`answers <> '{}'`)
    .executeTakeFirst()
  return Number(gone.numUpdatedRows)
}
