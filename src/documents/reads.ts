import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import { type Answers, type Form, formById } from '../forms/public.ts'
import type { Db } from '../platform/db/db.ts'
import type { OrganizationId } from '../platform/db/schema.ts'
import type { Localized } from '../platform/languages/public.ts'
import { agreedInEdition } from '../submissions/public.ts'

/** A public submission whole, as an annex prints it. */
export type WholeSubmission = Awaited<ReturnType<typeof publicSubmissions>>[number]

/** Every public submission of an edition in its present version, with the form it answers, in the order of numbers. */
export async function publicSubmissions(db: Db, edition: EditionScope) {
  const rows = await db
    .selectFrom('public_submission as s')
    .innerJoin('submission_version as v', (join) =>
      join.onRef('v.submission_id', '=', 's.id').onRef('v.version', '=', 's.current_version'),
    )
    .leftJoin('organization as o', 'o.id', 's.organization_id')
    .select([
      's.id',
      's.reference',
      's.title',
      's.language',
      's.kind',
      's.state',
      's.country',
      's.stakeholder_group as group',
      's.submitter_name as submitter',
      's.last_submitted_at as receivedAt',
      'o.name as organization',
      'v.form_id as formId',
    ])
    .select((eb) => eb.ref('v.answers').$castTo<Answers>().as('answers'))
    .where('s.edition_id', '=', edition.id)
    .orderBy('s.number')
    .execute()
  const forms = new Map<string, Form>()
  for (const { formId } of rows) if (!forms.has(formId)) forms.set(formId, await formById(db, formId))
  const agreed = await agreedInEdition(db, edition)
  return rows.map(({ id, formId, ...row }) => ({ ...row, form: forms.get(formId) as Form, agreed: agreed(id ?? '') }))
}

/**
 * The moment since which the register has stood as it is: the last submission, amendment or step of a thread; null while there is none.
 * What is told as of it is the same whenever it is told.
 */
export async function registerAsOf(db: Db, edition: EditionScope): Promise<Date | null> {
  const { at } = await db
    .selectFrom('public_submission as s')
    .leftJoin('thread_step as t', 't.submission_id', 's.id')
    .select(sql<Date | null>`greatest(max(s.last_submitted_at), max(t.at))`.as('at'))
    .where('s.edition_id', '=', edition.id)
    .executeTakeFirstOrThrow()
  return at
}

export type ListedOrganization = {
  readonly id: string
  readonly name: string
  readonly language: string
  readonly names: Localized
  readonly country: string | null
  readonly type: string | null
}
/** A submission in the name of an organization, and whether its sender is known to speak for it. */
type Said = { readonly reference: string; readonly proven: boolean }
export type OrganizationPart = {
  readonly of: ListedOrganization
  readonly submissions: readonly Said[]
  readonly sessions: readonly number[]
}

/** Who has a part in an edition, each under the name it stands under today: by its public submissions and by the sessions it is named in. */
export async function organizationsTakingPart(
  db: Db,
  edition: EditionScope,
  named: readonly { readonly id: string; readonly number: number }[],
): Promise<OrganizationPart[]> {
  const [said, merges] = await Promise.all([
    db
      .selectFrom('public_submission')
      .select(['organization_id as id', 'reference', 'sender_proof as proof'])
      .where('edition_id', '=', edition.id)
      .where('organization_id', 'is not', null)
      .orderBy('number')
      .execute(),
    db.selectFrom('organization_merge').select(['from_id', 'into_id']).where('undone_at', 'is', null).execute(),
  ])
  const today = standingUnder(new Map(merges.map(({ from_id, into_id }) => [from_id, into_id])))
  const submissions = Map.groupBy(said, ({ id }) => today(id ?? ''))
  const sessions = Map.groupBy(named, ({ id }) => today(id))
  const ids = [...new Set([...submissions.keys(), ...sessions.keys()])]
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('organization')
    .select(['id', 'name', 'language', 'names', 'country', 'stakeholder_type as type'])
    .where('id', 'in', ids as OrganizationId[])
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    of: { ...row, names: row.names as Localized },
    submissions: (submissions.get(row.id) ?? []).map(({ reference, proof }) => ({ reference, proven: proof !== null })),
    sessions: [...new Set((sessions.get(row.id) ?? []).map(({ number }) => number))].toSorted((a, b) => a - b),
  }))
}

/** The name an organization stands under today, through all mergers; a circle, which no act makes, ends. */
const standingUnder =
  (into: ReadonlyMap<string, string>) =>
  (id: string): string => {
    const passed = new Set<string>()
    let at = id
    for (let next = into.get(at); next !== undefined && !passed.has(next); next = into.get(at)) {
      passed.add(at)
      at = next
    }
    return at
  }
