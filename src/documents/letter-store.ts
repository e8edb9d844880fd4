import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { PersonId } from '../platform/db/schema.ts'
import type { Language } from '../platform/languages/public.ts'

type Worded = {
  readonly language: Language
  readonly part: string
  readonly words: string | null
  readonly by: PersonId | null
  readonly at: Date
}

/** Words of the secretariat's own for a part of the letter; null: the program's again. */
export async function keepLetterWords(tx: Tx, edition: EditionScope, { language, part, words, by, at }: Worded) {
  if (words === null) {
    await tx
      .deleteFrom('letter_words')
      .where('edition_id', '=', edition.id)
      .where('language', '=', language)
      .where('part', '=', part)
      .execute()
    return
  }
  const row = { words, changed_at: at, changed_by: by }
  await tx
    .insertInto('letter_words')
    .values({ edition_id: edition.id, language, part, ...row })
    .onConflict((oc) => oc.columns(['edition_id', 'language', 'part']).doUpdateSet(row))
    .execute()
}
