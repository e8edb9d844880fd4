import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { loadEdition } from '../editions/public.ts'
import { keepFile, sweepFiles } from '../platform/files/keep-file.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { sha256 } from './canonical-json.ts'
import { startDraft } from './start-draft.ts'
import { filesInUse, removeDeadDrafts } from './sweep.ts'
import { mayUpload } from './upload-limits.ts'

const OPEN = '2022-02-14T09:20:00Z'
let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope

beforeAll(async () => {
  t = await testPlatform(OPEN)
  await loadEdition(t.platform, 'wsis-forum-2022')
  edition = (await editionBySlug(t.db, 'wsis-forum-2022')) as EditionScope
})
afterAll(() => t.close())

const owner = { browserHash: sha256('a browser'), personId: null }
async function aDraft(answers: Record<string, unknown> | null) {
  const wish = { call: 'official_submissions', form: 'official_submission', language: 'en', owner }
  const started = await startDraft(t.platform, edition, wish)
  if (!started.ok) throw new Error(started.refusal.code)
  const { id } = started.value
  if (answers)
    await t.db
      .updateTable('draft')
      .set({ answers: JSON.stringify(answers), revision: 2 })
      .where('id', '=', id)
      .execute()
  return id
}
const file = (sha: string, size = 10) => ({
  sha256: sha,
  public_sha256: null,
  filename: 'a.pdf',
  media_type: 'application/pdf',
  size_bytes: size,
})
const later = (days: number) => new Date(t.clock.now().getTime() + days * 86_400_000)

test('a file nothing refers to is removed with its bytes; one that a draft or a version holds stays, and so does one just sent', async () => {
  const keep = (text: string, at = t.clock.now()) =>
    keepFile(t.platform, Buffer.from(text), { mediaType: 'application/pdf', at })
  const [held, left, again] = [await keep('held'), await keep('left'), await keep('sent again')]
  await keep('sent again', later(3))
  await aDraft({ attachments: [file(held.sha256)] })
  expect(await sweepFiles(t.platform, [filesInUse], later(2))).toBe(1)
  expect(await t.platform.files.get(left.sha256)).toBeNull()
  expect(await t.platform.files.get(held.sha256)).not.toBeNull()
  expect(await t.platform.files.get(again.sha256)).not.toBeNull()
  expect(await sweepFiles(t.platform, [filesInUse], later(2))).toBe(0)
})

test('a draft begun and left without a word goes after a week; what somebody wrote stays for ever', async () => {
  const [empty, written] = [await aDraft(null), await aDraft({ priority_topics: 'Words.' })]
  await t.db.transaction().execute((tx) => removeDeadDrafts(tx, later(8)))
  const rest = await t.db.selectFrom('draft').select('id').where('id', 'in', [empty, written]).execute()
  expect(rest).toEqual([{ id: written }])
})

test('one draft holds no more than its share, and one browser sends no more than a day allows', async () => {
  const megabytes = (n: number) => n * 1024 * 1024
  const upload = (bytes: number, held = 0, who = 'one') =>
    mayUpload(t.platform, edition, {
      bytes,
      answers: { attachments: [file('0'.repeat(64), held)] },
      owner: who,
      remote: '198.51.100.1',
    })
  expect(await upload(megabytes(20), megabytes(100))).toBe(true)
  expect(await upload(megabytes(20), megabytes(140))).toBe(false)
  for (let i = 0; i < 24; i++) expect(await upload(megabytes(20))).toBe(true)
  expect(await upload(megabytes(20))).toBe(false)
  expect(await upload(megabytes(20), 0, 'another browser behind the same network')).toBe(true)
})
