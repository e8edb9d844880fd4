import type { EditionScope } from '../access/public.ts'
import { publishedAgenda } from '../agenda/public.ts'
import { publishedReports } from '../outcomes/public.ts'
import type { Db } from '../platform/db/db.ts'
import type { PublishedPassage, PublishedPoint, PublishedTheme } from './contents.ts'
import { type Readable, readableOf } from './reads.ts'
import { lastRelease } from './release.ts'

/** A published session that grew from a submission, or from the one it was merged into. */
type Outcome = {
  readonly number: number
  readonly title: string
  readonly language: string
  /** What came out of it is published with it. */
  readonly reported: boolean
}

/** A passage everyone may read, with the submission it is from. */
export type Quote = PublishedPassage & { readonly from: Readable }

export type ShownPoint = Omit<PublishedPoint, 'passages'> & { readonly quotes: readonly Quote[] }

/** The synthesis as everyone may read it. */
export type Published = {
  readonly number: number
  readonly at: Date
  readonly themes: readonly PublishedTheme[]
  readonly points: readonly ShownPoint[]
  readonly quotes: readonly Quote[]
  /** Sessions of the published programme by the submission they grew from. */
  readonly sessions: ReadonlyMap<string, readonly Outcome[]>
}

/**
 * The last release, without what has been withdrawn or hidden since: a point nobody stands behind any more is not shown. Null before the
 * first release.
 */
export async function publishedSynthesis(db: Db, edition: EditionScope): Promise<Published | null> {
  const release = await lastRelease(db, edition)
  if (!release) return null
  const [readable, sessions] = await Promise.all([readableOf(db, edition), sessionsOf(db, edition)])
  const open = new Map(readable.map((one) => [one.id, one]))
  const { themes, points, passages } = release.contents
  const quotes = passages.flatMap((passage): Quote[] => {
    const from = open.get(passage.submissionId)
    return from ? [{ ...passage, from }] : []
  })
  const byId = new Map(quotes.map((quote) => [quote.id, quote]))
  const shown = points.map(({ passages: ids, ...point }) => ({
    ...point,
    quotes: ids.flatMap((id) => byId.get(id) ?? []),
  }))
  return {
    number: release.number,
    at: release.at,
    themes,
    points: shown.filter((point) => point.quotes.length > 0),
    quotes,
    sessions,
  }
}

async function sessionsOf(db: Db, edition: EditionScope): Promise<Map<string, Outcome[]>> {
  const [agenda, reports] = await Promise.all([publishedAgenda(db, edition), publishedReports(db, edition)])
  const reported = new Set(reports.map(({ session }) => session))
  const found = new Map<string, Outcome[]>()
  for (const { number, title, language, submission } of agenda?.entries ?? [])
    if (submission) {
      const outcome = { number, title, language, reported: reported.has(number) }
      found.set(submission.reference, [...(found.get(submission.reference) ?? []), outcome])
    }
  for (const { reference, into } of await mergedInto(db, edition)) {
    const hosts = found.get(into)
    if (hosts) found.set(reference, [...(found.get(reference) ?? []), ...hosts])
  }
  return found
}

/** Public submissions that were merged, with the one each went into. */
const mergedInto = (db: Db, edition: EditionScope) =>
  db
    .selectFrom('public_submission as s')
    .innerJoin('decision as d', 'd.submission_id', 's.id')
    .innerJoin('public_submission as host', 'host.id', 'd.into_submission_id')
    .select(['s.reference', 'host.reference as into'])
    .where('s.edition_id', '=', edition.id)
    .where('s.state', '=', 'merged')
    .where('d.revoked_at', 'is', null)
    .where('d.release_id', 'is not', null)
    .execute()
