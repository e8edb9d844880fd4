import { type RawBuilder, sql } from 'kysely'
import type { EditionScope } from '../../access/public.ts'
import { type Facet, facetsOf, type Names, namesOfTerms, termsIn, vocabulariesOf } from '../../forms/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { countryName, type Language, pickText } from '../../platform/languages/public.ts'
import { OUTCOMES } from '../decision.ts'
import { type Colleague, colleaguesOf } from '../handling/colleagues.ts'
import { type Tag, tagsOf } from '../handling/reads.ts'
import { reviewTexts } from '../texts.ts'
import { languageName } from '../words.ts'
import { ASSIGNEE, NOBODY, STAGES } from './query.ts'

/** One way to narrow the desk's list, and to count it. */
export type DeskFilter = {
  /** As in addresses. */
  readonly name: string
  readonly label: string
  /** The column of the list that shows it, where an edition's facet goes by another name. */
  readonly column?: string
  /** Codes there may be, with their words, in the order they are offered. */
  readonly options: readonly (readonly [code: string, words: string])[]
  /** The one code a row has (null: none); or the list of them. */
  readonly value:
    | RawBuilder<string | null>
    | { readonly of: string; readonly many: RawBuilder<string[]>; codesOf(value: string): readonly string[] }
  /** True of rows that have one of these. */
  having(codes: readonly string[]): RawBuilder<boolean>
}

const list = (codes: readonly string[]) => sql`${[...codes]}::text[]`
const one = (value: RawBuilder<string | null>) => ({
  value,
  having: (codes: readonly string[]) => sql<boolean>`${value} = any(${list(codes)})`,
})

/** Where a submission stands, of `submission s` and its decision that waits, `decision d`. */
const stage = sql<string>`case when d.id is not null then 'pending' when s.state in ('submitted', 'in_review') then 'undecided'
  when s.state in ('accepted', 'programmed', 'reported') then 'accepted' else s.state end`

const STAGE_IS: Readonly<Record<string, RawBuilder<boolean>>> = {
  pending: sql<boolean>`d.id is not null`,
  undecided: sql<boolean>`(d.id is null and s.state in ('submitted', 'in_review'))`,
  accepted: sql<boolean>`(d.id is null and s.state in ('accepted', 'programmed', 'reported'))`,
}
const stageIs = (code: string) => STAGE_IS[code] ?? sql<boolean>`(d.id is null and s.state = ${code})`

/** What has been decided, whether it is released or not. */
const outcome = sql<
  string | null
>`coalesce(d.outcome, case when s.state in ('accepted', 'programmed', 'reported') then 'accepted'
  when s.state in ('merged', 'not_taken', 'deferred') then s.state end)`

const PROPERTY = {
  kind: 'kind',
  group: 'stakeholder_group',
  region: 'region',
  language: 'language',
} as const satisfies Partial<Record<Facet['of'], string>>

type FiltersOf = {
  readonly edition: EditionScope
  readonly language: Language
  readonly names: Names
  readonly facets: readonly Facet[]
  readonly tags: readonly Tag[]
  readonly colleagues: readonly Colleague[]
}

/** All ways to narrow the list of an edition: where it stands, its own facets, countries and their regions, and the desk's own marks. */
export async function filtersOf(
  db: Db | Tx,
  edition: EditionScope,
  language: Language,
): Promise<readonly DeskFilter[]> {
  const [names, facets, tags, colleagues] = await Promise.all([
    vocabulariesOf(db, edition),
    facetsOf(db, edition),
    tagsOf(db, edition),
    colleaguesOf(db, edition),
  ])
  return filtersFrom({ edition, language, names, facets, tags, colleagues })
}

export function filtersFrom(of: FiltersOf): readonly DeskFilter[] {
  const t = reviewTexts(of.language)
  const fixed: DeskFilter[] = [
    {
      name: 'stage',
      label: t('desk.state'),
      options: STAGES.map((code) => [code, t(`stage.${code}`)]),
      value: stage,
      having: (codes) => sql<boolean>`(${sql.join(codes.map(stageIs), sql` or `)})`,
    },
    {
      name: 'outcome',
      label: t('desk.outcome'),
      options: OUTCOMES.map((code) => [code, t(`outcome.is.${code}`)]),
      ...one(outcome),
    },
  ]
  return [...fixed, ...of.facets.flatMap((facet) => facetFilter(facet, of)), ...countryFilters(of), ...workFilters(of)]
}

