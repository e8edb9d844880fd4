import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isAccessible, type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage('2022-03-14T09:00:00Z')
})
afterAll(() => stage.strike())

const desk = (language: 'en' | 'ar', path = '') => stage.at(language, `/desk/synthesis${path}`)
const signedIn = async (role: string, scripts: boolean) => {
  const page = await stage.open({ scripts })
  await stage.signIn(page, role)
  return page
}
const said = (page: Page) => page.locator('main').innerText()

/** Ticks a sentence of what is read, and a theme where one is asked for, and takes it. */
async function take(page: Page, sentence: number, theme: boolean) {
  const form = page.locator('form:has(input[name=sentence])').first()
  await form.locator('input[name=sentence]').nth(sentence).check()
  if (theme) await form.locator('input[name=theme]').first().check()
  await form.locator('button[type=submit]').click()
}

const WORDS = { en: 'Those who live there know best.', ar: 'من يعيشون هناك أدرى.', late: 'Typed too late.' }

const wording = (page: Page, point: string) => page.locator(`${point} form:has(button[value=word])`)
/** Says a point in Arabic as well. */
async function reword(page: Page, point: string) {
  await page.locator(`${point} summary`).first().click()
  await wording(page, point).locator('textarea[name=words_ar]').fill(WORDS.ar)
  await wording(page, point).locator('button[value=word]').click()
  await page.waitForURL(/#point-/)
}

test('two officers, one in English, one in Arabic and without scripts, bring together what was said, publish it, and the sender is told', async () => {
  const [officer, head] = [await signedIn('secretariat_officer', true), await signedIn('secretariat_head', false)]

  // Both open the same submission, of which nothing has been taken; the second to take a sentence is told.
  await officer.goto(desk('en', '/read'))
  const reference = officer.url().split('/').at(-1) ?? ''
  await head.goto(desk('ar', `/read/${reference}`))
  await take(officer, 0, true)
  await officer.waitForURL(/#passage-/)
  await isAccessible(officer)
  await take(head, 0, true)
  expect(await head.locator('[role=alert]').innerText()).not.toBe('')

  // A passage becomes a point; two who word it at once do not overwrite each other.
  await officer.goto(desk('en'))
  const waiting = officer.locator(`form.waiting:has(input[aria-label*="${reference}"])`).first()
  await waiting.locator(`input[aria-label*="${reference}"]`).first().check()
  await waiting.locator('textarea[name=words_en]').fill(WORDS.en)
  await waiting.locator('button[value=make]').click()
  await officer.waitForURL(/#point-/)
  const point = new URL(officer.url()).hash
  await isAccessible(officer)
  await head.goto(desk('ar'))
  await reword(head, point)
  await officer.locator(`${point} summary`).first().click()
  await wording(officer, point).locator('textarea[name=words_en]').fill(WORDS.late)
  await wording(officer, point).locator('button[value=word]').click()
  await officer.waitForSelector('[role=alert]')
  expect(await wording(officer, point).locator('textarea[name=words_en]').inputValue()).toBe(WORDS.late)

  // What was done last is undone by itself; the head says it again.
  await head.locator('form[action$=undo] button').first().click()
  await head.goto(desk('ar'))
  expect(await head.locator(`${point} h3`).innerText()).toBe(WORDS.en)
  await reword(head, point)
  expect(await head.locator(`${point} h3`).innerText()).toBe(WORDS.ar)

  // Nothing of it is public before the head has read it over and published it.
  const visitor = await stage.open({ scripts: true })
  await visitor.goto(stage.at('ar', '/synthesis'))
  expect(await said(visitor)).not.toContain(WORDS.ar)
  await head.goto(desk('ar', '/release'))
  expect(await head.locator('[aria-labelledby=letters]').innerText()).toContain(reference)
  await head.locator('form[action$=release] button').click()
  await head.waitForURL(/ar\/[^/]+\/synthesis$/)

  // Everybody reads it, follows it from the submission and back, and the sender has one letter.
  await visitor.reload()
  expect(await said(visitor)).toContain(WORDS.ar)
  expect(await visitor.locator('svg.sankey').getAttribute('aria-label')).not.toBe('')
  await isAccessible(visitor)
  await visitor.goto(stage.at('en', `/submissions/${reference}`))
  await visitor.locator(`a[href$="/synthesis/submissions/${reference}"]`).first().click()
  expect(await said(visitor)).toContain(WORDS.en)
  await isAccessible(visitor)
  const letters = await stage.db
    .selectFrom('mail_message')
    .select('text_body')
    .where('key', 'like', 'synthesis:%')
    .where('text_body', 'like', `%${reference}%`)
    .execute()
  expect(letters).toHaveLength(1)

  // The desk sees whom it has quoted.
  await officer.goto(desk('en', '/coverage'))
  const row = officer.locator(`tbody tr:has-text("${reference}") td`)
  expect(await row.allInnerTexts()).toEqual(['1', '1'])
  await isAccessible(officer)
}, 120_000)
