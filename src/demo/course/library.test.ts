import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../../access/public.ts'
import { program } from '../../acts/public.ts'
import { editionBySlug } from '../../consultation/public.ts'
import { loadEdition } from '../../editions/public.ts'
import { house } from '../../house.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { publicLibrary } from '../../site/public.ts'
import { handOut, libraryActs } from './library.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope
beforeAll(async () => {
  t = await testPlatform('2022-02-01T09:00:00Z', {}, house)
  await loadEdition(t.platform, 'wsis-forum-2022')
  edition = (await editionBySlug(t.db, 'wsis-forum-2022')) as EditionScope
})
afterAll(() => t.close())

test('the demonstration hands out documents in versions and languages, as files for word processors', async () => {
  const acts = libraryActs('wsis-forum-2022').slice(0, 4)
  for (const act of acts) await handOut({ platform: t.platform, edition, officer: program(null) }, act)
  const [guide, ...others] = await publicLibrary(t.db, edition)
  expect(others).toEqual([])
  expect(guide?.files.map(({ language, version, name }) => [language, version, name])).toEqual([
    ['en', 2, 'Guide for session organizers.docx'],
    ['ar', 1, 'دليل منظمي الجلسات.docx'],
    ['en', 1, 'Guide for session organizers.docx'],
    ['fr', 1, 'Guide à l’intention des organisateurs de séances.docx'],
  ])
  const bytes = await t.platform.files.get(guide?.files[0]?.sha256 ?? '')
  expect(bytes?.subarray(0, 2).toString()).toBe('PK')
})
