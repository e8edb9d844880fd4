import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { addTerms, vocabulariesOf } from '../forms/public.ts'
import { vocabulariesChanged } from '../forms/terms/terms.ts'
import { house } from '../house.ts'
import { publishedEdition } from '../plan/testing/published-edition.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { addOrganization } from '../stakeholders/public.ts'
import { createWeb } from '../web/web.tsx'
import type { Block, Runs } from './kit/paper.ts'
import { paperOf } from './public.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let published: Awaited<ReturnType<typeof publishedEdition>>
let edition: EditionScope
beforeAll(async () => {
  t = await testPlatform('2022-05-20T10:00:00Z', {}, house)
  web = createWeb(t.platform, house)
  published = await publishedEdition(t.db, t.clock.now())
  edition = published.edition
  const term = (vocabulary: string, code: string) => ({
    vocabulary,
    code,
    name: { en: `${vocabulary} ${code}` },

    position: 1,
    details: {},
  })
  await t.db.transaction().execute(async (tx) => {
    await addTerms(tx, edition.id, [term('action_lines', 'C4'), term('sdgs', '4')])
    await vocabulariesChanged(tx, edition.id)
    await addOrganization(tx, { id: 'sample-network', name: 'Sample Network', language: 'en' }, t.clock.now())
  })
  // This node hears of its own news a moment after it was committed.
  await vi.waitFor(async () => expect((await vocabulariesOf(t.db, edition)).get('sdgs')).toHaveLength(1), 10_000)
})
afterAll(() => t.close())

const textOf = (runs: Runs) => runs.map(({ text }) => text).join('')
const blocksOf = async (kind: 'matrix' | 'organizations' | 'sheets') =>
  ((await paperOf(kind, { platform: t.platform, edition, language: 'en' })) ?? expect.unreachable()).blocks
const tables = (blocks: readonly Block[]) => blocks.filter((block) => block.kind === 'table')
const headings = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === 'heading' ? [textOf(block.runs)] : []))

test('the matrix marks of each session that is on its main subject and the others, counts both, and says where nobody gave a reason', async () => {
  const blocks = await blocksOf('matrix')
  const [lines, terms, goals] = tables(blocks)
  const on = published.planned.filter(({ standing }) => standing === 'on' || standing === 'unplaced')
  expect(lines?.rows.map(([number]) => textOf(number ?? []))).toEqual(on.map(({ number }) => String(number)))
  expect(lines?.rows.map((row) => row.map(textOf).filter((cell) => cell === '●').length)).toEqual(on.map(() => 1))
  expect(goals?.rows.flatMap((row) => row.map(textOf)).filter((cell) => cell === '○')).toHaveLength(on.length)
  expect(terms?.rows.map((row) => textOf(row[1] ?? [])).filter((count) => count !== '0')).toEqual([String(on.length)])
  const reasons = blocks.filter((block) => block.kind === 'paragraph' && textOf(block.runs) === 'No reason was given.')
  expect(reasons).toHaveLength(on.length)
})

test('the list of organizations has each once, under the name it stands under today, with the sessions it has a part in', async () => {
  const rows = tables(await blocksOf('organizations')).flatMap(({ head, rows }) => (head.length === 4 ? rows : []))
  const on = published.planned.flatMap(({ standing, number }) =>
    standing === 'on' || standing === 'unplaced' ? [number] : [],
  )
  const network = rows.filter(([name]) => textOf(name ?? []) === 'Sample Network')
  expect(network.map((row) => textOf(row[3] ?? []).match(/\d+/g))).toEqual([on.map(String)])
})

test('each session has a sheet; one can be had alone, and a number nobody published is absent', async () => {
  const found = headings(await blocksOf('sheets'))
  for (const { number, title } of published.planned) expect(found).toContain(`${number} · ${title}`)
  const [first] = published.numbers
  const sheet = await web.request(`/ar/${edition.slug}/documents/sessions/${first}.html`)
  expect(await sheet.text()).toContain('Opening, with &quot;quotes&quot;; and more')
  expect((await web.request(`/ar/${edition.slug}/documents/sessions/99999.pdf`)).status).toBe(404)
  expect(await (await web.request(`/en/${edition.slug}/sessions/${first}`)).text()).toContain(`sessions/${first}.docx`)
})
