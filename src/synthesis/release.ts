import { isDeepStrictEqual } from 'node:util'
import type { EditionScope } from '../access/public.ts'
import { type Acting, defineAct } from '../acts/public.ts'
import { lockEdition } from '../consultation/public.ts'
import { composeLetter } from '../page/letter.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { isLanguage, type Language } from '../platform/languages/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { recordSteps } from '../submissions/public.ts'
import { type Contents, contentsOf, newlyQuoted } from './contents.ts'
import { quotedLetter } from './letters.ts'
import { deskOf } from './reads.ts'
import { addRelease } from './store.ts'

/** Somebody whose words are quoted for the first time, to be told. */
type Quoted = {
  readonly submissionId: string
  readonly reference: string
  readonly title: string
  readonly language: string
  readonly name: string
  readonly email: string
  readonly reads: Language
  readonly points: readonly number[]
}
type Facts = {
  readonly contents: Contents
  readonly bare: readonly string[]
  readonly before: { readonly number: number; readonly contents: Contents; readonly at: Date } | null
  readonly quoted: readonly Quoted[]
}

/** The last release of an edition; null before the first. */
export async function lastRelease(db: Db | Tx, edition: EditionScope) {
  const row = await db
    .selectFrom('synthesis_release')
    .select(['number', 'contents', 'released_at as at'])
    .where('edition_id', '=', edition.id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { ...row, contents: row.contents as unknown as Contents } : null
}

async function look({ tx, edition, locking }: Acting) {
  if (locking) await lockEdition(tx, edition)
  const { contents, bare } = contentsOf(await deskOf(tx, edition))
  const before = await lastRelease(tx, edition)
  const news = newlyQuoted(contents, before?.contents ?? null)
  return ok({ contents, bare, before, quoted: await quotedIn(tx, edition, news) })
}

async function quotedIn(tx: Tx, edition: EditionScope, news: ReturnType<typeof newlyQuoted>): Promise<Quoted[]> {
  if (news.length === 0) return []
  const rows = await tx
    .selectFrom('submission as s')
    .leftJoin('person as p', 'p.id', 's.person_id')
    .select(['s.id as submissionId', 's.reference', 's.title', 's.language', 's.submitter_name as name'])
    .select(['s.submitter_email as email', 'p.language as speaks'])
    .where('s.edition_id', '=', edition.id)
    .where(
      's.id',
      'in',
      news.map(({ submissionId }) => submissionId),
    )
    .orderBy('s.number')
    .execute()
  return rows.map(({ speaks, ...row }) => ({
    ...row,
    reads: isLanguage(speaks) ? speaks : isLanguage(row.language) ? row.language : 'en',
    points: news.find(({ submissionId }) => submissionId === row.submissionId)?.points ?? [],
  }))
}

/**
 * What officers have made of the submissions becomes public, exactly as it was read over; later work on the desk changes nothing of it. The
 * thread of each submission quoted for the first time says so, and its sender gets one letter.
 */
export const synthesisReleased = defineAct<null, Facts, number, number, 'nothing-to-release' | 'nothing-new'>({
  name: 'synthesis released',
  may: 'mayPublish',
  look,
  shown: ({ contents, before, quoted }) => ({
    contents,
    before: before?.number ?? 0,
    letters: quoted.map(({ reference, email, reads }) => [reference, email, reads]),
  }),
  decide({ contents, before }) {
    if (contents.points.length === 0) return refuse('nothing-to-release')
    if (before && isDeepStrictEqual(before.contents, contents)) return refuse('nothing-new')
    return ok((before?.number ?? 0) + 1)
  },
  async do({ tx, edition, personId, now }, number, { contents, quoted }) {
    await addRelease(tx, edition, { number, contents }, { personId, now })
    await recordSteps(
      tx,
      quoted.map(({ submissionId, points }) => ({
        submissionId,
        kind: 'taken_up' as const,
        at: now,
        facts: { release: number, points: [...points] },
      })),
    )
    return number
  },
  record: (number, _, { contents, quoted }) => ({
    subject: String(number),
    details: { points: contents.points.length, passages: contents.passages.length, letters: quoted.length },
  }),
  async tell({ platform, tx, edition }, number, _, { quoted }) {
    const letters = quoted
      .filter(({ email }) => email !== '')
      .map((one) => {
        const words = quotedLetter(one, { edition, origin: platform.config.origin })
        return {
          ...composeLetter(one.reads, words),
          to: one.email,
          key: `synthesis:${edition.id}:${number}:${one.submissionId}`,
        }
      })
    await platform.mail.queueAll(tx, letters)
  },
})
