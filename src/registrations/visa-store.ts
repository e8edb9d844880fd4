import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { RegistrationId } from '../platform/db/schema.ts'
import type { Language } from '../platform/languages/public.ts'
import type { VisaLetter } from './visa.ts'

type Kept = { readonly letter: VisaLetter; readonly language: Language; readonly now: Date }

/** Keeps what a letter for a visa says; the last one counts. */
export async function keepVisaLetter(
  tx: Tx,
  _edition: EditionScope,
  id: RegistrationId,
  { letter, language, now }: Kept,
) {
  const said = {
    name: letter.name,
    nationality: letter.nationality,
    passport: letter.passport,
    arrives_on: letter.arrivesOn,
    leaves_on: letter.leavesOn,
    language,
    asked_at: now,
  }
  await tx
    .insertInto('visa_letter')
    .values({ registration_id: id, ...said })
    .onConflict((oc) => oc.column('registration_id').doUpdateSet(said))
    .execute()
}

/** Letters of editions that ended before a day go, with the numbers of passports in them; how many. Without a scope: it is the same for all. */
export async function forgetVisaLetters(tx: Tx, endedBefore: string): Promise<number> {
  const gone = await tx
    .deleteFrom('visa_letter')
    .where('registration_id', 'in', (eb) =>
      eb
        .selectFrom('registration as r')
        .innerJoin('edition as e', 'e.id', 'r.edition_id')
        .select('r.id')
        .where('e.ends_on', '<', endedBefore),
    )
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}
