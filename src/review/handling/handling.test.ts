import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../../access/public.ts'
import { editionBySlug } from '../../consultation/public.ts'
import { house } from '../../house.ts'
import { editionWithRequests } from '../../plan/testing/edition-with-requests.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { readAgain } from '../../submissions/public.ts'
import { createWeb } from '../../web/web.tsx'
import { findSimilar } from '../similar/find-similar.ts'

const now = new Date('2022-03-08T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope
let officer = ''
let head = ''
let desk = ''
let handIn: (answers: Record<string, unknown>) => Promise<string>

const send = (path: string, cookie: string, body: [string, string][]) =>
  web.request(path, {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(body).toString(),
  })
const read = async (path: string, cookie = officer) => {
  const answer = await web.request(path, { headers: { cookie } })
  return { status: answer.status, text: await answer.text() }
}
async function signedIn(role: string): Promise<string> {
  const answer = await send('/en/demo/sign-in', '', [['role', role]])
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

beforeAll(async () => {
  t = await testPlatform('2022-03-08T10:00:00Z', { CONVOKE_DEMO: '1' }, house)
  web = createWeb(t.platform, house)
  const at = await editionWithRequests(t.db, now)
  edition = (await editionBySlug(t.db, at.edition.slug)) as EditionScope
  handIn = at.handIn
  desk = `/en/${edition.slug}/desk/submissions`
  for (let i = 1; i <= 12; i++) await at.handIn({ title: `Request ${i}` })
  await t.db.updateTable('submission').set({ state: 'submitted' }).where('edition_id', '=', edition.id).execute()
  await readAgain(t.db)
  officer = await signedIn('secretariat_officer')
  head = await signedIn('secretariat_head')
})
afterAll(() => t.close())

const ref = (n: number) => `OCP22-${String(n).padStart(4, '0')}`
const unescaped = (text: string) =>
  text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<')

/** The form of a page that goes to an address ending so, with what it holds and what is typed or pressed besides. */
function formOf(text: string, ending: string, more: [string, string][] = []): [string, string][] {
  const form = [...text.matchAll(/<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].find(([, to]) =>
    to?.endsWith(ending),
  )
  const inside = form?.[2] ?? ''
  const hidden = [...inside.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const checked = [...inside.matchAll(/<input type="radio" name="([^"]+)" value="([^"]*)" checked/g)]
  const areas = [...inside.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)<\/textarea>/g)]
  return [
    ...more,
    ...[...hidden, ...checked, ...areas].map((m): [string, string] => [m[1] ?? '', unescaped(m[2] ?? '')]),
  ]
}

test('a queue is gone through by one press each: prefilled by what is suggested for the kind, on to the next, back to the list at its end', async () => {
  const kept = await send(`${desk}/reasons`, officer, [
    ['act', 'keep'],
    ['name', 'Fits'],
    ['outcome', 'accepted'],
    ['suggested', '1'],
    ['reason', 'It fits the theme.'],
    ['reason_language', 'en'],
    ['reason_ar', 'يلائم الموضوع.'],
  ])
  expect(kept.status).toBe(303)
  const begun = await web.request(`${desk}/queue?stage=undecided&sort=number`, { headers: { cookie: officer } })
  let at = begun.headers.get('location') ?? ''
  expect(at).toBe(`${desk}/${ref(1)}?stage=undecided&sort=number`)
  let presses = 0
  for (let i = 1; i <= 11; i++) {
    const { text } = await read(at)
    expect(text).toContain(`Request ${i}</h1>`)
    const done = await send(`${desk}/${ref(i)}/decide`, officer, formOf(text, '/decide', [['then', 'next']]))
    presses++
    at = done.headers.get('location') ?? ''
  }
  expect(presses).toBe(11)
  expect(at).toBe(`${desk}/${ref(12)}?stage=undecided&sort=number`)
  const last = await send(
    `${desk}/${ref(12)}/decide`,
    officer,
    formOf((await read(at)).text, '/decide', [['then', 'next']]),
  )
  expect(last.headers.get('location')).toBe(`${desk}?stage=undecided&sort=number`)
  const rows = await t.db.selectFrom('decision').select(['outcome', 'reason', 'reasons']).execute()
  expect(rows.length).toBe(12)
  expect(new Set(rows.map((row) => JSON.stringify(row)))).toEqual(
    new Set([JSON.stringify({ outcome: 'accepted', reason: 'It fits the theme.', reasons: { ar: 'يلائم الموضوع.' } })]),
  )
})

test('all that match are decided upon together: exactly those that were shown, and not one that came later', async () => {
  const list = 'q=request&stage=pending'
  const { text } = await read(`${desk}/together?act=not_taken&all=1&list=${encodeURIComponent(list)}`)
  expect(text).toContain('Keep 12 decisions')
  const body = formOf(text, '/together', [['reason', 'Outside the theme.']])
  expect(body.find(([name]) => name === 'picks')?.[1].split(' ').length).toBe(12)
  const done = await send(`${desk}/together`, officer, body)
  expect(done.headers.get('location')).toBe(`${desk}?q=request&stage=pending`)
  expect((await read(`${desk}?outcome=not_taken`)).text).toContain('12 submissions')
  // Confirmed once more from the old page: every one of them has changed since, and nothing is done.
  const again = await send(`${desk}/together`, officer, body)
  expect(again.status).toBe(409)
})

test('a note is for the desk alone: written, told to a colleague, changed and taken away by nobody but its writer', async () => {
  const page = await read(`${desk}/${ref(3)}`)
  const colleague = /name="tell" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  const written = await send(`${desk}/${ref(3)}/notes`, officer, [
    ['words', 'Ask the ministry first.\nSECRET-NOTE'],
    ['tell', colleague],
  ])
  expect(written.status).toBe(303)
  const note = /#note-(\S+)$/.exec(written.headers.get('location') ?? '')?.[1] ?? ''
  const [letter] = await t.db
    .selectFrom('mail_message')
    .select(['subject', 'text_body as text'])
    .where('key', 'like', 'note:%')
    .execute()
  expect(letter?.text).toContain('SECRET-NOTE')
  const seen = await read(`${desk}/${ref(3)}`, head)
  expect(seen.text).toContain('SECRET-NOTE')
  expect(seen.text).not.toContain(`/notes/${note}"`)
  const own = formOf((await read(`${desk}/${ref(3)}`)).text, `/notes/${note}`)
  const stolen = await send(`${desk}/${ref(3)}/notes/${note}`, head, [
    ...own.filter(([name]) => name !== 'words'),
    ['words', 'x'],
  ])
  expect(stolen.status).toBe(422)
  const mended = own.filter(([name]) => name !== 'words')
  expect((await send(`${desk}/${ref(3)}/notes/${note}`, officer, [...mended, ['words', 'Asked.']])).status).toBe(303)
  // From the page of before: the words are others by now, so nothing is done and what was typed is there.
  const stale = await send(`${desk}/${ref(3)}/notes/${note}`, officer, [...mended, ['words', 'Ask again.']])
  expect(stale.status).toBe(409)
  expect(await stale.text()).toContain('Ask again.')
})

test('tags are given, renamed, merged and parted again; the list is narrowed by what they are called now', async () => {
  for (const name of ['Youth', 'Young people'])
    expect(
      (
        await send(`${desk}/tags`, officer, [
          ['act', 'make'],
          ['name', name],
          ['colour', '2'],
        ])
      ).status,
    ).toBe(303)
  expect(
    (
      await send(`${desk}/tags`, officer, [
        ['act', 'make'],
        ['name', ' yOUTH '],
        ['colour', '2'],
      ])
    ).status,
  ).toBe(422)
  const ids = await t.db.selectFrom('desk_tag').select(['id', 'name']).execute()
  const id = (name: string) => ids.find((tag) => tag.name === name)?.id ?? ''
  const tag = async (n: number, name: string) => {
    const body = formOf((await read(`${desk}/${ref(n)}`)).text, '/mark', [
      ['whole', '1'],
      ['assignee', ''],
      ['tag', id(name)],
    ])
    return (await send(`${desk}/${ref(n)}/mark`, officer, body)).status
  }
  expect(await tag(1, 'Youth')).toBe(303)
  expect(await tag(2, 'Young people')).toBe(303)
  const listed = async (name: string) =>
    [...(await read(`${desk}?tag=${id(name)}`)).text.matchAll(/submissions\/(OCP22-\d+)\?/g)].map((m) => m[1])
  expect(new Set(await listed('Youth'))).toEqual(new Set([ref(1)]))
  const change = async (act: string, name: string, more: [string, string][] = []) => {
    const { text } = await read(`${desk}/tags`)
    const forms = [...text.matchAll(/<form[^>]*>([\s\S]*?)<\/form>/g)].map((m) => m[1] ?? '')
    const found = forms.find((one) => one.includes(`value="${id(name)}"`) && one.includes(`value="${act}"`)) ?? ''
    const seen = /name="seen" value="([^"]*)"/.exec(found)?.[1] ?? ''
    return (await send(`${desk}/tags`, officer, [['act', act], ['id', id(name)], ['seen', unescaped(seen)], ...more]))
      .status
  }
  expect(await change('merge', 'Young people', [['into', id('Youth')]])).toBe(303)
  expect(new Set(await listed('Youth'))).toEqual(new Set([ref(1), ref(2)]))
  expect(await change('restore', 'Young people')).toBe(303)
  expect(new Set(await listed('Youth'))).toEqual(new Set([ref(1)]))
  expect(
    await change('rename', 'Youth', [
      ['name', 'شباب'],
      ['colour', '3'],
    ]),
  ).toBe(303)
  expect((await read(`${desk}?tag=${id('Youth')}`)).text).toContain('شباب')
})

