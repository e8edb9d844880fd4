import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { house } from '../house.ts'
import { editionWithRequests } from '../plan/testing/edition-with-requests.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'

const now = new Date('2022-03-08T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope
let officer = ''
let head = ''
let auditor = ''
let desk = ''

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

/** Six requests that wait, of which the fifth is withdrawn. */
beforeAll(async () => {
  t = await testPlatform('2022-03-08T10:00:00Z', { CONVOKE_DEMO: '1' }, house)
  web = createWeb(t.platform, house)
  const at = await editionWithRequests(t.db, now)
  edition = (await editionBySlug(t.db, at.edition.slug)) as EditionScope
  desk = `/en/${edition.slug}/desk/submissions`
  for (const title of ['Aa', 'Bb', 'Cc', 'Dd', '=Ee', 'Ff']) await at.handIn({ title })
  await t.db.updateTable('submission').set({ state: 'submitted' }).where('edition_id', '=', edition.id).execute()
  await t.db
    .updateTable('submission')
    .set({ state: 'withdrawn' })
    .where('reference', '=', 'OCP22-0005')
    .where('edition_id', '=', edition.id)
    .execute()
  officer = await signedIn('secretariat_officer')
  head = await signedIn('secretariat_head')
  auditor = await signedIn('auditor')
})
afterAll(() => t.close())

const picks = (...numbers: number[]): [string, string][] => numbers.map((n) => ['pick', `OCP22-000${n}`])
const standing = async () =>
  (
    await t.db
      .selectFrom('decision')
      .innerJoin('submission', 'submission.id', 'decision.submission_id')
      .select(['submission.number', 'decision.outcome'])
      .where('decision.edition_id', '=', edition.id)
      .where('decision.revoked_at', 'is', null)
      .orderBy('submission.number')
      .execute()
  ).map((d) => `${d.number} ${d.outcome}`)

/** What the form of a page would send: its hidden fields, and what is typed or ticked besides. */
const formOf = (text: string, more: [string, string][] = []): [string, string][] => [
  ...[...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((m): [string, string] => [
    m[1] ?? '',
    (m[2] ?? '').replaceAll('&amp;', '&'),
  ]),
  ...more,
]

test('what is done to several is counted first, names what it does not fit, and is done only by the secretariat', async () => {
  const wish = new URLSearchParams([['act', 'accepted'], ...picks(1, 2, 5)])
  const { text } = await read(`${desk}/together?${wish}`)
  expect(text).toContain('Keep 2 decisions')
  expect(text).toContain('It stands as “Withdrawn” and can no longer be decided upon.')
  expect((await read(`${desk}/together?${wish}`, auditor)).status).toBe(404)
  expect(await standing()).toEqual([])
  const body = (reason: string) => formOf(text, [['reason', reason]])
  expect((await send(`${desk}/together`, auditor, body('They fit.'))).status).toBe(404)
  expect((await send(`${desk}/together`, officer, body(' '))).status).toBe(422)
  const unseen = body('They fit.').filter(([name]) => name !== 'seen')
  expect((await send(`${desk}/together`, officer, unseen)).status).toBe(409)
  expect(await standing()).toEqual([])
  expect((await send(`${desk}/together`, officer, body('They fit.'))).status).toBe(303)
  expect(await standing()).toEqual(['1 accepted', '2 accepted'])
})

test('changed meanwhile: nothing is kept, the page says what, who and when, and what was typed is still there', async () => {
  const wish = new URLSearchParams([['act', 'deferred'], ...picks(1, 6)])
  const { text } = await read(`${desk}/together?${wish}`)
  const one = await read(`${desk}/OCP22-0006`, head)
  const kept = formOf(one.text, [
    ['outcome', 'not_taken'],
    ['reason', 'No.'],
  ])
  expect((await send(`${desk}/OCP22-0006/decide`, head, kept)).status).toBe(303)
  const answer = await send(`${desk}/together`, officer, formOf(text, [['reason', 'A reason of many words.']]))
  const said = await answer.text()
  expect(answer.status).toBe(409)
  expect(said).toContain('Something has changed since this page was made. Nothing was done.')
  expect(said).toContain('Decision waiting: Not taken ·')
  expect(said).toMatch(/<bdi>[^<]+<\/bdi> <time/)
  expect(said).toContain('A reason of many words.')
  expect(said).toContain('Replaces: Not taken ·')
  expect(await standing()).toEqual(['1 accepted', '2 accepted', '6 not_taken'])
  await send(`${desk}/OCP22-0006/revoke`, head, formOf((await read(`${desk}/OCP22-0006`, head)).text))
  expect(await standing()).toEqual(['1 accepted', '2 accepted'])
})

test('several are merged into one of them, which stays as it is', async () => {
  const chosen = picks(1, 3, 4)
  const ask = await read(`${desk}/together?${new URLSearchParams([['act', 'merged'], ...chosen])}`)
  expect(ask.text).toContain('name="into"')
  const unknown = new URLSearchParams([['act', 'merged'], ['into', 'OCP22-0999'], ...chosen])
  expect((await read(`${desk}/together?${unknown}`)).status).toBe(422)
  const into: [string, string] = ['into', 'ocp22-0001']
  const shown = await read(`${desk}/together?${new URLSearchParams([['act', 'merged'], into, ...chosen])}`)
  expect(shown.text).toContain('Keep 2 decisions')
  await send(`${desk}/together`, officer, formOf(shown.text, [['reason', 'Same subject.']]))
  expect(await standing()).toEqual(['1 accepted', '2 accepted', '3 merged', '4 merged'])
})

test('the target of a merge is shown by its title before the decision is kept', async () => {
  const page = await read(`${desk}/OCP22-0006`)
  const typed: [string, string][] = [
    ['outcome', 'merged'],
    ['into', ' ocp22-0002'],
    ['reason', 'Same subject.'],
  ]
  const asked = await (await send(`${desk}/OCP22-0006/decide`, officer, formOf(page.text, typed))).text()
  expect(asked).toContain('Is this the one? Keep the decision once more to confirm it.')
  expect(asked).toMatch(/OCP22-0002<\/bdi><\/b> <bdi[^>]*>Bb</)
  expect(asked).toContain('Same subject.')
  expect(await standing()).not.toContain('6 merged')
  expect((await send(`${desk}/OCP22-0006/decide`, officer, formOf(asked, typed))).status).toBe(303)
  expect(await standing()).toContain('6 merged')
  await send(`${desk}/OCP22-0006/revoke`, officer, formOf((await read(`${desk}/OCP22-0006`)).text))
})

test('pending decisions are taken back together, and only where there is one', async () => {
  const wish = new URLSearchParams([['act', 'revoke'], ...picks(2, 6)])
  const { text } = await read(`${desk}/together?${wish}`)
  expect(text).toContain('Take 1 decision back')
  expect(text).toContain('No decision on it is waiting.')
  await send(`${desk}/together`, officer, formOf(text))
  expect(await standing()).toEqual(['1 accepted', '3 merged', '4 merged'])
})

test('taking back what is not there is refused with a sentence, and every stage counts each submission once', async () => {
  const page = await read(`${desk}/OCP22-0002`)
  const answer = await send(`${desk}/OCP22-0002/revoke`, officer, formOf(page.text))
  expect([answer.status, (await answer.text()).includes('No decision on it is waiting.')]).toEqual([422, true])
  const list = await read(desk)
  const counts = [...list.text.matchAll(/class="chip"[^>]*>\s*([^<]+?)\s*<b>(\d+)<\/b>/g)].map((m) => [
    m[1],
    Number(m[2]),
  ])
  expect(counts).toEqual([
    ['All', 6],
    ['Undecided', 2],
    ['Decided, not released', 3],
    ['Deferred', 0],
    ['Accepted', 0],
    ['Merged', 0],
    ['Not taken', 0],
    ['Withdrawn', 1],
  ])
})

test('from the choice to the receipt: letters read, one of them sent to oneself, exactly these released, and the way back said', async () => {
  const release = `/en/${edition.slug}/desk/release`
  const chosen = await read(release, head)
  expect(chosen.text).toContain('3 decisions can be released; nothing of them is seen outside before.')
  const [address = ''] = /desk\/release\/letters\?[^"]*sort=accepted[^"]*/.exec(chosen.text) ?? []
  const letter = await read(`/en/${edition.slug}/${address.replaceAll('&amp;', '&')}`, head)
  expect(letter.text).toContain('has been accepted.')
  const tested = `/en/${edition.slug}/${address.replaceAll('&amp;', '&')}`
  for (let press = 0; press < 2; press++) await send(tested, head, formOf(letter.text))
  const tests = await t.db
    .selectFrom('mail_message')
    .select(['recipient', 'subject'])
    .where('key', 'like', 'test:%')
    .execute()
  expect(tests).toHaveLength(1)
  expect(tests[0]?.subject).toBe('Test – Your submission OCP22-0001 is accepted')
  const confirm = await read(`${release}/confirm?without=ocp22-0004`, head)
  expect(confirm.text).toContain('2 decisions become public together, 2 letters are sent.')
  expect((await read(`${release}/confirm`, auditor)).status).toBe(200)
  const body = formOf(confirm.text)
  expect((await send(release, auditor, body)).status).toBe(404)
  const forged = body.filter(([name]) => name !== 'seen')
  expect((await send(release, head, forged)).status).toBe(409)
  const done = await send(release, head, body)
  expect(done.status).toBe(303)
  const receipt = await read(done.headers.get('location') ?? '', auditor)
  expect(receipt.text).toContain('2 decisions released')
  expect(receipt.text).toContain('kept in the local inbox: 2')
  expect(await (await send(release, head, body)).text()).toContain('No longer part of it.')
})

test('the file of the list holds what the page shows, one fact to a cell: its filters, its order, its columns', async () => {
  const asked = 'sort=-title&column=state&stage=undecided'
  const page = await read(`${desk}?${asked}`)
  const references = [...page.text.matchAll(/desk\/submissions\/(OCP22-\d+)[?"]/g)].map((m) => m[1])
  expect([...new Set(references)]).toEqual(['OCP22-0006', 'OCP22-0002'])
  const { text } = await read(`${desk}.csv?${asked}`)
  expect(text.split('\r\n')).toEqual([
    '"Title","Language of the title","Organization","Submitted by","State"',
    '"Ff","en","","Akosua Exampleton","Received"',
    '"Bb","en","","Akosua Exampleton","Received"',
    '',
  ])
  expect((await read(`${desk}.csv`)).text).toContain(`"'=Ee`)
  expect((await read(`${desk}.csv`, '')).status).toBe(404)
})
