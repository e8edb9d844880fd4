import { afterAll, beforeAll, expect, test } from 'vitest'
import { demonstrationAt } from '../../journeys/demonstration.ts'
import type { EditionScope } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { readEditionFile } from '../editions/public.ts'
import { house } from '../house.ts'
import { createWeb } from '../web/web.tsx'
import { loadDemonstration } from './public.ts'

let t: Awaited<ReturnType<typeof demonstrationAt>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope
beforeAll(async () => {
  t = await demonstrationAt('2022-02-14T09:20:00Z')
  t.clock.set('2022-03-14T09:00:00Z')
  await loadDemonstration(t.platform, t.clock.now())
  web = createWeb(t.platform, house)
  edition = (await editionBySlug(t.db, 'wsis-forum-2022')) as EditionScope
})
afterAll(() => t.close())

const facts = readEditionFile('wsis-forum-2022', 'facts') as {
  sample: { by_language: Record<string, number>; by_state: Record<string, number> }
}
const text = async (path: string, cookie = '') => (await web.request(path, { headers: { cookie } })).text()

test('the samples are handed in through the real actions: each under its own number, the late one refused with its draft kept', async () => {
  const rows = await t.db
    .selectFrom('submission')
    .select(['reference', 'state'])
    .where('edition_id', '=', edition.id)
    .execute()
  expect(rows.filter((r) => r.state === 'submitted')).toHaveLength(facts.sample.by_state.submitted ?? 0)
  expect(rows.filter((r) => r.state === 'withdrawn')).toHaveLength(1)
  const drafts = await t.db.selectFrom('draft').select('id').where('submitted_at', 'is', null).execute()
  expect(drafts).toHaveLength(2)
  expect(new Set(rows.map((r) => r.reference)).size).toBe(rows.length)
})

test('loading again changes nothing', async () => {
  expect(await loadDemonstration(t.platform, t.clock.now())).toEqual({ submitted: 0, withdrawn: 0, late: 0, drafts: 0 })
})

test('the register shows what is public, and its open data hold exactly that', async () => {
  const list = JSON.parse(await text('/wsis-forum-2022/submissions.json')) as { reference: string; language: string }[]
  expect(list).toHaveLength(facts.sample.by_state.submitted ?? 0)
  const arabic = JSON.parse(await text('/wsis-forum-2022/submissions.json?language=ar')) as unknown[]
  expect(arabic.length).toBe(list.filter((e) => e.language === 'ar').length)
  const csv = await text('/wsis-forum-2022/submissions.csv?language=ar')
  expect(csv.trim().split('\r\n')).toHaveLength(arabic.length + 1)
  expect(await text('/ar/wsis-forum-2022/submissions?language=ar')).toContain('dir="rtl"')
})

test('a submission’s page speaks its own language; of a withdrawn one the number and the dates are left', async () => {
  const russian = await t.db
    .selectFrom('submission')
    .select(['reference', 'title'])
    .where('language', '=', 'ru')
    .where('state', '=', 'submitted')
    .executeTakeFirstOrThrow()
  expect(await text(`/en/wsis-forum-2022/submissions/${russian.reference}`)).toContain(
    `<h1 lang="ru" dir="ltr">${russian.title.replaceAll('&', '&amp;')}`,
  )
  const withdrawn = await t.db
    .selectFrom('submission')
    .select(['reference', 'title', 'submitter_name'])
    .where('state', '=', 'withdrawn')
    .executeTakeFirstOrThrow()
  const left = await web.request(`/en/wsis-forum-2022/submissions/${withdrawn.reference}`)
  expect(left.status).toBe(410)
  const shown = await left.text()
  for (const word of [withdrawn.title, withdrawn.submitter_name]) expect(shown).not.toContain(word)
  expect(shown).toContain(withdrawn.reference)
})

test('a submission that is not public looks like one that never was', async () => {
  const hide = (reference: string, to: boolean) =>
    t.db.updateTable('submission').set({ public: to }).where('reference', '=', reference).execute()
  const { reference } = await t.db
    .selectFrom('submission')
    .select('reference')
    .where('state', '=', 'submitted')
    .executeTakeFirstOrThrow()
  await hide(reference, false)
  const hidden = await web.request(`/en/wsis-forum-2022/submissions/${reference}`)
  const never = await web.request('/en/wsis-forum-2022/submissions/OCP22-9999')
  await hide(reference, true)
  expect([hidden.status, never.status]).toEqual([404, 404])
  const page = (html: string) => html.replaceAll(/submissions\/OCP22-\d+/g, 'X').replaceAll(/nonce="[^"]*"/g, '')
  expect(page(await hidden.text())).toBe(page(await never.text()))
})

test('an organization’s page shows its part, its submissions and nothing that is not public', async () => {
  expect(await text('/fr/wsis-forum-2022/organizations/itu')).toContain('Union internationale des télécommunications')
  const { organization_id: id, title } = await t.db
    .selectFrom('submission')
    .select(['organization_id', 'title'])
    .where('reference', '=', 'OCP22-0005')
    .executeTakeFirstOrThrow()
  expect(await text(`/en/wsis-forum-2022/organizations/${id}`)).toContain(title)
  await t.db
    .insertInto('organization')
    .values({
      id: 'o-hidden',
      name: 'Only in a draft',
      language: 'en',
      sort_key: 'only in a draft',
      created_at: t.clock.now(),
    })
    .execute()
  expect((await web.request('/en/wsis-forum-2022/organizations/o-hidden')).status).toBe(404)
})

