import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillIn, WHOLE } from './answers.ts'
import { begin, FORMS, LOOKS, OPEN } from './form-looks.ts'
import { isAccessible, type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage(OPEN)
})
afterAll(() => stage.strike())

for (const { language, colorScheme } of LOOKS) {
  test(`people, files, a photograph, a receipt and a late answer are in order for axe (${language}, ${colorScheme})`, async () => {
    stage.clock.set(OPEN)
    const page = await stage.open({ scripts: true }, { colorScheme, viewport: { width: 360, height: 800 } })
    const people = await begin(stage, page, language, FORMS[1])
    await page.goto(`${people}/people`)
    await page.fill('[name="people.0.given_name"]', 'Akosua')
    await page.click('button[value="add people"]')
    expect(await page.inputValue('[name="people.0.given_name"]')).toBe('Akosua')
    await page.fill('[name="people.0.email"]', 'not an address')
    await page.click('.actions button[value=continue]')
    expect(await page.locator('.errors').innerText()).toContain(language === 'en' ? 'Person 1 · E-mail address' : '·')
    await isAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)

    const photo = await begin(stage, page, language, FORMS[5])
    await page.goto(`${photo}/photograph`)
    const picture = (width: number) =>
      sharp({ create: { width, height: 1500, channels: 3, background: '#7a5c3e' } })
        .jpeg()
        .toBuffer()
    const choose = async (width: number) => {
      const buffer = await picture(width)
      await page.setInputFiles('[name=photo]', { name: 'حقل.jpg', mimeType: 'image/jpeg', buffer })
      await page.click('.actions button[value=continue]')
      return createHash('sha256').update(buffer).digest('hex')
    }
    await choose(1999)
    expect(await page.locator('.errors').innerText()).toMatch(/1.?999/)
    await isAccessible(page)
    const hash = await choose(2000)
    expect(await page.locator('.files').innerText()).toContain('حقل.jpg')
    await isAccessible(page)
    await page.click(`button[value="remove photo ${hash}"]`)
    expect(await page.locator('.files').count()).toBe(0)

    const whole = await begin(stage, page, language, FORMS[0])
    await fillIn(stage, whole)
    await page.goto(`${whole}/files`)
    const paper = {
      name: 'paper.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'),
    }
    await page.setInputFiles('[name=attachments]', paper)
    await page.click('.actions button[value=continue]')
    await page.goto(`${whole}/check`)
    expect(await page.locator('main').innerText()).toContain('paper.pdf')
    await isAccessible(page)
    await page.click('form[action$=submit] button')
    await isAccessible(page)
    expect(await page.locator('.receipt__no').innerText()).toMatch(/^OCP22-\d{4}$/)

    const late = await begin(stage, page, language, FORMS[0])
    await fillIn(stage, late, WHOLE)
    await page.goto(`${late}/check`)
    stage.clock.set('2022-03-07T14:00:00Z')
    await page.click('form[action$=submit] button')
    expect(await page.locator('main').innerText()).toContain('15:00:00')
    await isAccessible(page)
    await page.context().close()
  }, 300_000)
}

test('what hangs on an answer comes with it and goes with it, and what was typed in it stays', async () => {
  stage.clock.set(OPEN)
  const page = await stage.open({ scripts: true })
  const draft = await begin(stage, page, 'en', FORMS[0])
  await page.goto(`${draft}/contact`)
  const name = page.locator('[name="organization.0.name"]')
  expect(await name.isVisible()).toBe(false)
  await page.check('[name=acting_as][value=organization]')
  await name.fill('Example Ministry of Digital Affairs, Country A')
  await name.blur()
  expect(await page.locator('[name="organization.0._known"]').inputValue(), 'which of those known it is').not.toBe('')
  await page.check('[name=acting_as][value=individual]')
  expect(await name.isVisible()).toBe(false)
  await page.click('.actions button[value=continue]')
  expect(await name.isVisible(), 'not asked of an individual').toBe(false)
  await page.check('[name=acting_as][value=organization]')
  expect(await name.inputValue()).toBe('Example Ministry of Digital Affairs, Country A')
  await page.context().close()
})
