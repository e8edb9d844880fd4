import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import { type Answers, type Facet, facetsOf, formById, kindOf, publicPassages, termsIn } from '../forms/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { Localized } from '../platform/languages/public.ts'
import { agreedOf, peopleAgreed } from '../submissions/public.ts'
import { foundBy, narrowedBy, searching, searchOf, standsForItself } from './counts.ts'
import { facetCondition } from './facet-sql.ts'
import { chosenOf, type RegisterQuery } from './query.ts'

export const REGISTER_PAGE_SIZE = 20

/** Everything public, in rows as in counts. */
const publicRows = (db: Db | Tx, edition: EditionScope) =>
  db
    .selectFrom('public_submission as s')
    .leftJoin('organization as o', 'o.id', 's.organization_id')
    .leftJoin('person as p', 'p.id', 's.person_id')
    .where('s.edition_id', '=', edition.id)

/** The rows of a list in its order. Equal places go to the later number, so that pages never repeat or leave out a row. */
function listed(db: Db | Tx, edition: EditionScope, query: RegisterQuery, facets: readonly Facet[]) {
  const asked = searchOf(query)
  let rows = publicRows(db, edition).where(foundBy(asked))
  if (query.distinct) rows = rows.where(standsForItself)
  for (const facet of facets) {
    const chosen = chosenOf(query, facet)
    if (chosen.length > 0) rows = rows.where(facetCondition(facet, chosen))
  }
  if (asked && query.sort === 'match')
    rows = rows.orderBy(sql`ts_rank('{0.05, 0.2, 0.4, 1}', s.search, ${asked}::tsquery, 1)`, 'desc')
  if (query.sort === 'organization') rows = rows.orderBy(sql`coalesce(o.sort_key, lower(s.submitter_name))`)
  const way = query.sort === 'oldest' ? 'asc' : 'desc'
  return rows.orderBy('s.last_submitted_at', way).orderBy('s.number', way)
}

const ENTRY = [
  's.reference',
  's.title',
  's.language',
  's.kind',
  's.state',
  's.country',
  's.stakeholder_group as group',
  's.region',
  's.submitter_name as submitter',
  's.last_submitted_at as receivedAt',
  's.sender_proof as senderProof',
  'o.name as organization',
  'o.language as organizationLanguage',
] as const

/** A public text of an entry under its question's label, to show and to mark. */
export type ShownPassage = { label: Localized; long: boolean; names: boolean; text: string }

/** One page of a list, each entry with its public words. */
export async function registerPage(db: Db, edition: EditionScope, query: RegisterQuery) {
  const facets = await facetsOf(db, edition)
  const rows = goesByTime(query)
    ? await rowsByTime(db, edition, query, facets)
    : await searching(db, searchOf(query), (on) =>
        listed(on, edition, query, facets)
          .select(['s.id', ...ENTRY])
          .limit(REGISTER_PAGE_SIZE)
          .offset((query.page - 1) * REGISTER_PAGE_SIZE)
          .execute(),
      )
  const passages = await passagesOf(
    db,
    rows.map((row) => row.id),
  )
  return rows.map(({ id, ...entry }) => ({ ...entry, passages: passages.get(id) ?? [] }))
}

/** Narrowed and in the order of time: the rows in memory know which, however few of many they are. */
const goesByTime = ({ chosen, search, distinct, sort }: RegisterQuery) =>
  (chosen.size > 0 || search !== '' || distinct) && (sort === 'newest' || sort === 'oldest')

async function rowsByTime(db: Db, edition: EditionScope, query: RegisterQuery, facets: readonly Facet[]) {
  const numbers = (await narrowedBy(db, edition, query, facets)).byTime(query.sort === 'newest')
  const from = (query.page - 1) * REGISTER_PAGE_SIZE
  const asked = numbers.slice(from, from + REGISTER_PAGE_SIZE)
  const rows = await publicRows(db, edition)
    .select(['s.id', 's.number', ...ENTRY])
    .where('s.number', 'in', [0, ...asked])
    .execute()
  const byNumber = new Map(rows.map(({ number, ...row }) => [number, row]))
  return asked.flatMap((number) => byNumber.get(number) ?? [])
}
export type ShownEntry = Awaited<ReturnType<typeof registerPage>>[number]

/** The public words of the present version of some submissions. */
async function passagesOf(db: Db, ids: string[]) {
  const rows = ids.length
    ? await db
        .selectFrom('submission_version as v')
        .innerJoin('submission as s', (join) =>
          join.onRef('s.id', '=', 'v.submission_id').onRef('s.current_version', '=', 'v.version'),
        )
        .select(['s.id', 'v.form_id as formId'])
        .select((eb) => eb.ref('v.answers').$castTo<Answers>().as('answers'))
        .where('v.submission_id', 'in', ids)
        .execute()
    : []
  const agreed = await agreedOf(db, ids)
  const found = new Map<string, ShownPassage[]>()
  for (const row of rows) {
    const form = await formById(db, row.formId)
    found.set(
      row.id,
      publicPassages(form, row.answers, agreed(row.id)).map(({ question, text, names }) => ({
        label: question.label,
        long: kindOf(question).part === 'text',
        names,
        text,
      })),
    )
  }
  return found
}

