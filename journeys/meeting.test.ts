import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isAccessible, type Stage, saidOf, setStage, WALKS } from './stage.ts'

const MEETING = '/live/m2-meeting-1'

let stage: Stage
beforeAll(async () => {
  stage = await setStage('2021-12-08T13:12:00Z')
})
afterAll(() => stage.strike())

const names = (page: Page) => page.locator('#floor .queue-list li b').allInnerTexts()
const speaking = (page: Page) => page.locator('#floor .speaking__who b').innerText()

/** Somebody in the room follows the code on the screen with their phone, without an account. */
async function askFromRoom(page: Page, name: string) {
  await page.fill('#ask-name', name)
  expect(await page.isChecked('input[name=presence][value=on_site]')).toBe(true)
  await page.click('button[value=raise]')
  await page.locator('button[value=back]').waitFor()
}

for (const [nth, walk] of WALKS.entries()) {
  test(`somebody with a phone and no account asks for the floor and speaks, the chair leads by keys (${saidOf(walk)})`, async () => {
    const { language, scripts } = walk
    const phone = await stage.open(walk, { viewport: { width: 360, height: 740 } })
    await phone.goto(stage.at(language, `${MEETING}/room`))
    const code = new URL((await phone.locator('.chapter a[href*="from=room"]').getAttribute('href')) ?? '')
    await phone.goto(`${stage.origin}${code.pathname}${code.search}`)
    const name = `Wanjiru ${nth}`
    const onlooker = await stage.open(walk)
    await onlooker.goto(stage.at(language, MEETING))
    await askFromRoom(phone, name)
    if (scripts) {
      await isAccessible(phone)
      await onlooker.locator('#floor .queue-list', { hasText: name }).waitFor() // told by the server, without a reload
    }

    const chair = await stage.open(walk)
    await stage.signIn(chair, 'secretariat_officer')
    await chair.goto(stage.at(language, `${MEETING}/chair`))
    if (scripts) await isAccessible(chair)
    for (let turns = 0; (await speaking(chair)) !== name; turns++) {
      expect(turns, 'turns until it is theirs').toBeLessThan(6)
      stage.clock.set(new Date(stage.clock.now().getTime() + 60_000))
      const [next] = await names(chair)
      if (scripts) await chair.keyboard.press('n')
      else await chair.locator('[data-key=n]').press('Enter')
      await chair.locator('#floor .speaking__who', { hasText: next ?? '' }).waitFor()
    }
    if (scripts) await phone.locator('#own .notice').waitFor()
    else await phone.reload()
    expect(await phone.locator('#own .notice').count()).toBe(1)
    expect(await chair.locator('.clock b').innerText()).toMatch(/^0:0\d$/)
    await Promise.all([phone, onlooker, chair].map((page) => page.context().close()))
  })
}

test('a remote delegate hands in a statement, the chair reads it into the record, and everybody can read it', async () => {
  const walk = { language: 'ar', scripts: true } as const
  const delegate = await stage.open(walk)
  await delegate.goto(stage.at('ar', MEETING))
  await delegate.fill('#write-name', 'أمينة')
  await delegate.fill('#body', 'نرجو إتاحة المحضر باللغات الست.')
  await delegate.click('button[value=send]')
  await delegate.locator('#write ~ .stack .said, .chapter .said', { hasText: 'نرجو إتاحة' }).first().waitFor()
  const chair = await stage.open(walk)
  await stage.signIn(chair, 'secretariat_officer')
  await chair.goto(stage.at('ar', `${MEETING}/chair`))
  await chair.locator('li', { hasText: 'نرجو إتاحة' }).locator('button').first().press('Enter')
  await chair.locator('li', { hasText: 'نرجو إتاحة' }).locator('[id^=unread-]').waitFor()
  const reader = await stage.open({ scripts: false })
  await reader.goto(stage.at('en', `${MEETING}/list`))
  expect(await reader.locator('#floor .said').allInnerTexts()).toContain('نرجو إتاحة المحضر باللغات الست.')
})
