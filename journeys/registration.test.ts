import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editionBySlug } from '../src/consultation/public.ts'
import { grantRole } from '../src/identity/public.ts'
import type { Language } from '../src/platform/languages/public.ts'
import { isAccessible, saidOf, setForum, type Walk } from './stage.ts'

let stage: Awaited<ReturnType<typeof setForum>>
beforeAll(async () => {
  stage = await setForum('2022-05-31T07:00:00Z', path.resolve('editions/wsis-forum-2022'))
})
afterAll(() => stage.strike())

const PHONE = { viewport: { width: 360, height: 780 } }
const wide = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= innerWidth')
const said = async (page: Page, part = 'main') =>
  (await page.locator(part).innerText()).replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ')
const rowOf = (address: string) =>
  stage.db
    .selectFrom('registration as r')
    .innerJoin('person as p', 'p.id', 'r.person_id')
    .select(['r.id', 'r.number', 'r.badge_key as badge', 'r.person_id as person'])
    .where('p.email', '=', address)
    .executeTakeFirstOrThrow()

/** Signs in by the code that comes to the address, and registers on site by the form. */
async function register(page: Page, language: Language, address: string, name: string) {
  await stage.signIn(page, address)
  await page.goto(stage.at(language, '/registration'))
  await page.fill('[name=name]', name)
  await page.fill('[name=organization]', 'Example University')
  await page.selectOption('[name=stakeholder_type]', { index: 2 })
  await page.selectOption('[name=country]', 'KE')
  await page.check('[name=presence][value=on_site]')
  await page.check('[name=agree]')
  await page.check('[name=conduct]')
  await page.click('main form .actions button')
}

const WALKS: readonly (Walk & { name: string; registered: RegExp; valid: RegExp })[] = [
  { language: 'en', scripts: true, name: 'Wanjiku Exampleton', registered: /Registered/, valid: /Valid/ },
  { language: 'ar', scripts: false, name: 'سلمى المثال', registered: /مسجَّل|مسجل|تم التسجيل/, valid: /صالح|سارٍ/ },
]

for (const walk of WALKS)
  test(`somebody registers, prints a badge, and an embassy checks the letter for their visa (${saidOf(walk)})`, async () => {
    const { language, name } = walk
    const page = await stage.open(walk, PHONE)
    await register(page, language, `${language}@example.org`, name)
    expect(await said(page)).toMatch(walk.registered)
    expect(await wide(page)).toBe(true)
    if (walk.scripts) await isAccessible(page)
    const badge = await page.context().request.get(stage.at(language, '/registration/badge.pdf'))
    expect((await badge.body()).subarray(0, 5).toString()).toBe('%PDF-')

    await page.goto(stage.at(language, '/registration/visa-letter'))
    await page.fill('[name=passport]', 'AB 123456')
    await page.fill('[name=arrivesOn]', '2022-05-30')
    await page.fill('[name=leavesOn]', '2022-06-04')
    await page.click('main form .actions button')
    await page.goto(stage.at(language, '/registration'))
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await said(page))?.[0] ?? ''

    // The embassy knows nothing but the paper.
    const embassy = await stage.open(walk)
    await embassy.goto(`${stage.origin}/${language}/verify`)
    await embassy.fill('[name=code]', code.toLowerCase().replaceAll('-', ' '))
    await embassy.click('main form button')
    expect(await said(embassy)).toMatch(walk.valid)
    expect(await said(embassy)).toContain(name)
    expect(await said(embassy), 'the passport is for the letter alone').not.toContain('123456')
    await page.goto(stage.at(language, '/registration/cancel'))
    await page.click('main form button')
    await embassy.reload()
    expect(await said(embassy)).not.toContain(name)
    await embassy.context().close()
    await page.context().close()
  })

