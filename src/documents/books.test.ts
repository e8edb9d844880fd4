import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demonstrationAt } from '../../journeys/demonstration.ts'
import { type EditionScope, visitor } from '../access/public.ts'
import { perform, person, program } from '../acts/public.ts'
import { house } from '../house.ts'
import { createWeb } from '../web/web.tsx'
import { letterWordsChanged } from './letter-words.ts'
import { makeDocument, paperOf } from './public.ts'
import { receiptPaper } from './receipt.ts'
import { receiptGiven } from './receipt-given.ts'
import { lacksOfAccessibility } from './testing/accessible-pdf.ts'

let t: Awaited<ReturnType<typeof demonstrationAt>>
let edition: EditionScope
beforeAll(async () => {
  t = await demonstrationAt('2022-03-10T09:00:00Z')
  edition = (await house.editionNamed(t.platform.db, 'wsis-forum-2022')) as EditionScope
}, 120_000)
afterAll(() => t.close())

const outcomes = async (language: 'ar' | 'en') => {
  const paper = await paperOf('outcomes', { platform: t.platform, edition, language })
  return paper ?? expect.unreachable()
}

const bytesOf = async (language: 'ar' | 'en') => {
  const made = await makeDocument(await outcomes(language), 'pdf')
  expect(made).toMatchObject({ kind: 'made', lacks: null })
  return made.kind === 'made' ? made.bytes : expect.unreachable()
}

test('the analysis prints every public submission, and counts as many as the register holds', async () => {
  const { received } = await t.db
    .selectFrom('public_submission')
    .where('edition_id', '=', edition.id)
    .select((eb) => eb.fn.countAll<number>().as('received'))
    .executeTakeFirstOrThrow()
  const rows = await t.db
    .selectFrom('public_submission')
    .select('reference')
    .where('edition_id', '=', edition.id)
    .execute()
  const headings = (await outcomes('en')).blocks.flatMap((block) =>
    block.kind === 'heading' && block.level === 3 ? [block.runs[0]?.text] : [],
  )
  expect(rows.length).toBeGreaterThan(20)
  expect(headings.filter((text) => text?.startsWith(`${edition.submissionPrefix}-`)).sort()).toEqual(
    rows.map(({ reference }) => reference).sort(),
  )
  const lead = (await outcomes('en')).blocks.find(
    (block) => block.kind === 'paragraph' && /received,/.test(block.runs[0]?.text ?? ''),
  )
  expect(JSON.stringify(lead)).toContain(`${received} submissions received`)
})

test('it says nothing that is not public: no address of mail, no withdrawn words', async () => {
  const hidden = await t.db
    .selectFrom('submission')
    .select(['submitter_email', 'reference', 'state', 'public'])
    .where('edition_id', '=', edition.id)
    .execute()
  const text = JSON.stringify(await outcomes('en'))
  expect(hidden.filter(({ submitter_email }) => text.includes(submitter_email))).toEqual([])
  const unseen = hidden.filter((one) => !one.public || one.state === 'withdrawn')
  expect(unseen.length).toBeGreaterThan(0)
  expect(unseen.filter(({ reference }) => text.includes(reference))).toEqual([])
})

test('two builds of one state are the same to the byte, as PDF/UA-1 with a list of contents and bookmarks', async () => {
  const first = await bytesOf('ar')
  t.clock.set('2022-03-11T10:00:00Z')
  expect(Buffer.compare(first, await bytesOf('ar'))).toBe(0)
  const pdf = await getDocument({ data: new Uint8Array(first), verbosity: 0 }).promise
  expect((await pdf.getOutline()).length).toBeGreaterThan(8)
  expect(await lacksOfAccessibility(first)).toEqual([])
})

test('a receipt prints all that was handed in, bears one code however often it is asked for, and anybody can check it', async () => {
  const draft = await t.db
    .selectFrom('draft')
    .select(['id', 'browser_hash as browserHash', 'person_id as personId'])
    .where('submitted_at', 'is not', null)
    .where('amends', '=', false)
    .executeTakeFirstOrThrow()
  const { id: draftId, ...owner } = draft
  const ask = (as: typeof owner) =>
    perform(t.platform, receiptGiven, { edition, actor: person(visitor()), wish: { draftId, owner: as } })
  const [first, again] = [await ask(owner), await ask(owner)]
  if (!first.ok || !again.ok) return expect.unreachable()
  expect(again.value.code).toBe(first.value.code)
  expect(await ask({ browserHash: 'another', personId: null })).toMatchObject({ ok: false })
  const { receipt, code } = first.value
  const on = { edition, language: 'fr' as const, origin: 'https://forum.example.org', code }
  const paper = (await receiptPaper(t.db, receipt, on)) ?? expect.unreachable()
  const made = await makeDocument(paper, 'pdf')
  expect(await lacksOfAccessibility(made.kind === 'made' ? made.bytes : expect.unreachable())).toEqual([])
  const said = JSON.stringify(paper)
  for (const part of [receipt.reference, receipt.title, receipt.submitterEmail, receipt.submitterName])
    expect(said).toContain(part)
  const checked = await (await createWeb(t.platform, house).request(`/en/verify/${code}`)).text()
  expect(checked).toContain(`Receipt of submission ${receipt.reference}, version ${receipt.version}`)
  expect(checked).not.toContain(receipt.title)
})

test('the foreword is worded on the desk, for each language by itself, with what the edition says in its places', async () => {
  const wish = { language: 'en' as const, words: { foreword: 'Read together on {process}.\n\n#strong[As it was]' } }
  const done = await perform(t.platform, letterWordsChanged, { edition, actor: program(null), wish })
  expect(done.ok).toBe(true)
  const begun = async (language: 'ar' | 'en') =>
    (await outcomes(language)).blocks
      .flatMap((block) => (block.kind === 'paragraph' ? [block.runs.map(({ text }) => text).join('')] : []))
      .slice(0, 2)
  expect(await begun('en')).toEqual([
    'Read together on Open Consultation Process on the themes and format of the WSIS Forum 2022.',
    '#strong[As it was]',
  ])
  expect((await begun('ar'))[0]).toMatch(/^أُعدَّت هذه الوثيقة/)
})
