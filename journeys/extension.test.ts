import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fillIn } from './answers.ts'
import { isAccessible, type Stage, saidOf, setStage, WALKS } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage('2022-03-07T13:10:00Z')
})
beforeEach(() => stage.clock.set('2022-03-07T13:10:00Z'))
afterAll(() => stage.strike())

/** Each walk extends the call a little further; before the first, it closes at 15:00 in Geneva. */
const CLOSINGS = ['2022-03-07T15:00', '2022-03-08T15:00', '2022-03-09T15:00', '2022-03-10T15:00', '2022-03-11T15:00']
const utc = (wall = '') => `${wall.slice(0, 11)}14:00:00.000Z`

for (const [i, walk] of WALKS.entries()) {
  test(`a call is extended: everyone sees the old and the new time and why, and a draft is handed in after the old one (${saidOf(walk)})`, async () => {
    const { language, scripts } = walk
    const [before, after] = CLOSINGS.slice(i)
    stage.clock.set(new Date(new Date(utc(before)).getTime() - 50 * 60_000).toISOString())
    const reader = await stage.open(walk)
    await reader.goto(stage.at(language, '/calls/official_submissions'))
    await reader.click('form:has(input[value=official_submission]) button')
    const draft = reader.url()
    await fillIn(stage, draft)

    const page = await stage.open(walk)
    const look = async () => void (scripts && (await isAccessible(page)))
    await stage.signIn(page, 'secretariat_head')
    await page.goto(stage.at(language, '/desk/calls'))
    await look()
    await page.click('a[href$="/desk/calls/official_submissions"]')
    await page.fill('[name=local]', before ?? '')
    await page.fill(`[name=reason-${language}]`, 'Our server was away for an hour.')
    await page.click('form[action$=preview] button')
    expect(await page.locator('main [role=alert], main .error').count(), 'not later than now').toBeGreaterThan(0)
    expect(await page.inputValue(`[name=reason-${language}]`)).toBe('Our server was away for an hour.')
    await look()
    await page.fill('[name=local]', after ?? '')
    await page.click('form[action$=preview] button')
    expect(await page.locator(`main time[datetime="${utc(after)}"]`).count()).toBeGreaterThan(0)
    await look()
    await page.click('form[action$=extend] button')

    await reader.goto(stage.at(language, '/calls/official_submissions'))
    for (const at of [before, after])
      expect(await reader.locator(`main time[datetime="${utc(at)}"]`).count(), at).toBeGreaterThan(0)
    expect(await reader.locator('main').innerText()).toContain('Our server was away for an hour.')
    if (scripts) await isAccessible(reader)

    stage.clock.set(new Date(new Date(utc(before)).getTime() + 60_000).toISOString())
    await reader.goto(`${draft}/check`)
    await reader.click('form[action$=submit] button')
    expect(await reader.locator('main').innerText()).toMatch(/OCP22-\d{4}/)
    await page.context().close()
    await reader.context().close()
  })
}
