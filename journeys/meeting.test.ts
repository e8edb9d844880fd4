import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Language } from '../src/platform/languages/public.ts'
import { isAccessible, type Stage, saidOf, setStage, typeCode, WALKS } from './stage.ts'

const MEETING = '/live/m2-meeting-1'

let stage: Stage
beforeAll(async () => {
  stage = await setStage('2021-12-08T13:12:00Z')
})
afterAll(() => stage.strike())

const names = (page: Page) => page.locator('#floor .queue-list li b').allInnerTexts()
const speaking = async (page: Page) => (await page.locator('#floor .speaking__who b').allInnerTexts())[0]

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

/** The way of somebody who read the invitation: from the meeting's way in to the form, by the code that comes to their address. */
async function registerToJoin(page: Page, language: Language, name: string) {
  const address = `${language}.delegate@example.org`
  await page.goto(stage.at(language, MEETING))
  await page.locator('.title a[href$="/join"]').click()
  expect(await page.content(), 'whoever is not registered is told no way in').not.toContain('meet.example.org')
  expect(await page.locator('main form[action$="/join"]').count()).toBe(0)
  await page.locator('main a[href*="/registration"]').click()
  await page.fill('#address', address)
  await page.locator('main form button').first().click()
  await typeCode(stage.db, page, address)
  await page.fill('[name=name]', name)
  await page.selectOption('[name=stakeholder_type]', 'civil_society')
  await page.selectOption('[name=country]', 'GH')
  for (const box of ['[name=presence][value=remote]', '[name=agree]', '[name=conduct]']) await page.check(box)
  await page.locator('main form .actions button').click()
}

/** The chair goes on by the rule until it is this person's turn, and ends what they say. */
async function letSpeak(chair: Page, name: string, spoken: () => Promise<void>) {
  for (let turns = 0; (await speaking(chair)) !== name; turns++) {
    expect(turns, 'turns until it is theirs').toBeLessThan(8)
    stage.clock.set(new Date(stage.clock.now().getTime() + 60_000))
    const [next] = await names(chair)
    await chair.locator('[data-key=n]').press('Enter')
    await chair.locator('#floor .speaking__who', { hasText: next ?? '' }).waitFor()
  }
  await spoken()
  await chair.locator('[data-key=e]').press('Enter')
  await chair.locator('#floor .speaking__who').waitFor({ state: 'detached' })
}

const DELEGATES = [
  { walk: { language: 'en', scripts: true }, name: 'Akosua Example', says: 'Captions belong to every room.' },
  { walk: { language: 'ar', scripts: false }, name: 'أمينة المثال', says: 'نرجو إتاحة المحضر باللغات الست.' },
] as const

