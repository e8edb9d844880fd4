import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { carryOutOrders } from '../src/plan/publishing/carry-out-orders.ts'
import { endThreads } from '../src/plan/thread/ask.ts'
import { isAccessible, type Stage, saidOf, setStage, type Walk } from './stage.ts'

const NOW = '2022-05-28T09:00:00Z'
let stage: Stage
beforeAll(async () => {
  stage = await setStage(NOW)
})
afterAll(async () => {
  await endThreads()
  await stage.strike()
})

const TWO: readonly Walk[] = [
  { language: 'en', scripts: true },
  { language: 'ar', scripts: false },
]
const calendar = (uid: string, title: string, hour: string) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//another system',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SUMMARY:${title}`,
    `DTSTART:20220603T${hour}0000`,
    'DURATION:PT45M',
    'LOCATION:Pavilion of another system',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')

/** A file without a time zone: looked at, given its zone, and taken over. */
async function takeIn(page: Page, { language, scripts }: Walk, file: string) {
  const look = async () => void (scripts && (await isAccessible(page)))
  await page.goto(stage.at(language, '/desk/programme/import'))
  await look()
  await page.setInputFiles('#file', { name: 'theirs.ics', mimeType: 'text/calendar', buffer: Buffer.from(file) })
  await page.click('form[enctype] button')
  await look()
  await page.fill('#zone', 'Europe/Zurich')
  await page.click('form[method=get] button[type=submit]')
  await look()
  await page.locator('form:has(input[name=seen]) button').click()
  await look()
}

for (const [n, walk] of TWO.entries()) {
  test(`a programme of another system is taken over, published at a set time, and stands on a page of another site (${saidOf(walk)})`, async () => {
    const { language, scripts } = walk
    stage.clock.set(NOW)
    const title = n === 0 ? 'Pavilion talk' : 'حديث الجناح'
    const page = await stage.open({ scripts })
    await stage.signIn(page, 'secretariat_head')
    await takeIn(page, walk, calendar(`u${n}@theirs.example`, title, n === 0 ? '06' : '04'))
    expect(await page.locator('main table').innerText()).toContain(title)

    await page.goto(stage.at(language, '/desk/agenda/preview?day=all'))
    expect(await page.locator('main').innerText()).toContain(title)
    if (scripts) await isAccessible(page)
    await page.goto(stage.at(language, '/desk/agenda/publish'))
    if (await page.locator('#reason').count()) await page.fill('#reason', 'As it stands.')
    await page.fill('#name', n === 0 ? 'With the pavilion' : 'مع الجناح')
    await page.fill('#local', `2022-05-29T0${7 + n}:00`)
    await page.click('button[name=do][value=order]')
    await page.locator('form[action$=withdraw]').waitFor()
    if (scripts) await isAccessible(page)

    const embed = stage.at(language, '/agenda/embed?day=all')
    const before = await page.context().request.get(embed)
    expect(await before.text()).not.toContain(title)
    stage.clock.set(`2022-05-29T0${6 + n}:00:00Z`)
    await carryOutOrders(stage.platform)

    // A page of another site, with the lines that ours gave it.
    const reader = await stage.open({ scripts })
    await reader.goto(stage.at(language, '/agenda/files'))
    const code = await reader.inputValue('#embed-code')
    expect(code).toContain('/agenda/embed"')
    const site = code.replaceAll(/https?:\/\/[^/"]+/g, stage.origin).replace('/agenda/embed"', '/agenda/embed?day=all"')
    const ministry = createServer((_, answer) => void answer.setHeader('content-type', 'text/html').end(site))
    await once(ministry.listen(0, '127.0.0.1'), 'listening')
    await reader.goto(`http://127.0.0.1:${(ministry.address() as AddressInfo).port}/`) // it listens on a port
    const frame = reader.frameLocator('iframe')
    await expect.poll(() => frame.locator('main').innerText(), { timeout: 15_000 }).toContain(title)
    if (scripts)
      await expect.poll(() => reader.locator('iframe').getAttribute('height'), { timeout: 15_000 }).not.toBe('800')
    ministry.close()
    await reader.context().close()
    await page.context().close()
  })
}
