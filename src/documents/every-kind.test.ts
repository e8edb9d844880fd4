import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { loadEdition } from '../editions/public.ts'
import { house } from '../house.ts'
import { reportTermsOf } from '../outcomes/public.ts'
import { addReport, addReportVersion, changeReport } from '../outcomes/store.ts'
import type { DraftId, SessionId } from '../platform/db/schema.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { badgeDrawing, badgePaper } from '../registrations/badge.ts'
import { certificatePaper, visaPaper } from '../registrations/letters-on-paper.ts'
import { KINDS, paperOf } from './kinds.ts'
import type { Paper } from './kit/paper.ts'
import { receiptPaper } from './receipt.ts'
import { HOSTILE, spoiled } from './testing/hostile.ts'
import { expectWhole } from './testing/whole.ts'
import { answersTo, fillEdition } from './testing/whole-edition.ts'

/** What a database takes of it. */
const KEPT = HOSTILE.map((words) => words.replaceAll('\0', '').toWellFormed()).filter((words) => words.trim() !== '')

const words = (field: number) => KEPT[field % KEPT.length] ?? ''

let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope
beforeAll(async () => {
  t = await testPlatform('2022-01-31T13:00:00Z', {}, house)
  const { slug } = await loadEdition(t.platform, 'wsis-forum-2022', { asPrinted: true })
  edition = (await house.editionNamed(t.db, slug)) ?? expect.unreachable()
  for (const [n, session] of (await fillEdition(t.platform, edition, words)).entries()) await report(session, n)
})
afterAll(() => t.close())

/** A session reports by each form of the edition, and all of it is published. */
async function report(sessionId: SessionId, n: number) {
  const now = t.clock.now()
  const by = { whom: 'submitter', personId: null, name: words(n), email: 'a@example.org', language: 'ar', dueAt: now }
  for (const { form } of (await reportTermsOf(t.db, edition))?.forms ?? [])
    await t.db.transaction().execute(async (tx) => {
      const id = (await addReport(tx, edition, { sessionId, formId: form.id, ...by }, now)) ?? expect.unreachable()
      const answers = answersTo(form, (field) => words(field + n))
      await addReportVersion(tx, edition, { id, version: 1, answers, language: 'fr' }, { personId: null, now })
      await changeReport(tx, edition, id, { published_version: 1, published_at: now })
    })
}

const paper = async (kind: (typeof KINDS)[number], language: 'ar' | 'zh' = 'ar') =>
  (await paperOf(kind, { platform: t.platform, edition, language })) ?? expect.unreachable(`no ${kind}`)

test.each(KINDS)('%s is whole whatever people wrote, and whatever else stands in its fields', async (kind) => {
  const written = await paper(kind)
  await expectWhole(spoiled(written), written)
})

/** What somebody is given who takes part: badge, letter for a visa, certificate. */
function papersOfOne(words: string): Paper[] {
  const on = { edition, language: 'zh' as const, origin: 'https://forum.example.org', code: 'abcd', at: t.clock.now() }
  const own = { name: words, organization: words, number: 7 }
  const said = { forum: words, days: words, group: words, number: words }
  const visa = { name: words, nationality: 'CI', passport: words, arrivesOn: '2022-05-29', leavesOn: '2022-06-04' }
  return [
    badgePaper(on, own, badgeDrawing(own, said, 'https://forum.example.org/b')),
    visaPaper(on, visa, 7),
    certificatePaper(on, { name: words, presence: 'on_site', sessions: [words, words] }),
  ]
}

test('so are badge, letter for a visa and certificate', async () => {
  for (const one of papersOfOne(KEPT.join(' '))) await expectWhole(spoiled(one), one)
})

test('so is the receipt of what was handed in', async () => {
  const row = await t.db
    .selectFrom('submission as s')
    .innerJoin('submission_version as v', 'v.submission_id', 's.id')
    .select(['s.id as submissionId', 's.number', 's.reference', 's.title', 's.submitter_name as submitterName'])
    .select(['s.submitter_email as submitterEmail', 'v.version', 'v.received_at as receivedAt'])
    .select('v.content_hash as contentHash')
    .where('s.edition_id', '=', edition.id)
    .orderBy('s.number')
    .executeTakeFirstOrThrow()
  const draftId = '00000000-0000-4000-8000-000000000000' as DraftId
  const receipt = { ...row, draftId, organization: { name: words(3), language: 'ar' } }
  const on = { edition, language: 'zh' as const, origin: 'https://forum.example.org', code: 'abcd' }
  const written = (await receiptPaper(t.db, receipt, on)) ?? expect.unreachable()
  expect(written.blocks.length).toBeGreaterThan(10)
  await expectWhole(spoiled(written), written)
})

/** Every row of every table at another place than it had, as after a backup that was read back in. */
async function shuffleRows() {
  const { rows } = await sql<{ name: string; columns: string }>`
    select c.table_name as name, string_agg(quote_ident(c.column_name), ',' order by c.ordinal_position) as columns
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
    group by 1 order by 1`.execute(t.db)
  await t.db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx) // no trigger, no foreign key: nothing is another afterwards
    for (const { name, columns } of rows)
      await sql
        .raw(
          `create temporary table shuffled on commit drop as select ${columns} from "${name}" order by random();
           delete from "${name}";
           insert into "${name}" (${columns}) overriding system value select ${columns} from shuffled;
           drop table shuffled`,
        )
        .execute(tx)
  })
}

test('documents are the same in whatever order the rows of the database lie', async () => {
  const all = () => Promise.all(KINDS.map((kind) => paper(kind, 'zh')))
  const before = await all()
  await shuffleRows()
  for (const [i, after] of (await all()).entries()) expect(after, KINDS[i]).toEqual(before[i])
})