test('who looks after a submission is named in the list; a page from before a colleague’s word changes nothing', async () => {
  const before = formOf((await read(`${desk}/${ref(5)}`)).text, '/mark', [
    ['whole', '1'],
    ['assignee', ''],
  ])
  const { text } = await read(`${desk}/${ref(5)}`, head)
  const me = /name="take-up" value="([^"]+)"/.exec(text)?.[1] ?? ''
  expect((await send(`${desk}/${ref(5)}/mark`, head, formOf(text, '/mark', [['take-up', me]]))).status).toBe(303)
  expect((await send(`${desk}/${ref(5)}/mark`, officer, before)).status).toBe(409)
  expect((await read(`${desk}?assignee=me`, head)).text).toContain(ref(5))
  expect((await read(`${desk}?assignee=me`)).text).not.toContain(ref(5))
  expect((await read(`${desk}/${ref(5)}`, officer)).text).toMatch(/Open just now with.*/)
})

test('nearly equal texts are found apart, once for each change, and stand beside the one that is decided upon', async () => {
  const words =
    'We ask for hybrid sessions in every building so that people who cannot travel take part as equals in all debates'
  for (const when of ['today', 'tomorrow']) await handIn({ title: `${words} ${when}` })
  expect(await findSimilar(t.platform, edition)).toBe(true)
  expect(await findSimilar(t.platform, edition)).toBe(false)
  const page = await read(`${desk}/${ref(13)}?sort=number`)
  expect(page.text).toContain('Nearly the same text: 1')
  const beside = await read(`${desk}/${ref(13)}?sort=number&outcome=merged&into=${ref(14)}&beside=${ref(14)}`)
  expect(beside.text).toContain('value="merged" checked')
  expect(beside.text.split('tomorrow').length).toBeGreaterThan(3)
  expect((await read(`${desk}/${ref(1)}`)).text).not.toContain('Nearly the same text')
})

