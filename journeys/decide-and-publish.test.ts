import ICAL from 'ical.js'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isAccessible, type Stage, saidOf, setStage, WALKS, type Walk } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage('2022-03-14T09:00:00Z')
})
afterAll(() => stage.strike())

async function decide(page: Page, { language }: Walk, reference: string, outcome: string, reason: string, into = '') {
  await page.goto(stage.at(language, `/desk/submissions/${reference}`))
  await page.check(`input[name=outcome][value=${outcome}]`)
  if (into) await page.fill('#into', into)
  await page.fill('#reason', reason)
  await page.click('form[action$=decide] button')
}

/** All that waits, read once more and released. */
async function release(page: Page, { language, scripts }: Walk) {
  await page.goto(stage.at(language, '/desk/release'))
  if (scripts) await isAccessible(page)
  await page.click('button[formaction$=confirm]')
  if (scripts) await isAccessible(page)
  await page.click('form[action$=release] button')
  await page.waitForURL(/desk\/release\/[0-9a-f-]+/)
  if (scripts) await isAccessible(page)
}

/** Each walk takes a request and a time of its own. Room E is too small for any of them; in Room A they are placed whatever else is missing. */
type Taken = { reference: string; slot: string; utc: string }
const TAKEN = {
  'en true': { reference: 'OCP22-0005', slot: '2022-06-01-A', utc: '07:00' },
  'en false': { reference: 'OCP22-0014', slot: '2022-06-02-A', utc: '07:00' },
  'ar true': { reference: 'OCP22-0024', slot: '2022-06-02-B', utc: '09:00' },
  'ar false': { reference: 'OCP22-0047', slot: '2022-06-01-B', utc: '09:00' },
} as Record<string, Taken>

for (const walk of WALKS) {
  test(`a binding request is accepted, placed and published, and its thread, the agenda and the calendar say so (${saidOf(walk)})`, async () => {
    const { language, scripts } = walk
    const { reference, slot, utc } = TAKEN[`${language} ${scripts}`] as Taken
    const page = await stage.open(walk)
    const look = async () => void (scripts && (await isAccessible(page)))
    await stage.signIn(page, 'secretariat_head')
    await decide(page, walk, reference, 'accepted', 'Clear objective, balanced panel.')
    await look()
    await release(page, walk)

    await page.goto(stage.at(language, '/desk/programme?show=unplaced'))
    await look()
    await page.locator('main tbody th a').last().click()
    await look()
    const number = /sessions\/(\d+)/.exec(page.url())?.[1]
    const choose = async (room: string) => {
      await page.selectOption('select[name=slot]', slot)
      await page.selectOption('select[name=room]', room)
      await page.fill('form[action$=place] [name=reason]', 'As the organizers wished.')
    }
    await choose('e')
    await page.click('form[action$=place] button:not([name]):not([formaction])')
    expect(await page.locator('.errors, .notice, [role=alert]').first().innerText()).toContain(
      language === 'en' ? 'Room E' : 'قاعة E',
    )
    await look()
    await choose('a')
    await page.click('button[name=anyway]')

    await page.goto(stage.at(language, '/desk/agenda/publish'))
    await look()
    // The session was placed although a rule breaks: whoever publishes that says why.
    await page.fill('form[action$=publish] [name=reason]', 'Agreed with the organizers.')
    await page.click('form[action$=publish] button')

    await page.goto(stage.at(language, `/sessions/${number}`))
    await look()
    const title = await page.locator('h1').innerText()
    await page.goto(stage.at(language, `/agenda?day=${slot.slice(0, 10)}`))
    expect(await page.locator('main').innerText()).toContain(title)
    await page.goto(stage.at(language, `/submissions/${reference}`))
    expect(await page.locator('main').innerText()).toContain(
      language === 'en' ? `Session ${number} of the programme` : `الجلسة ${number}`,
    )
    const calendar = await (await fetch(`${stage.origin}/wsis-forum-2022/sessions/${number}.ics`)).text()
    const event = new ICAL.Event(
      new ICAL.Component(ICAL.parse(calendar)).getFirstSubcomponent('vevent') as ICAL.Component,
    )
    expect(event.summary).toContain(title.trim())
    expect(event.startDate.toJSDate().toISOString()).toBe(`${slot.slice(0, 10)}T${utc}:00.000Z`)
    await page.context().close()
  })
}

/** Four requests of one walk: taken in, merged into the first, not taken, put off. */
const DECIDED = {
  'en true': ['OCP22-0004', 'OCP22-0072', 'OCP22-0096', 'OCP22-0086'],
  'en false': ['OCP22-0055', 'OCP22-0057', 'OCP22-0088', 'OCP22-0094'],
  'ar true': ['OCP22-0012', 'OCP22-0062', 'OCP22-0026', 'OCP22-0031'],
  'ar false': ['OCP22-0029', 'OCP22-0017', 'OCP22-0032', 'OCP22-0034'],
} as Record<string, string[]>
const REASONS = [
  'It fits the theme.',
  'The same subject.',
  'Outside the theme of 2022.',
  'A speaker has yet to confirm.',
]

for (const walk of WALKS) {
  test(`decisions of four kinds wait for their release, and then each thread says what became of the request (${saidOf(walk)})`, async () => {
    const { language, scripts } = walk
    const references = DECIDED[`${language} ${scripts}`] as string[]
    const [kept = '', merged = ''] = references
    const page = await stage.open(walk)
    const reader = await stage.open(walk)
    const threadOf = async (reference: string) => {
      await reader.goto(stage.at(language, `/submissions/${reference}`))
      return reader.locator('main').innerText()
    }
    await stage.signIn(page, 'secretariat_head')
    await decide(page, walk, kept, 'accepted', REASONS[0] as string)
    await decide(page, walk, merged, 'merged', REASONS[1] as string, 'OCP22-9999')
    expect(await page.locator('main [role=alert]').count(), 'a number nobody has').toBe(1)
    expect(await page.inputValue('#reason')).toBe(REASONS[1])
    if (scripts) await isAccessible(page)
    await page.fill('#into', kept)
    await page.click('form[action$=decide] button')
    expect(await page.locator('main [role=status]').innerText(), 'read by its title before it is kept').toContain(kept)
    if (scripts) await isAccessible(page)
    await page.click('form[action$=decide] button')
    await decide(page, walk, references[2] as string, 'not_taken', REASONS[2] as string)
    await decide(page, walk, references[3] as string, 'deferred', REASONS[3] as string)
    for (const [i, reference] of references.entries()) expect(await threadOf(reference)).not.toContain(REASONS[i])

    await page.goto(stage.at(language, '/desk/submissions?stage=pending'))
    for (const reference of references) expect(await page.locator('main').innerText()).toContain(reference)
    if (scripts) await isAccessible(page)
    await release(page, walk)
    for (const [i, reference] of references.entries()) expect(await threadOf(reference)).toContain(REASONS[i])
    expect(await threadOf(merged)).toContain(kept)
    expect(await threadOf(kept)).toContain(merged)
    if (scripts) await isAccessible(reader)
    await page.context().close()
    await reader.context().close()
  })
}
