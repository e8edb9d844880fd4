import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Db } from '../platform/db/db.ts'
import { dayIn } from '../platform/languages/public.ts'

/** A public submission as figures see it; null = unknown. */
export type FigureRow = {
  readonly number: number
  readonly reference: string
  readonly title: string
  readonly titleLanguage: string
  readonly kind: string
  readonly state: string
  readonly group: string | null
  readonly type: string | null
  readonly region: string | null
  readonly country: string | null
  readonly language: string
  readonly call: string
  /** By which way it came. */
  readonly channel: string
  /** In which it was first received, in the edition's zone: 2022-01. */
  readonly month: string
  /** "vocabulary term" each, the main one first. */
  readonly subjects: readonly string[]
  /** Those of them that it said to be mainly about. */
  readonly main: readonly string[]
  /** The same for equal words. */
  readonly text: string | null
  /** `copy`: a machine found it to be a copy of a letter that another submission stands for; null: nobody has looked yet. */
  readonly copies: 'own' | 'copy' | null
  /** Who is behind it, where that is proven. */
  readonly verified: string | null
}

const mainTerms = (db: Db, edition: EditionScope) =>
  db
    .selectFrom('submission_term as t')
    .innerJoin('submission as s', 's.id', 't.submission_id')
    .select(['t.submission_id as id'])
    .select(sql<string[]>`array_agg(t.vocabulary || ' ' || t.term order by t.position, t.term)`.as('terms'))
    .where('s.edition_id', '=', edition.id)
    .where('t.weight', '=', 'primary')
    .groupBy('t.submission_id')

/** Every public submission of an edition in the order of numbers. */
export async function figureRows(db: Db, edition: EditionScope): Promise<readonly FigureRow[]> {
  const rows = await db
    .selectFrom('public_submission as s')
    .innerJoin('call as c', 'c.id', 's.call_id')
    .leftJoin(mainTerms(db, edition).as('m'), 'm.id', 's.id')
    .leftJoin('person as p', 'p.id', 's.person_id')
    .leftJoin('campaign_copy as k', 'k.submission_id', 's.id')
    .leftJoin('campaign_run as r', 'r.edition_id', 's.edition_id')
    .select([
      's.number',
      's.reference',
      's.title',
      's.language as titleLanguage',
      's.kind',
      's.state',
      's.channel',
      's.stakeholder_group as group',
      's.stakeholder_type as type',
      's.region',
      's.country',
      's.language',
      's.subjects',
      's.text_hash as text',
      sql<string[]>`coalesce(m.terms, '{}')`.as('main'),
      'c.code as call',
      's.first_submitted_at as at',
      sql<
        'own' | 'copy' | null
      >`case when r.edition_id is null then null when k.first = false then 'copy' else 'own' end`.as('copies'),
      sql<string | null>`case when p.email_proven_at is not null then coalesce(s.organization_id, s.person_id) end`.as(
        'verified',
      ),
    ])
    .where('s.edition_id', '=', edition.id)
    .orderBy('s.number')
    .execute()
  return rows.map(({ at, ...row }) => ({ ...row, month: dayIn(edition.zone, at).slice(0, 7) }))
}