function facetFilter(facet: Facet, { names, language }: FiltersOf): DeskFilter[] {
  const label = pickText(facet.label, language).text
  const nameOf = namesOfTerms(names, language)
  const options = facet.vocabularies.flatMap((path) =>
    (names.get(path) ?? []).map(({ code }) => [code, nameOf(path, code)] as const),
  )
  if (facet.of === 'terms') return [{ name: facet.code, label, options, ...subjects(facet) }]
  if (facet.of === 'state') return [] // the desk knows more of it: its stages
  const column = sql<string | null>`s.${sql.ref(PROPERTY[facet.of])}`
  const spoken = facet.of === 'language' ? options.map(([code]) => [code, languageName(code)] as const) : options
  return [{ name: facet.code, column: facet.of, label, options: spoken, ...one(column) }]
}

const subjects = (facet: Facet): Pick<DeskFilter, 'value' | 'having'> => ({
  value: {
    of: 'subjects',
    many: sql<string[]>`s.subjects`,
    codesOf: (subject) => facet.vocabularies.flatMap((path) => termsIn([subject], path)),
  },
  having: (codes) =>
    sql<boolean>`s.subjects && ${list(facet.vocabularies.flatMap((path) => codes.map((code) => `${path} ${code}`)))}`,
})

/** Lists of regions beside the one of the edition's facet, each with the detail of a country that says in which it lies. */
const SYSTEMS = 'region_systems'

/** The country a submission comes from, and each division of countries into regions that the edition's data has. */
function countryFilters({ names, language, facets }: FiltersOf): DeskFilter[] {
  const t = reviewTexts(language)
  const countries = names.get('countries') ?? []
  const order = new Intl.Collator(language)
  const regionOf = (detail: string) =>
    Object.fromEntries(
      countries.flatMap(({ code, details }) => (typeof details[detail] === 'string' ? [[code, details[detail]]] : [])),
    )
  const nameOf = namesOfTerms(names, language)
  const systems = (names.get(SYSTEMS) ?? []).flatMap(({ code, name, details }): DeskFilter[] => {
    const path = String(details.vocabulary ?? '')
    const known = facets.some((facet) => facet.vocabularies.includes(path))
    if (known || !names.has(path)) return []
    const regions = JSON.stringify(regionOf(String(details.detail ?? '')))
    const options = (names.get(path) ?? []).map((term) => [term.code, nameOf(path, term.code)] as const)
    return [
      {
        name: code,
        label: pickText(name, language).text,
        options,
        ...one(sql<string | null>`${regions}::jsonb ->> s.country`),
      },
    ]
  })
  const named = countries.map(({ code }) => [code, countryName(code, language)] as const)
  return [
    {
      name: 'country',
      label: t('desk.country'),
      options: named.sort((a, b) => order.compare(a[1], b[1])),
      ...one(sql<string | null>`s.country`),
    },
    ...systems,
  ]
}

/** The way a session is asked for, and what the desk itself has put down: who looks after it, and its tags. */
function workFilters({ names, language, tags, colleagues }: FiltersOf): DeskFilter[] {
  const t = reviewTexts(language)
  const nameOf = namesOfTerms(names, language)
  const modes = names.get('participation_modes') ?? []
  const nobody = sql<string | null>`coalesce(a.person_id, ${NOBODY})`
  return [
    ...(modes.length > 0
      ? [
          {
            name: 'mode',
            label: t('desk.mode'),
            options: modes.map(({ code }) => [code, nameOf('participation_modes', code)] as const),
            ...one(sql<string | null>`s.mode`),
          },
        ]
      : []),
    {
      name: ASSIGNEE,
      label: t('desk.assignee'),
      options: [[NOBODY, t('desk.assignee.nobody')], ...colleagues.map(({ id, name }) => [id, name] as const)],
      ...one(nobody),
    },
    {
      name: 'tag',
      label: t('desk.tag'),
      options: tags.map(({ id, name }) => [id, name] as const),
      value: { of: 'tags', many: sql<string[]>`coalesce(g.tags, '{}')`, codesOf: (id) => [id] },
      having: (ids) => sql<boolean>`g.tags && ${list(ids)}`,
    },
  ]
}