for (const { walk, name, says } of DELEGATES)
  test(`a remote delegate registers, joins, speaks, hands in a statement and finds it in the register (${saidOf(walk)})`, async () => {
    const { language, scripts } = walk
    const [delegate, chair] = [await stage.open(walk), await stage.open(walk)]
    await registerToJoin(delegate, language, name)
    await delegate.locator('main a[href$="/join"]').first().click()
    await delegate.locator('main form[action$="/join"] button').click()
    expect(await delegate.locator('a[href^="https://meet.example.org/"]').count()).toBe(1)
    const heard = await delegate
      .locator('a.chip[lang]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('lang')))
    expect(heard[0], 'interpretation, one’s own language first where there is any').toBe('ar')

    await delegate.goto(stage.at(language, MEETING))
    expect(await delegate.inputValue('#ask-name'), 'an address is never put where all read it').toBe('')
    await delegate.fill('#ask-name', name)
    await delegate.check('input[name=presence][value=remote]')
    await delegate.click('button[value=raise]')
    await delegate.locator('button[value=back]').waitFor()
    await stage.signIn(chair, 'secretariat_officer')
    await chair.goto(stage.at(language, `${MEETING}/chair`))
    await letSpeak(chair, name, async () => {
      if (!scripts) await delegate.reload()
      await delegate.locator('#own .notice').waitFor()
      expect(await delegate.locator('#floor .clock').isVisible(), 'the clock is before whoever speaks').toBe(true)
    })

    if (!scripts) await delegate.reload()
    await delegate.fill('#write-name', name)
    await delegate.fill('#body', says)
    await delegate.click('button[value=send]')
    await delegate.locator('form[action$="/statement"] .said', { hasText: says }).waitFor()
    await chair.reload()
    await chair.locator('li', { hasText: says }).locator('button').first().press('Enter')
    await chair.locator('li', { hasText: says }).locator('[id^=unread-]').waitFor()
    await chair.goto(stage.at(language, `${MEETING}/register`))
    await chair.locator('li', { hasText: says }).locator('button').first().click()
    await chair.locator('li', { hasText: says }).locator('a[href*="/submissions/"]').waitFor()
    await delegate.reload()
    const link = delegate.locator('form[action$="/statement"] a[href*="/submissions/"]')
    const reference = await link.innerText()
    await link.click()
    expect(await delegate.locator('main').innerText()).toContain(says)
    const reader = await stage.open({ scripts: false }) // who was not there finds it as everybody does
    await reader.goto(stage.at('en', `/submissions?q=${encodeURIComponent(says)}`))
    await reader.locator(`main .entry a[href$="/submissions/${reference}"]`).waitFor()
    await Promise.all([delegate, chair, reader].map((page) => page.context().close()))
  })

/** Reads the one page that tells the link, as the chair would copy it. */
async function linkFor(chair: Page, name: string, written: string): Promise<string> {
  await chair.fill('#captioner-name', name)
  await chair.selectOption('#captioner-language', written)
  await chair.locator('#captioner-language ~ button, form:has(#captioner-name) button').first().click()
  const link = await chair.locator('.captioner-link a').getAttribute('href')
  return stage.origin + new URL(link ?? '').pathname
}

for (const walk of [WALKS[0], WALKS[3]].filter((one) => one !== undefined)) {
  test(`a captioner without an account writes by a link, a colleague takes over without losing a word (${saidOf(walk)})`, async () => {
    const { language, scripts } = walk
    const written = scripts ? 'es' : 'ru' // each walk its own: the clock stands, so nobody is ever silent
    const chair = await stage.open(walk)
    await stage.signIn(chair, 'secretariat_officer')
    await chair.goto(stage.at(language, `${MEETING}/chair/captioners`))
    const [first, second] = [
      await linkFor(chair, `Ada ${language}`, written),
      await linkFor(chair, `Boris ${language}`, written),
    ]
    if (scripts) await isAccessible(chair)
    const reader = await stage.open(walk)
    await reader.goto(stage.at(language, `${MEETING}/captions?in=${written}`))
    const [ada, boris] = [await stage.open(walk), await stage.open(walk)]
    await ada.goto(first)
    const line = `Buenos días ${language}`
    await ada.fill('#line-body', line)
    await ada.press('#line-body', 'Enter')
    await ada.locator('#floor .captions p', { hasText: line }).waitFor()
    if (scripts) await isAccessible(ada)
    else await reader.reload()
    await reader.locator('#floor p', { hasText: line }).waitFor() // told by the server where scripts are on
    await boris.goto(second)
    expect(await boris.locator('#floor').innerText()).toContain(`Ada ${language}`)
    await boris.fill('#line-body', 'Sigo yo.')
    await boris.press('#line-body', 'Enter')
    const takes = boris.locator('form[data-lines] button[value=take]')
    await takes.waitFor() // it was not his turn: the line is still there, and he says that he takes over
    expect(await boris.inputValue('#line-body')).toBe('Sigo yo.')
    await takes.click()
    await boris.locator('#floor .captions p', { hasText: 'Sigo yo.' }).waitFor()
    await ada.goto(first)
    expect(await ada.locator('#floor').innerText()).toContain(`Boris ${language}`)
    await Promise.all([chair, reader, ada, boris].map((page) => page.context().close()))
  })
}

test('before a meeting a delegate tries the connection and is told in words; without scripts that is a list of what to check', async () => {
  for (const walk of [WALKS[0], WALKS[3]].filter((one) => one !== undefined)) {
    const { language, scripts } = walk
    const delegate = await stage.open(walk)
    await delegate.goto(stage.at(language, MEETING))
    await delegate.locator('.title a[href$="/try"]').click()
    const connection = delegate.locator('[data-try=connection]')
    expect(await connection.locator('button').isVisible()).toBe(scripts)
    if (scripts) {
      await connection.locator('button').press('Enter')
      await connection.locator('[role=status]', { hasText: /\S/ }).waitFor()
      await isAccessible(delegate)
    }
    await delegate.locator('main a[href$="/text"]').click()
    await delegate.locator('#floor.captions').waitFor()
    if (scripts) await isAccessible(delegate)
    await delegate.locator('main a[href$="#write"]').click()
    await delegate.locator('#body').waitFor()
    await delegate.context().close()
  }
})
