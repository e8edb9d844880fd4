import type { Db, Tx } from '../../platform/db/db.ts'
import type { EditionId } from '../../platform/db/schema.ts'
import { keptHere } from '../../platform/kept.ts'
import { countryName, type Language, type Localized, pickText } from '../../platform/languages/public.ts'
import { type Facet, facetDefinition } from './facets.ts'
import type { Names, Term } from './term.ts'

/** The coded values of an edition, and how its register is narrowed by them. */
type Kept = { readonly names: Map<string, Term[]>; readonly facets: readonly Facet[] }
const vocabularies = keptHere<Kept>('vocabularies')

/** Whoever changes the vocabularies or facets of an edition says so, in the same transaction. */
export const vocabulariesChanged = (tx: Tx, editionId: EditionId): Promise<void> => vocabularies.changed(tx, editionId)

type OfEdition = { readonly id: string }

/** All vocabularies of an edition by dotted path. */
export const vocabulariesOf = async (db: Db | Tx, edition: OfEdition): Promise<Map<string, Term[]>> =>
  (await keptOf(db, edition)).names

/** What the register of an edition is narrowed and counted by, in its order. */
export const facetsOf = async (db: Db | Tx, edition: OfEdition): Promise<readonly Facet[]> =>
  (await keptOf(db, edition)).facets

const keptOf = (db: Db | Tx, edition: OfEdition) =>
  vocabularies.get(db, edition.id, async () => {
    const facets = await readFacets(db, edition.id)
    return { facets, names: await readVocabularies(db, edition.id, facets) }
  })

async function readFacets(db: Db | Tx, editionId: EditionId): Promise<Facet[]> {
  const rows = await db
    .selectFrom('facet')
    .select(['code', 'of', 'vocabularies', 'label', 'details'])
    .where('edition_id', '=', editionId)
    .orderBy('position')
    .execute()
  return rows.map(({ details, ...row }) => facetDefinition.parse({ ...(details as object), ...row }))
}

async function readVocabularies(db: Db | Tx, editionId: EditionId, facets: readonly Facet[]) {
  const rows = await db
    .selectFrom('vocabulary_term')
    .select(['vocabulary', 'code', 'name', 'details'])
    .where('edition_id', '=', editionId)
    .orderBy('vocabulary')
    .orderBy('position')
    .execute()
  const byPath = new Map<string, Term[]>()
  for (const { vocabulary, code, name, details } of rows) {
    const shown = facets.find((f) => f.shown && f.vocabularies.includes(vocabulary))?.shown
    const term: Term = {
      code,
      name: name as Localized,
      details: details as Term['details'],
      ...(shown ? { shown } : {}),
    }
    const terms = byPath.get(vocabulary)
    if (terms) terms.push(term)
    else byPath.set(vocabulary, [term])
  }
  return byPath
}

/** What a code is called, by the vocabulary it belongs to. */
export type Naming = (vocabulary: string, code: string) => string

/** Countries are named by the platform; an edition only says which there are. */
export const COUNTRIES = 'countries'

/** The names of coded values for a reader, in one place; codes nobody knows are shown as they are. */
export const namesOfTerms =
  (names: Names, language: Language): Naming =>
  (vocabulary, code) => {
    if (vocabulary === COUNTRIES) return countryName(code, language)
    const term = names.get(vocabulary)?.find((t) => t.code === code)
    const name = pickText(term?.name, language).text
    if (!name) return code
    return term?.shown ? term.shown.replace('{code}', codeFor(term, language)).replace('{name}', name) : name
  }

/** A code as people of a language write it, where its vocabulary says so (`label_ar_code`); else as it is. */
function codeFor({ code, details }: Term, language: Language): string {
  const written = details[`label_${language}_code`]
  return typeof written === 'string' ? written : code
}

/** Codes for a reader where they stand without their names. */
export const codesOfTerms =
  (names: Names, language: Language): Naming =>
  (vocabulary, code) => {
    const term = names.get(vocabulary)?.find((t) => t.code === code)
    return term ? codeFor(term, language) : code
  }

/** The terms of a vocabulary that a question offers. */
export const termsOffered = (names: Names, vocabulary: string, filter: Record<string, unknown> = {}): readonly Term[] =>
  (names.get(vocabulary) ?? []).filter((term) => Object.entries(filter).every(([k, v]) => term.details[k] === v))
