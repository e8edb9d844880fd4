import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemonstration } from '../src/demo/public.ts'
import { testPlatform } from '../src/platform/testing/database.ts'
import { serveOn } from '../src/web/serve.ts'
import { createWeb } from '../src/web/web.tsx'

let t: Awaited<ReturnType<typeof testPlatform>>
let serving: Awaited<ReturnType<typeof serveOn>>
let browser: Browser
let origin: string
const OPEN = '2022-02-14T09:20:00Z'

beforeAll(async () => {
  t = await testPlatform(OPEN, { CONVOKE_DEMO: '1' })
  await loadDemonstration(t.platform, t.clock.now())
  serving = await serveOn(createWeb(t.platform).fetch, '127.0.0.1', 0)
  origin = `http://127.0.0.1:${serving.port}`
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
})
afterAll(async () => {
  await browser.close()
  await serving.stop(2000)
  await t.close()
})

/** No violation of the rules axe knows, on the page as it stands. */
async function isAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map((v) => `${page.url()} ${v.id}: ${v.nodes[0]?.html}`)).toEqual([])
}

async function fill(page: Page) {
  await page.fill('[name=submitter_name]', 'Liis Placeholder')
  await page.fill('[name=submitter_email]', 'liis@example.org')
  await page.check('[name=acting_as][value=individual]')
  await page.selectOption('[name=country]', 'EE')
  await page
    .locator('[name=stakeholder_type]')
    .first()
    .evaluate((el, value) => {
      if (el instanceof HTMLSelectElement) el.value = value
      else document.querySelector<HTMLInputElement>(`[name=stakeholder_type][value=${value}]`)?.click()
    }, 'civil_society')
}

for (const language of ['en', 'ar']) {
  for (const javaScriptEnabled of [true, false]) {
    test(`a first-time user hands in an official submission, ${language}, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
      t.clock.set(OPEN)
      const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 360, height: 800 } })
      const page = await context.newPage()
      page.setDefaultTimeout(8000)
      await page.goto(`${origin}/${language}/wsis-forum-2022/calls/official_submissions`)
      await page.click('form:has(input[value=official_submission]) button')
      const draft = page.url()
      await page.goto(`${draft}/contact`)
      if (javaScriptEnabled) {
        await isAccessible(page)
        await fill(page)
      } else {
        await page.fill('[name=submitter_name]', 'Liis Placeholder')
        await page.fill('[name=submitter_email]', 'liis@example.org')
        await page.check('[name=acting_as][value=individual]')
        await page.selectOption('[name=country]', 'EE')
        const choice = page.locator('input[name=stakeholder_type][value=civil_society]')
        if ((await choice.count()) > 0) await choice.check()
        else await page.selectOption('[name=stakeholder_type]', 'civil_society')
      }
      await page.locator('main form[method=post] .actions button').first().click()
      await page.goto(`${draft}/themes`)
      await page.fill('[name=priority_topics]', 'Consent that a person can actually refuse.')
      await page.locator('main form[method=post] .actions button').first().click()
      await page.goto(`${draft}/declarations`)
      await page.check('[name=consent_publication]')
      await page.check('[name=consent_data]')
      await page.locator('main form[method=post] .actions button').first().click()
      await page.goto(`${draft}/check`)
      if (javaScriptEnabled) await isAccessible(page)
      await page.locator('main form[method=post] button').last().click()
      const said = await page.locator('main').innerText()
      const reference = /OCP22-\d{4}/.exec(said)?.[0]
      expect(reference, `${page.url()}\n${said.slice(0, 600)}`).toBeDefined()
      expect(said).toMatch(/[0-9a-f]{4}/)
      await page.goto(`${origin}/${language}/wsis-forum-2022/submissions/${reference}`)
      expect(await page.locator('main').innerText()).toContain('Consent that a person can actually refuse.')
      await context.close()
    })
  }
}

test('pages for everyone have no violation axe knows, in English and Arabic, light and dark', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ colorScheme })
    const page = await context.newPage()
    for (const language of ['en', 'ar']) {
      for (const path of [
        '',
        '/wsis-forum-2022',
        '/wsis-forum-2022/consultation',
        '/wsis-forum-2022/calls/photo_contest',
        '/wsis-forum-2022/calls/workshop_requests/questions',
        '/wsis-forum-2022/submissions',
        '/wsis-forum-2022/submissions/OCP22-0005',
        '/wsis-forum-2022/agenda',
        '/me',
        '/sign-in',
        '/sign-in/code',
        '/demo',
        '/nothing-here',
      ]) {
        await page.goto(`${origin}/${language}${path}`)
        await isAccessible(page)
      }
    }
    await context.close()
  }
})
