import { AxeBuilder } from '@axe-core/playwright'
import ICAL from 'ical.js'
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

beforeAll(async () => {
  t = await testPlatform('2022-03-14T09:00:00Z', { CONVOKE_DEMO: '1' })
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

async function isAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map((v) => `${page.url()} ${v.id}: ${v.nodes[0]?.html}`)).toEqual([])
}

/** Each walk takes a request and a time of its own. */
const walks = [
  { language: 'en', scripts: true, reference: 'OCP22-0005', slot: '2022-06-01' },
  { language: 'ar', scripts: false, reference: 'OCP22-0014', slot: '2022-06-02' },
]

for (const { language, scripts, reference, slot } of walks) {
  test(`a binding request is accepted, placed and published, and its thread, the agenda and the calendar say so (${language}, ${scripts ? 'with' : 'without'} scripts)`, async () => {
    const context = await browser.newContext({ javaScriptEnabled: scripts })
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    const edition = `${origin}/${language}/wsis-forum-2022`
    const look = async () => void (scripts && (await isAccessible(page)))
    await page.goto(`${origin}/${language}/demo`)
    await page.click('button[value=secretariat_head]')

    await page.goto(`${edition}/desk/submissions/${reference}`)
    await look()
    await page.check('input[value=accepted]')
    await page.fill('#reason', 'Clear objective, balanced panel.')
    await page.click('form[action$=decide] button')
    await page.goto(`${edition}/desk/release`)
    await look()
    await page.click('main form button')

    await page.goto(`${edition}/desk/programme`)
    await look()
    await page.locator('main table a').last().click()
    await look()
    const number = /sessions\/(\d+)/.exec(page.url())?.[1]
    const wanted = await page
      .locator('select[name=slot] option')
      .evaluateAll(
        (all, day) =>
          all
            .map((o) => [o.getAttribute('value') ?? '', o.textContent ?? ''])
            .filter(([v, text]) => `${v} ${text}`.includes(day))[0]?.[0],
        slot,
      )
    if (wanted) await page.selectOption('select[name=slot]', wanted)
    else await page.locator('select[name=slot]').selectOption({ index: 170 })
    await page.locator('select[name=room]').selectOption({ index: 1 })
    await page.fill('form[action$=place] [name=reason]', 'As the organizers wished.')
    await page.click('form[action$=place] button')
    if ((await page.locator('[name=anyway]').count()) > 0) {
      await page.locator('[name=anyway]').first().click()
      if (page.url().endsWith('/place')) await page.click('form[action$=place] button')
    }

    await page.goto(`${edition}/desk/agenda/publish`)
    await look()
    await page.locator('main form[method=post] button').last().click()

    await page.goto(`${edition}/sessions/${number}`)
    await look()
    expect(page.url()).toContain(`/sessions/${number}`)
    const title = await page.locator('h1').innerText()
    await page.goto(`${edition}/submissions/${reference}`)
    expect(await page.locator('#main').innerText()).toContain(
      language === 'en' ? `Session ${number} of the programme` : `الجلسة ${number}`,
    )
    const calendar = await (await fetch(`${origin}/wsis-forum-2022/sessions/${number}.ics`)).text()
    const event = new ICAL.Event(
      new ICAL.Component(ICAL.parse(calendar)).getFirstSubcomponent('vevent') as ICAL.Component,
    )
    expect(event.summary).toContain(title.trim())
    await context.close()
  })
}
