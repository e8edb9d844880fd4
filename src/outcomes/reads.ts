import type { EditionScope } from '../access/public.ts'
import { type Answers, formById } from '../forms/public.ts'
import { hashToken } from '../identity/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { SessionReportId } from '../platform/db/schema.ts'
import type { Report, ReportForm, ReportTerms, ReportVersion } from './report.ts'

/** What sessions of an edition are to report; null where they report nothing. */
export async function reportTermsOf(db: Db | Tx, edition: EditionScope): Promise<ReportTerms | null> {
  const terms = await db
    .selectFrom('report_terms')
    .select(['days', 'remind'])
    .where('edition_id', '=', edition.id)
    .executeTakeFirst()
  return terms ? { ...terms, forms: await reportFormsOf(db, edition) } : null
}

async function reportFormsOf(db: Db | Tx, edition: EditionScope): Promise<ReportForm[]> {
  const rows = await db
    .selectFrom('report_form')
    .select(['form_id', 'by_role', 'in_brief'])
    .where('edition_id', '=', edition.id)
    .orderBy('position')
    .execute()
  return Promise.all(
    rows.map(async (row) => ({
      form: await formById(db, row.form_id),
      byRole: row.by_role,
      inBrief: row.in_brief,
    })),
  )
}

type Narrowed = { readonly number?: number; readonly id?: SessionReportId; readonly locking?: boolean }

/** Reports that were asked for, by the numbers of their sessions; of each the newest version. */
export async function reportsOf(db: Db | Tx, edition: EditionScope, of: Narrowed = {}): Promise<Report[]> {
  const [forms, rows] = await Promise.all([
    reportFormsOf(db, edition),
    db
      .selectFrom('session_report as r')
      .innerJoin('session as s', 's.id', 'r.session_id')
      .innerJoin('report_form as f', 'f.form_id', 'r.form_id')
      .select(['r.id', 'r.form_id', 'r.whom', 'r.person_id', 'r.name', 'r.email', 'r.language', 'r.asked_at'])
      .select(['r.due_at', 'r.reminded_at', 'r.draft', 'r.draft_at', 'r.published_version', 'r.published_at'])
      .select(['s.id as session_id', 's.number', 's.title', 's.language as session_language'])
      .where('r.edition_id', '=', edition.id)
      .$if(of.number !== undefined, (q) => q.where('s.number', '=', of.number ?? 0))
      .$if(of.id !== undefined, (q) => q.where('r.id', '=', of.id ?? ''))
      .orderBy('s.number')
      .orderBy('f.position')
      .orderBy('r.id')
      .$if(of.locking === true, (q) => q.forUpdate('r'))
      .execute(),
  ])
  const versions = await lastVersions(
    db,
    rows.map(({ id }) => id),
  ) // after the lock: what was waited for counts
  return rows.flatMap((row) => {
    const form = forms.find(({ form: { id } }) => id === row.form_id)
    if (!form) return []
    return [
      {
        ...{ id: row.id, of: form, whom: row.whom, personId: row.person_id, name: row.name, email: row.email },
        session: { id: row.session_id, number: row.number, title: row.title, language: row.session_language },
        ...{ language: row.language, askedAt: row.asked_at, dueAt: row.due_at, remindedAt: row.reminded_at },
        draft: row.draft && row.draft_at ? { answers: row.draft as Answers, at: row.draft_at } : null,
        last: versions.get(row.id) ?? null,
        published:
          row.published_version !== null && row.published_at
            ? { version: row.published_version, at: row.published_at }
            : null,
      } satisfies Report,
    ]
  })
}

async function lastVersions(db: Db | Tx, ids: readonly SessionReportId[]) {
  if (ids.length === 0) return new Map<SessionReportId, ReportVersion>()
  const rows = await db
    .selectFrom('session_report_version')
    .distinctOn('report_id')
    .select(['report_id', 'version', 'answers', 'language', 'handed_in_at'])
    .where('report_id', 'in', ids)
    .orderBy('report_id')
    .orderBy('version', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.report_id, versionIn(row)]))
}

const versionIn = (row: {
  version: number
  answers: unknown
  language: string
  handed_in_at: Date
}): ReportVersion => ({
  ...{ version: row.version, language: row.language, handedInAt: row.handed_in_at },
  answers: row.answers as Answers, // written by the store alone
})

/** The report a link in a letter belongs to; null when it is nobody's of this edition. */
export async function reportOfLink(db: Db | Tx, edition: EditionScope, secret: string) {
  const row = await db
    .selectFrom('report_link as l')
    .innerJoin('session_report as r', 'r.id', 'l.report_id')
    .select('r.id')
    .where('l.secret_hash', '=', hashToken(secret))
    .where('r.edition_id', '=', edition.id)
    .executeTakeFirst()
  return row?.id ?? null
}

/** A report as everybody may read it. */
export type PublishedReport = ReportVersion & {
  readonly session: number
  readonly of: ReportForm
  readonly publishedAt: Date
}

/** What sessions reported and is published, of all or of one, by their numbers. Nothing else of a report is public. */
export async function publishedReports(
  db: Db | Tx,
  edition: EditionScope,
  session?: number,
): Promise<PublishedReport[]> {
  const rows = await db
    .selectFrom('session_report as r')
    .innerJoin('session as s', 's.id', 'r.session_id')
    .innerJoin('report_form as f', 'f.form_id', 'r.form_id')
    .innerJoin('session_report_version as v', (join) =>
      join.onRef('v.report_id', '=', 'r.id').onRef('v.version', '=', 'r.published_version'),
    )
    .select(['s.number', 'r.form_id', 'r.published_at', 'v.version', 'v.answers', 'v.language', 'v.handed_in_at'])
    .where('r.edition_id', '=', edition.id)
    .$if(session !== undefined, (q) => q.where('s.number', '=', session ?? 0))
    .orderBy('s.number')
    .orderBy('f.position')
    .orderBy('v.handed_in_at')
    .orderBy('r.id')
    .execute()
  if (rows.length === 0) return []
  const forms = await reportFormsOf(db, edition)
  return rows.flatMap((row) => {
    const of = forms.find(({ form: { id } }) => id === row.form_id)
    return of && row.published_at ? [{ ...versionIn(row), session: row.number, of, publishedAt: row.published_at }] : []
  })
}
