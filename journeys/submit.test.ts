import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isAccessible, type Stage, saidOf, setStage, WALKS } from './stage.ts'

const OPEN = '2022-02-14T09:20:00Z'
let stage: Stage
beforeAll(async () => {
  stage = await setStage(OPEN)
})
afterAll(() => stage.strike())

const next = (page: Page) => page.click('main form[method=post] .actions button')

for (const walk of WALKS) {
  test(`a first-time user hands in an official submission (${saidOf(walk)})`, async () => {
    const { language, scripts } = walk
    const page = await stage.open(walk, { viewport: { width: 360, height: 800 } })
    const look = async () => void (scripts && (await isAccessible(page)))
    await page.goto(stage.at(language, '/calls/official_submissions'))
    await page.click('form:has(input[value=official_submission]) button')
    const draft = page.url()
    await page.goto(`${draft}/contact`)
    await look()
    await page.fill('[name=submitter_name]', 'Liis Placeholder')
    await page.fill('[name=submitter_email]', 'liis@example.org')
    await page.check('[name=acting_as][value=individual]')
    await page.selectOption('[name=country]', 'EE')
    await page.selectOption('[name=stakeholder_type]', 'civil_society')
    await next(page)
    expect(page.url()).toBe(`${draft}/themes`)
    await page.fill('[name=priority_topics]', 'Consent that a person can actually refuse.')
    await next(page)
    await page.goto(`${draft}/declarations`)
    await page.check('[name=consent_publication]')
    await page.check('[name=consent_data]')
    await next(page)
    expect(page.url()).toBe(`${draft}/check`)
    await look()
    await page.click('form[action$=submit] button')
    await look()
    const receipt = await page.locator('main').innerText()
    const reference = /OCP22-\d{4}/.exec(receipt)?.[0]
    expect(reference, receipt.slice(0, 600)).toBeDefined()
    expect(receipt).toMatch(/[0-9a-f]{4} [0-9a-f]{4}/)
    await page.goto(stage.at(language, `/submissions/${reference}`))
    expect(await page.locator('main').innerText()).toContain('Consent that a person can actually refuse.')
    await page.context().close()
  })
}

const PUBLIC_PAGES = [
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
]

// In the dark only contrast can differ.
for (const language of ['en', 'ar'])
  test(`pages for everyone have no violation axe knows, in light and dark (${language})`, async () => {
    const page = await stage.open({ scripts: true })
    for (const path of PUBLIC_PAGES) {
      await page.emulateMedia({ colorScheme: 'light' })
      await page.goto(`${stage.origin}/${language}${path}`)
      await isAccessible(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      await isAccessible(page, ['color-contrast'])
    }
    await page.context().close()
  })