test('personal data for the secretariat stay off every public page and file', async () => {
  const emails = (await t.db.selectFrom('submission').select('submitter_email').execute()).map((r) => r.submitter_email)
  for (const path of [
    '/en/wsis-forum-2022',
    '/en/wsis-forum-2022/submissions',
    '/wsis-forum-2022/submissions.json',
    '/wsis-forum-2022/submissions.csv',
    '/en/wsis-forum-2022/submissions/OCP22-0005',
  ]) {
    const html = await text(path)
    for (const email of emails) expect(html.includes(email), `${email} on ${path}`).toBe(false)
  }
})

async function signedIn(role: string): Promise<string> {
  const answer = await web.request('/en/demo/sign-in', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: `role=${role}`,
  })
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}
const send = (path: string, cookie: string, body: Record<string, string>) =>
  web.request(path, {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(body).toString(),
  })
const desk = '/en/wsis-forum-2022/desk'
/** Fills in the form of a page that goes to an address and sends it, as a browser does: what other forms carry stays behind. */
const sendForm = async (page: string, to: string, cookie: string, typed: Record<string, string>) => {
  const shown = await (await web.request(page, { headers: { cookie } })).text()
  const form =
    shown
      .split('<form ')
      .find((part) => part.includes(`action="${to}"`))
      ?.split('</form>')[0] ?? ''
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const fields = hidden.map((m) => [m[1] ?? '', (m[2] ?? '').replaceAll('&amp;', '&')])
  return send(to, cookie, { ...Object.fromEntries(fields), ...typed })
}

test('only the secretariat decides; an auditor reads; others find nothing there', async () => {
  const [officer, auditor, participant] = [
    await signedIn('secretariat_officer'),
    await signedIn('auditor'),
    await signedIn('participant'),
  ]
  const status = async (path: string, cookie: string) => (await web.request(path, { headers: { cookie } })).status
  expect([
    await status(`${desk}/submissions`, officer),
    await status(`${desk}/submissions`, auditor),
    await status(`${desk}/submissions`, participant),
    await status(`${desk}/submissions`, ''),
  ]).toEqual([200, 200, 404, 404])
  const decision = { outcome: 'accepted', reason: 'It fits.', into: '' }
  expect((await send(`${desk}/submissions/OCP22-0001/decide`, auditor, decision)).status).toBe(404)
  const page = `${desk}/submissions/OCP22-0001`
  expect((await sendForm(page, `${page}/decide`, officer, { ...decision, reason: '' })).status).toBe(422)
})

test('decisions wait until they are released together; then thread, session and letter are there, and twice changes nothing', async () => {
  const officer = await signedIn('secretariat_head')
  const workshops = await t.db
    .selectFrom('submission')
    .select('reference')
    .where('kind', '=', 'workshop_request')
    .where('state', '=', 'submitted')
    .orderBy('number')
    .limit(3)
    .execute()
  const [first = '', second = '', third = ''] = workshops.map((w) => w.reference)
  const decide = async (reference: string, outcome: string, reason: string, into = '') => {
    const page = `${desk}/submissions/${reference}`
    return sendForm(page, `${page}/decide`, officer, { outcome, reason, into })
  }
  await decide(first, 'accepted', 'Balanced panel, clear objective.')
  const asked = await (await decide(second, 'merged', 'Same subject.', first)).text()
  const seen = new RegExp(`name="seen\\.${first}" value="([^"]*)"`).exec(asked)?.[1]?.replaceAll('&amp;', '&') ?? ''
  await send(`${desk}/submissions/${second}/decide`, officer, {
    outcome: 'merged',
    reason: 'Same subject.',
    into: first,
    [`seen.${first}`]: seen,
  })
  await decide(third, 'deferred', 'A speaker has yet to confirm.')
  expect(await text(`/en/wsis-forum-2022/submissions/${first}`)).not.toContain('Balanced panel')
  await sendForm(`${desk}/release/confirm`, `${desk}/release`, officer, {})
  expect(await text(`/en/wsis-forum-2022/submissions/${first}`)).toContain('Balanced panel, clear objective.')
  expect(await text(`/en/wsis-forum-2022/submissions/${second}`)).toContain(`Merged into ${first}`)
  expect(await text(`/en/wsis-forum-2022/submissions/${first}`)).toContain(`${second} was merged into it`)
  const count = async () => [
    (await t.db.selectFrom('session').select('id').execute()).length,
    (await t.db.selectFrom('mail_message').select('id').where('key', 'like', 'decision:%').execute()).length,
  ]
  expect(await count()).toEqual([1, 3])
  await sendForm(`${desk}/release/confirm`, `${desk}/release`, officer, {})
  expect(await count()).toEqual([1, 3])
})

test('one may not name a role that is not offered', async () => {
  expect(await signedIn('administrator')).not.toContain('convoke_sign_in')
})
