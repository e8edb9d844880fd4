import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { addTerms, vocabulariesOf } from '../forms/public.ts'
import { vocabulariesChanged } from '../forms/terms/terms.ts'
import { house } from '../house.ts'
import { publishedEdition } from '../plan/testing/published-edition.ts'
import { LANGUAGES } from '../platform/languages/public.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { addOrganization } from '../stakeholders/public.ts'
import { createWeb } from '../web/web.tsx'
import { documentCommand } from './command.ts'
import type { Block, Runs } from './kit/paper.ts'
import { makeDocument, paperOf } from './public.ts'
import { lacksOfAccessibility } from './testing/accessible-pdf.ts'
import { lacksOfWordFile } from './testing/word-file.ts'

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

test.each(['programme', 'matrix', 'organizations', 'sheets'] as const)(
  '%s is whole in Arabic, as PDF/UA-1 and for word processors, and the same to the byte',
  async (kind) => {
    const paper = (await paperOf(kind, { platform: t.platform, edition, language: 'ar' })) ?? expect.unreachable()
    const made = async (format: 'pdf' | 'docx') => {
      const one = await makeDocument(paper, format)
      return one.kind === 'made' ? one.bytes : expect.unreachable(one.kind)
    }
    const pdf = await made('pdf')
    expect(await lacksOfAccessibility(pdf)).toEqual([])
    expect(Buffer.compare(pdf, await made('pdf'))).toBe(0)
    expect(lacksOfWordFile(await made('docx'), paper)).toEqual([])
  },
  60_000,
)

test('convoke document writes each of them to a file, in every language, and says what it lacks', async () => {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'convoke-document-'))
  const start = { config: t.platform.config, open: async () => t.platform, editionNamed: house.editionNamed }
  const said = (kind: string, language: string) => {
    const words = [
      kind,
      '--edition',
      edition.slug,
      '--lang',
      language,
      '--out',
      path.join(folder, `${kind}-${language}.html`),
    ]
    return documentCommand.run(words, start)
  }
  const kinds = ['programme', 'matrix', 'organizations', 'sheets']
  for (const [i, language] of LANGUAGES.entries()) {
    const kind = kinds[i % kinds.length] ?? ''
    expect((await said(kind, language)).exitCode, `${kind} ${language}`).toBe(0)
    const html = await fs.readFile(path.join(folder, `${kind}-${language}.html`), 'utf8')
    expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`)
  }
  expect(await said('brief', 'en')).toMatchObject({
    exitCode: 1,
    text: expect.stringContaining('nothing for this document'),
  })
  await fs.rm(folder, { recursive: true })
}, 60_000)

test('convoke document says what it did not understand, and looks for the place of the file before it makes one', async () => {
  const start = { config: t.platform.config, open: async () => t.platform, editionNamed: house.editionNamed }
  const out = path.join(os.tmpdir(), 'nowhere', 'x.pdf')
  const right = ['--edition', edition.slug, '--lang', 'ru']
  const said = async (...words: string[]) => {
    const { text, exitCode } = await documentCommand.run(words, start)
    return [exitCode, text.split('\n')[0]]
  }
  expect(await said()).toEqual([2, 'Say which document.'])
  expect(await said('booklet')).toEqual([2, 'There is no document "booklet".'])
  expect(await said('matrix', 'letter')).toEqual([2, 'One document at a time; "letter" was not expected.'])
  expect(await said('matrix', '--lang', 'ru')).toEqual([2, 'Say of which edition: --edition SLUG.'])
  expect(await said('matrix', '--edition', 'x', '--lang', 'de')).toEqual([2, '"de" is no language of documents.'])
  expect(await said('matrix', ...right)).toEqual([2, 'Say where to: --out FILE.'])
  expect(await said('matrix', ...right, '--out', out, '--format', 'odt')).toEqual([
    2,
    '"odt" is no format of documents.',
  ])
  expect((await said('matrix', ...right, '--colour'))[1]).toContain('--colour')
  expect((await said('matrix', ...right, '--out', out))[1]).toContain('is not there; make it first')
  expect((await said('matrix', ...right, '--out', os.tmpdir()))[1]).toContain('is a folder')
  const strange = ['--edition', 'nowhere', '--lang', 'ru', '--out', path.join(os.tmpdir(), 'x.pdf')]
  expect(await said('matrix', ...strange)).toEqual([1, 'There is no edition "nowhere" in this database.'])
})