async function volunteer(scripts: boolean, address: string): Promise<Page> {
  const page = await stage.open({ scripts }, PHONE)
  await stage.signIn(page, address)
  const edition = await editionBySlug(stage.db, 'wsis-forum-2022')
  const { id } = await stage.db.selectFrom('person').select('id').where('email', '=', address).executeTakeFirstOrThrow()
  await stage.db
    .transaction()
    .execute((tx) =>
      grantRole(
        tx,
        { personId: id, role: 'door_volunteer', editionId: edition?.id ?? null, part: null },
        stage.clock.now(),
      ),
    )
  return page
}

const read = async (page: Page, who: string) => {
  await page.fill('[name=who]', who)
  await page.press('[name=who]', 'Enter')
}
const fact = (page: Page, name: string) => page.locator(`[data-fact=${name}]`).innerText()
const letters = (page: Page) => page.locator('[data-result]').innerText()
const checkedIn = async (id: string) => {
  const all = await stage.db.selectFrom('check_in').select('id').where('registration_id', '=', id).execute()
  return all.length
}

test('a volunteer’s phone loses the network at the door, goes on, is opened anew, and sends what it read; a badge cancelled meanwhile is named', async () => {
  const guests: Page[] = []
  for (const name of ['first', 'second']) {
    const guest = await stage.open({ scripts: false })
    await register(guest, 'en', `${name}@example.org`, `Guest ${name}`)
    guests.push(guest)
  }
  const [first, second] = [await rowOf('first@example.org'), await rowOf('second@example.org')]
  const door = await volunteer(true, 'door@example.org')
  await door.goto(stage.at('en', '/check-in'))
  await isAccessible(door)
  expect(await wide(door)).toBe(true)
  await expect.poll(() => fact(door, 'listed')).toMatch(/^2 /)
  await read(door, `${stage.origin}/wsis-forum-2022/badge/${first.badge}`)
  await expect.poll(() => letters(door)).toMatch(/Checked in[\s\S]*Guest first/)
  expect(await checkedIn(first.id)).toBe(1)
  const atHand = () =>
    door.evaluate(async () => Boolean(await caches.match(`${location.origin}${location.pathname}/offline`)))
  await expect.poll(atHand, { timeout: 15_000 }).toBe(true)

  await door.route('**/check-in/scans', (route) => route.abort()) // a browser that opens a page forgets for a moment that it is offline
  await door.context().setOffline(true)
  await read(door, second.badge)
  await expect.poll(() => letters(door)).toMatch(/May come in[\s\S]*Registration \d/)
  await read(door, '99999')
  await expect.poll(() => letters(door)).toContain('Not on the list')
  expect(await fact(door, 'waiting')).toBe('2')
  // The phone's browser closes the page; opened again it goes on, still without a network.
  await door.goto(stage.at('en', '/check-in'))
  expect(await said(door)).toContain('There is no connection')
  await expect.poll(() => fact(door, 'waiting')).toBe('2')
  await read(door, String(first.number))
  await expect.poll(() => letters(door)).toContain('May come in')

  const [, leaving] = guests
  await leaving?.goto(stage.at('en', '/registration/cancel'))
  await leaving?.click('main form button')

  await door.unroute('**/check-in/scans')
  await door.context().setOffline(false)
  await door.click('[data-send]')
  await expect.poll(() => fact(door, 'waiting')).toBe('0')
  expect(await said(door, '[data-trouble]')).toMatch(new RegExp(`${second.number} The registration is not confirmed`))
  expect([await checkedIn(first.id), await checkedIn(second.id)]).toEqual([2, 0])
  const names = () => door.evaluate(() => JSON.stringify(localStorage))
  expect(await names(), 'no name stays on the phone').not.toContain('Guest')
  for (const page of [door, ...guests]) await page.context().close()
})

test('a door works without scripts as well, in Arabic', async () => {
  const first = await rowOf('first@example.org')
  const door = await volunteer(false, 'arabic-door@example.org')
  await door.goto(stage.at('ar', '/check-in'))
  await read(door, String(first.number))
  expect(await said(door)).toContain('تم تسجيل الدخول')
  expect(await said(door)).toContain('Guest first')
  expect(await wide(door)).toBe(true)
  await door.context().close()
})
