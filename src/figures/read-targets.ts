import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import {
  type Form,
  facetsOf,
  formById,
  formsOfCall,
  MEANS,
  type Names,
  questionThatMeans,
  vocabulariesOf,
} from '../forms/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { keptUntilChange } from '../register/public.ts'
import { type Dimension, dimensionsOf } from './dimensions.ts'
import { AT_FIRST, type Showing } from './showing.ts'
import { type Target, type Trait, targetDimensions } from './targets.ts'

/** The targets of a call in the order in which they were first thought of. */
export async function targetsOf(db: Db | Tx, edition: EditionScope, call: string): Promise<Target[]> {
  const rows = await db
    .selectFrom('figure_target as t')
    .innerJoin('call as c', 'c.id', 't.call_id')
    .select(['t.dimension', 't.value', 't.and_dimension as andDimension', 't.and_value as andValue'])
    .select(['t.least', 't.share'])
    .where('t.edition_id', '=', edition.id)
    .where('c.code', '=', call)
    .orderBy('t.dimension')
    .orderBy('t.value')
    .orderBy(sql`t.and_dimension nulls first`)
    .orderBy('t.and_value')
    .execute()
  return rows.map(({ dimension, value, andDimension, andValue, least, share }) => {
    const first: Trait = { dimension, value }
    const who = andDimension && andValue ? [first, { dimension: andDimension, value: andValue }] : [first]
    const wanted =
      share === null ? { kind: 'least' as const, count: least ?? 0 } : { kind: 'share' as const, percent: share }
    return { who, wanted }
  })
}

export async function showingOf(db: Db | Tx, edition: EditionScope): Promise<Showing> {
  const row = await db
    .selectFrom('figure_showing')
    .select(['figures', 'targets'])
    .where('edition_id', '=', edition.id)
    .executeTakeFirst()
  return row ? (row as Showing) : AT_FIRST // the table allows no other
}

/** What the secretariat was told of gender, by the numbers of submissions: for totals alone, never beside a name. */
export const gendersOf = keptUntilChange('genders', async (db: Db, edition: EditionScope) => {
  const asked = new Map((await formsAnswered(db, edition)).flatMap(asking))
  const { rows } = await sql<{ number: number; gender: string | null }>`
    select s.number, case jsonb_typeof(a) when 'array' then a ->> 0 else nullif(a #>> '{}', '') end as gender
    from public_submission s
    join submission_version v on v.submission_id = s.id and v.version = s.current_version
    cross join lateral (select v.answers -> (${JSON.stringify(Object.fromEntries(asked))}::jsonb ->> v.form_id::text) as a) x
    where s.edition_id = ${edition.id} and a is not null`.execute(db)
  return new Map(rows.flatMap(({ number, gender }) => (gender === null ? [] : [[number, gender] as const])))
})

const asking = (form: Form): [string, string][] => {
  const question = questionThatMeans(form, MEANS.submitterGender)
  return question ? [[form.id, question.id]] : []
}

async function formsAnswered(db: Db, edition: EditionScope): Promise<Form[]> {
  const rows = await db
    .selectFrom('public_submission as s')
    .innerJoin('submission_version as v', (join) =>
      join.onRef('v.submission_id', '=', 's.id').onRef('v.version', '=', 's.current_version'),
    )
    .select('v.form_id as id')
    .distinct()
    .where('s.edition_id', '=', edition.id)
    .execute()
  return Promise.all(rows.map(({ id }) => formById(db, id)))
}

/** Gender as something to set targets by, where a call asks for it. It is no dimension of the figures: no rows are behind it. */
function genderDimension(names: Names, forms: readonly Form[], genders: ReadonlyMap<number, string>): Dimension[] {
  const path = forms.map((form) => questionThatMeans(form, MEANS.submitterGender)?.vocabulary).find((one) => one)
  const order = (names.get(path ?? '') ?? []).map(({ code }) => code)
  if (!path || order.length === 0) return []
  const values: Dimension['values'] = ({ number }) => {
    const value = genders.get(number)
    return value === undefined ? [] : [value]
  }
  return [{ code: GENDER, facet: null, of: 'gender', vocabularies: [path], order, values }]
}

export const GENDER = 'gender'

/** What targets of a call can be set by; `genders` only where they are to be counted. */
export async function dimensionsOfTargets(
  db: Db | Tx,
  edition: EditionScope,
  call: { readonly id: string },
  genders: ReadonlyMap<number, string> = new Map(),
): Promise<Dimension[]> {
  const [names, facets, forms] = await Promise.all([
    vocabulariesOf(db, edition),
    facetsOf(db, edition),
    formsOfCall(db, call.id),
  ])
  return [...targetDimensions(dimensionsOf(names, facets, new Set())), ...genderDimension(names, forms, genders)]
}
