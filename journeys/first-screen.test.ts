import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LANGUAGES, type Language } from '../src/platform/languages/public.ts'
import { type Stage, setStage } from './stage.ts'

/** A small phone. */
const PHONE = { width: 360, height: 780 }

let stage: Stage
beforeAll(async () => {
  stage = await setStage('2022-03-07T13:20:00Z')
})
afterAll(() => stage.strike())

/** How far down the page the lower edge of something is. */
const lowerEdge = (page: Page, what: string) =>
  page
    .locator(what)
    .first()
    .evaluate((found) => Math.round(found.getBoundingClientRect().bottom + scrollY))

test.each(LANGUAGES)(
  'in %s the first screen of a phone holds the call, its deadline, the first question, signed in or not',
  async (language) => {
    const visitor = await stage.open({ scripts: false }, { viewport: PHONE })
    await holdsItsPurpose(visitor, language)
    const somebody = await stage.open({ scripts: false }, { viewport: PHONE })
    await stage.signIn(somebody, 'participant')
    await holdsItsPurpose(somebody, language)
  },
)

async function holdsItsPurpose(page: Page, language: Language) {
  await page.goto(stage.at(language))
  expect(await lowerEdge(page, '.deadline .btn'), 'home').toBeLessThanOrEqual(PHONE.height)
  expect(await page.locator('.deadline__num').first().textContent(), 'minutes left').toContain('40')
  await page.goto(stage.at(language, '/calls/workshop_requests'))
  expect(await lowerEdge(page, 'main .when'), 'call').toBeLessThanOrEqual(PHONE.height)
  await page.locator('main form .btn').first().click()
  await page.goto(`${page.url()}/session`)
  expect(await lowerEdge(page, 'main form .field__label'), 'section').toBeLessThanOrEqual(PHONE.height)
}

test('the header is one line for someone signed in, and languages and ways stand behind a button each, without scripts', async () => {
  const page = await stage.open({ scripts: false }, { viewport: PHONE })
  await stage.signIn(page, 'secretariat_head')
  await page.goto(stage.at('en'))
  const header = await page.locator('.masthead').evaluate((found) => found.getBoundingClientRect().height)
  expect(header).toBeLessThanOrEqual(72)
  expect(await page.locator('.langs a[lang=ru]').isVisible()).toBe(false)
  await page.locator('.drawer--langs summary').click()
  await page.locator('.langs a[lang=ru]').click()
  expect(page.url()).toContain('/ru/')
  await page.locator('.drawer--menu > summary').click()
  await page.locator('.nav a').last().click()
  expect(page.url()).toContain('/desk')
})

test('the first page ever seen shows the reader’s own time', async () => {
  const page = await stage.open({ scripts: true }, { timezoneId: 'Africa/Dakar' })
  await page.goto(stage.at('fr'))
  await page.locator('.deadline .when', { hasText: 'Dakar' }).waitFor()
  expect(await page.locator('.deadline .when').textContent()).toContain('14:00')
})