/** Two worlds: one in which the desk has noted, tagged and assigned, and one in which it has not. */
test('nothing of the desk’s own marks changes any public answer', async () => {
  const paths = [
    `/en/${edition.slug}`,
    `/en/${edition.slug}/submissions`,
    `/en/${edition.slug}/submissions?q=SECRET-NOTE`,
    `/${edition.slug}/submissions.csv`,
    `/${edition.slug}/submissions.json`,
    `/en/${edition.slug}/submissions/${ref(3)}`,
    `/en/${edition.slug}/submissions/${ref(5)}`,
    `/${edition.slug}/submissions/${ref(3)}/thread.json`,
    desk,
    `${desk}.csv`,
    `${desk}/tags`,
    `${desk}/${ref(3)}`,
  ]
  const answers = async () => {
    const found = []
    for (const path of paths) {
      const answer = await web.request(path)
      found.push([path, answer.status, (await answer.text()).replace(/nonce="[^"]+"|nonce-[^']+/g, '')])
    }
    return found
  }
  const marked = await answers()
  expect(JSON.stringify(marked.filter(([path]) => !String(path).includes('?q=')))).not.toContain('SECRET')
  expect((await read(`${desk}/${ref(3)}`)).text).toContain('Asked.')
  for (const table of [
    'desk_note',
    'submission_tag',
    'submission_assignee',
    'similar_submission',
    'reason_snippet',
  ] as const)
    await t.db.deleteFrom(table).execute()
  expect(await answers()).toEqual(marked)
})
