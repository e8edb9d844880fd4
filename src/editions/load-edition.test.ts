import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { vocabulariesOf } from '../forms/public.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { loadInWords } from './command.ts'
import { FolderFaulty, loadEdition } from './load-edition.ts'
import { copyOf, NATIONAL_FORUM } from './testing/copy-of.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform('2024-06-01T09:00:00Z')
})
afterAll(() => t.close())

const scope = async (slug: string) => (await editionBySlug(t.db, slug)) as EditionScope

test('an edition of another kind of forum loads from a path, with nothing of the first', async () => {
  const { editionId, slug, loaded } = await loadEdition(t.platform, NATIONAL_FORUM)
  expect({ slug, loaded }).toEqual({ slug: 'national-forum-2024', loaded: true })
  const edition = await scope(slug)
  expect(edition).toMatchObject({ zone: 'Asia/Kolkata', submissionPrefix: 'NDF24', startsOn: '2024-09-12' })
  const row = await t.db.selectFrom('edition').selectAll().where('id', '=', editionId).executeTakeFirstOrThrow()
  expect([row.final_week_from, row.last_session_number, row.session_kinds]).toEqual([null, 0, ['session_proposal']])
  const call = await t.db.selectFrom('call').selectAll().where('edition_id', '=', editionId).executeTakeFirstOrThrow()
  expect(call.opens_at.toISOString()).toBe('2024-05-06T04:30:00.000Z')
  expect(call.closes_at.toISOString(), 'the day of the deadline is over in its zone').toBe('2024-07-01T18:30:00.000Z')
  const phases = await t.db.selectFrom('phase').select('numeral').where('edition_id', '=', editionId).execute()
  expect(phases.map((p) => p.numeral)).toEqual(['1', '2', '3'])
  const vocabularies = await vocabulariesOf(t.db, edition)
  expect(vocabularies.get('stakeholder_groups')?.map((g) => g.code)).toEqual(['public_bodies', 'companies', 'citizens'])
  expect(vocabularies.get('tracks')?.map((g) => g.code)).toEqual(['access', 'skills', 'safety'])
  expect(await t.db.selectFrom('matrix_link').selectAll().where('edition_id', '=', editionId).execute()).toEqual([])
  const slot = await t.db
    .selectFrom('slot')
    .selectAll()
    .where('edition_id', '=', editionId)
    .orderBy('starts_at')
    .executeTakeFirst()
  expect(slot?.starts_at.toISOString()).toBe('2024-09-12T04:30:00.000Z')
})

test('a second time nothing changes', async () => {
  expect(await loadInWords(t.platform, NATIONAL_FORUM)).toEqual({
    good: true,
    text: 'The edition national-forum-2024 was there already; nothing was changed.',
  })
})

test('the next year of the same forum shares its forum, and is found by name in the data folder', async () => {
  const name = `national-forum-${2025}`
  const to = path.join(t.platform.config.dataFolder, 'editions', name)
  const year = (text: string) => text.replaceAll('2024', '2025').replace('NDF24', 'NDF25')
  copyOf(NATIONAL_FORUM, { 'edition.json': year, 'venue.json': year, 'forms.json': year }, to)
  expect(await loadEdition(t.platform, name)).toMatchObject({ slug: name, loaded: true })
  const rows = await t.db
    .selectFrom('edition')
    .select(['slug', 'forum_id', 'submission_prefix'])
    .orderBy('slug')
    .execute()
  expect(rows.map((r) => [r.slug, r.submission_prefix])).toEqual([
    ['national-forum-2024', 'NDF24'],
    ['national-forum-2025', 'NDF25'],
  ])
  expect(new Set(rows.map((r) => r.forum_id)).size).toBe(1)
})

test('a folder with a mistake is not loaded, and nothing of it is written', async () => {
  const at = copyOf(NATIONAL_FORUM, {
    'edition.json': (text) => text.replaceAll('national-forum', 'other-forum'),
    'forms.json': (text) => text.replace('"section": "session"', '"section": "sesion"'),
  })
  const named = path.join(path.dirname(at), 'other-forum-2024')
  fs.renameSync(at, named)
  await expect(loadEdition(t.platform, named)).rejects.toThrow(FolderFaulty)
  const answer = await loadInWords(t.platform, named)
  expect(answer.good).toBe(false)
  expect(answer.text).toMatch(/^forms.json:\d+: .*there is no section “sesion”.*\n1 mistake.\nNothing was loaded.$/s)
  expect(await editionBySlug(t.db, 'other-forum-2024')).toBeNull()
  expect(await t.db.selectFrom('forum').select('slug').execute()).toEqual([{ slug: 'national-forum' }])
})

test('who names no folder is told which there are', async () => {
  expect(await loadInWords(t.platform, 'nowhere')).toEqual({
    good: false,
    text: expect.stringMatching(/There is no folder nowhere. By name there are: .*wsis-forum-2022/),
  })
})
