import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isAccessible, type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage('2022-06-01T07:10:00Z')
})
afterAll(() => stage.strike())

const NOTE = '[data-offline]'
/** Addresses a browser has at hand. */
const atHand = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys()
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return keys.flat().map(({ url }) => new URL(url).pathname + new URL(url).search)
  })
const untilAtHand = async (page: Page, path: string) =>
  expect.poll(() => atHand(page), { timeout: 15_000 }).toContain(path)

for (const language of ['en', 'ar'] as const) {
  test(`the programme opens without a network after one visit and says how old it is, one’s own agenda too (${language})`, async () => {
    const page = await stage.open({ scripts: true })
    const path = (rest: string) => new URL(stage.at(language, rest)).pathname + new URL(stage.at(language, rest)).search
    await page.goto(stage.at(language, '/agenda'))
    await isAccessible(page)
    await untilAtHand(page, path('/agenda?day=all'))

    const keep = page.locator('button[data-keeps]').first()
    const number = await keep.getAttribute('value')
    await keep.click()
    await expect.poll(() => keep.getAttribute('aria-pressed')).toBe('true')
    await page.goto(stage.at(language, '/my-agenda'))
    await isAccessible(page)
    await untilAtHand(page, path(`/sessions/${number}`))

    await page.context().setOffline(true)
    for (const rest of ['/agenda', '/agenda?day=all', '/agenda?text=narrowed', '/my-agenda', `/sessions/${number}`]) {
      const began = performance.now()
      await page.goto(stage.at(language, rest))
      expect(performance.now() - began).toBeLessThan(2_000)
      expect(await page.locator(NOTE).isVisible(), rest).toBe(true)
      expect(await page.locator(`${NOTE} time`).innerText()).not.toBe('')
      expect(await page.locator(`main a[href$="/sessions/${number}"], h1`).count()).toBeGreaterThan(0)
    }
    await isAccessible(page)
    await page.context().setOffline(false)
    await page.goto(stage.at(language, '/agenda'))
    expect(await page.locator(NOTE).isVisible()).toBe(false)
    await page.context().close()
  })
}

test('a page of whoever is signed in is never kept; the public programme is', async () => {
  const page = await stage.open({ scripts: true })
  await stage.signIn(page, 'participant')
  await page.goto(stage.at('en', '/agenda'))
  await untilAtHand(page, new URL(stage.at('en', '/agenda')).pathname)
  const who = await page.locator('.masthead').innerText()
  await page.goto(stage.at('en', '/my-agenda'))
  await page.waitForTimeout(500)
  expect((await atHand(page)).filter((path) => path.includes('/my-agenda'))).toEqual([])
  await page.context().setOffline(true)
  await page.goto(stage.at('en', '/agenda'))
  expect(await page.locator(NOTE).isVisible()).toBe(true)
  expect(await page.locator('.masthead').innerText()).not.toBe(who)
  await page.context().close()
})
