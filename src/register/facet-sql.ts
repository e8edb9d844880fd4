import { type RawBuilder, sql } from 'kysely'
import type { Facet } from '../forms/public.ts'

/** What a facet that is a property of a submission is kept as. */
const COLUMNS = {
  kind: 'kind',
  state: 'state',
  group: 'stakeholder_group',
  region: 'region',
  language: 'language',
} as const satisfies Record<Exclude<Facet['of'], 'terms'>, string>

/** The column of `public_submission` a facet looks at; null when it looks at terms. */
export const columnNamed = (facet: Facet) => (facet.of === 'terms' ? null : COLUMNS[facet.of])

const textList = (values: readonly string[]) => sql`${[...values]}::text[]`

/** One facet of a query as a condition on `public_submission s`; true when nothing of it is chosen. */
export function facetCondition(facet: Facet, codes: readonly string[]): RawBuilder<boolean> {
  if (codes.length === 0) return sql<boolean>`true`
  const column = columnNamed(facet)
  if (column) return sql<boolean>`s.${sql.ref(column)} = any(${textList(codes)})`
  const subjects = facet.vocabularies.flatMap((vocabulary) => codes.map((code) => `${vocabulary} ${code}`))
  return sql<boolean>`s.subjects && ${textList(subjects)}`
}
