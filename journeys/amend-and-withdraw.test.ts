import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillIn } from './answers.ts'
import { isAccessible, type Stage, saidOf, setStage, WALKS } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage('2022-02-14T09:20:00Z')
})
afterAll(() => stage.strike())

for (const walk of WALKS) {
  test(`a submission is amended as version 2 of its number, then withdrawn with a reason (${saidOf(walk)})`, async () => {
    const { language, scripts } = walk
    const page = await stage.open(walk)
    const look = async () => void (scripts && (await isAccessible(page)))
    await page.goto(stage.at(language, '/calls/official_submissions'))
    await page.click('form:has(input[value=official_submission]) button')
    const draft = page.url()
    await fillIn(stage, draft)
    await page.goto(`${draft}/check`)
    await page.click('form[action$=submit] button')
    const reference = /OCP22-\d{4}/.exec(await page.locator('main').innerText())?.[0] ?? ''

    await page.click('form[action$=amend] button')
    expect(await page.locator('main').innerText()).toContain(reference)
    await look()
    const amending = page.url()
    await page.goto(`${amending}/themes`)
    await page.fill('[name=priority_topics]', 'Consent, and how to withdraw it.')
    await page.click('.actions button[value=later]')
    await page.goto(`${amending}/check`)
    await page.click('form[action$=submit] button')
    expect(await page.locator('.receipt__no').innerText()).toBe(reference)
    expect(await page.locator('.receipt dd').first().innerText()).toBe('2')
    const hashes = new Set([await page.locator('.receipt .mono').innerText()])
    await page.goto(`${draft}/receipt`)
    hashes.add(await page.locator('.receipt .mono').innerText())
    expect(hashes.size, 'two versions, two fingerprints').toBe(2)
    await page.goto(stage.at(language, `/submissions/${reference}`))
    expect(await page.locator('main').innerText()).toContain('Consent, and how to withdraw it.')
    await look()

    await page.goto(`${draft}/receipt`)
    await page.click('a[href$=withdraw]')
    await page.click('main form button')
    expect(await page.locator('.error').count(), 'no reason given').toBe(1)
    await look()
    await page.fill('#reason', 'Sent twice.')
    await page.click('main form button')
    expect(page.url()).toBe(stage.at(language, `/submissions/${reference}`))
    expect(await page.locator('main').innerText(), 'nothing of the text').not.toContain('Consent')
    await look()
    const gone = await page.goto(stage.at(language, `/submissions/${reference}`))
    expect(gone?.status()).toBe(410)
    await page.goto(`${stage.origin}/${language}/me`)
    await look()
    await page.goto(`${draft}/receipt`)
    expect(await page.locator('form[action$=amend]').count()).toBe(0)
    expect(await page.locator('.receipt__no').innerText()).toBe(reference)
    await page.context().close()
  })
}