/** The newest entries of an edition, for its front page. */
export const latestEntries = (db: Db, edition: EditionScope, count: number) =>
  publicRows(db, edition)
    .select(ENTRY)
    .orderBy('s.last_submitted_at', 'desc')
    .orderBy('s.number', 'desc')
    .limit(count)
    .execute()
export type Entry = Awaited<ReturnType<typeof latestEntries>>[number]

/**
 * All of a list, for the open data: exactly what it shows, in its order, and what its three counters are counted from: the mark of the text,
 * and who is behind it where that is proven (an organization, else a person; null = unknown).
 */
export async function registerEntries(db: Db, edition: EditionScope, query: RegisterQuery) {
  const facets = await facetsOf(db, edition)
  const rows = await searching(db, searchOf(query), (on) =>
    listed(on, edition, query, facets)
      .select([...ENTRY, 's.subjects', 's.word_count as words', 's.text_hash as textMark'])
      .select(
        // A person's own id stays inside: the mark only tells that two rows have the same sender, in this edition.
        sql<
          string | null
        >`case when p.email_proven_at is not null then coalesce(case when s.sender_proof is not null then s.organization_id end,
        'person-' || left(encode(sha256(convert_to(s.edition_id || s.person_id, 'UTF8')), 'hex'), 12)) end`.as(
          'verifiedSubmitter',
        ),
      )
      .execute(),
  )
  const agreed = await peopleAgreed(db, edition)
  return rows.map(({ subjects, ...entry }) => ({
    ...entry,
    /** Whom it recommends, as far as they have agreed. */
    recommends: agreed(entry.reference ?? ''),
    terms: byFacet(subjects, facets),
  }))
}
export type OpenEntry = Awaited<ReturnType<typeof registerEntries>>[number]

/** Codes by the facet they were given in. */
export type TermsGiven = Record<string, string[]>

/** Subjects under the facets of terms, each of which is there even when nothing was given. */
const byFacet = (subjects: readonly string[], facets: readonly Facet[]): TermsGiven =>
  Object.fromEntries(
    facets
      .filter((facet) => facet.of === 'terms')
      .map((facet) => [facet.code, facet.vocabularies.flatMap((vocabulary) => termsIn(subjects, vocabulary))]),
  )

/** Title and sender of public submissions, by reference; one that is hidden is left out. */
export async function namedIn(db: Db, edition: EditionScope, references: readonly string[]) {
  if (references.length === 0) return new Map<string, Named>()
  const rows = await publicRows(db, edition)
    .select(['s.reference', 's.title', 's.language', 'o.name as organization', 'o.language as organizationLanguage'])
    .where('s.reference', 'in', references)
    .execute()
  return new Map(rows.map((row) => [row.reference, row as Named]))
}
export type Named = {
  title: string
  language: string
  organization: string | null
  organizationLanguage: string | null
}

/** The number that a reference (`OCP22-0005`) or bare number (`5`) of an address says; null when it is none of this edition. */
export function bareNumber(edition: EditionScope, number: string): number | null {
  const bare = /^(?:[A-Z]{2,6}\d{2}-)?0*(\d{1,7})$/i.exec(number)?.[1]
  if (!bare || (number.includes('-') && !number.toUpperCase().startsWith(`${edition.submissionPrefix}-`))) return null
  return Number(bare)
}

/** Public submission of a reference (`OCP22-0005`) or bare number (`5`), with its organization's name; null when hidden or absent. */
export async function publicSubmission(db: Db, edition: EditionScope, number: string) {
  const bare = bareNumber(edition, number)
  if (bare === null) return null
  const row = await db
    .selectFrom('public_submission as s')
    .leftJoin('organization as o', 'o.id', 's.organization_id')
    .select(['s.id', 's.form_id as formId', 's.organization_id as organizationId', 's.subjects', ...ENTRY])
    .where('s.edition_id', '=', edition.id)
    .where('s.number', '=', bare)
    .executeTakeFirst()
  if (!row) return null
  const versions = await db
    .selectFrom('submission_version')
    .select(['version', 'received_at as receivedAt', 'content_hash as hash'])
    .where('submission_id', '=', row.id)
    .orderBy('version', 'desc')
    .execute()
  const { subjects, ...shown } = row
  return { ...shown, versions, terms: byFacet(subjects, await facetsOf(db, edition)) }
}
export type PublicSubmission = NonNullable<Awaited<ReturnType<typeof publicSubmission>>>
