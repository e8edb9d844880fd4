import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { countryName, type Language, type Localized, pickText } from '../platform/languages/public.ts'

export type Term = { code: string; name: Localized; details: Record<string, unknown> }
const vocabularies = new Map<string, Promise<Map<string, Term[]>>>()

/** All vocabularies of an edition by dotted path, read once per process: they are fixed when the edition opens. */
export function vocabulariesOf(db: Db | Tx, edition: EditionScope): Promise<Map<string, Term[]>> {
  let found = vocabularies.get(edition.id)
  if (!found) {
    found = readVocabularies(db, edition.id)
    vocabularies.set(edition.id, found)
    found.catch(() => vocabularies.delete(edition.id))
  }
  return found
}

async function readVocabularies(db: Db | Tx, editionId: string) {
  const rows = await db
    .selectFrom('vocabulary_term')
    .selectAll()
    .where('edition_id', '=', editionId)
    .orderBy('vocabulary')
    .orderBy('position')
    .execute()
  const byPath = new Map<string, Term[]>()
  for (const r of rows) {
    const term = { code: r.code, name: r.name as Localized, details: r.details as Record<string, unknown> }
    byPath.set(r.vocabulary, [...(byPath.get(r.vocabulary) ?? []), term])
  }
  return byPath
}

export type Names = ReadonlyMap<string, readonly Term[]>

/** The name of a coded value for a reader; codes nobody knows are shown as they are. */
export function termName(names: Names, vocabulary: string, code: string, language: Language): string {
  if (vocabulary === 'countries') return countryName(code, language)
  const found = names.get(vocabulary)?.find((t) => t.code === code)
  const name = pickText(found?.name, language).text || code
  return vocabulary === 'action_lines' ? `${code} ${name}` : vocabulary === 'sdgs' ? `${code}. ${name}` : name
}
