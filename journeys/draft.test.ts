import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fillIn } from './answers.ts'
import { isAccessible, type Stage, saidOf, setStage, WALKS, type Walk } from './stage.ts'

const OPEN = '2022-02-14T09:20:00Z'
// The calls of the demonstration close on 7 March at 15:00 in Geneva.
const CLOSES = '2022-03-07T14:00:00Z'
const WORDS = 'Consent that a person can actually refuse.'

let stage: Stage
beforeAll(async () => {
  stage = await setStage(OPEN)
})
beforeEach(() => stage.clock.set(OPEN))
afterAll(() => stage.strike())

/** Begins an official submission and returns the address of its draft. */
async function begin(page: Page, { language }: Pick<Walk, 'language'>): Promise<string> {
  await page.goto(stage.at(language, '/calls/official_submissions'))
  await page.click('form:has(input[value=official_submission]) button')
  return page.url()
}

/** What the server holds of a draft. */
async function kept(draft: string): Promise<string> {
  const id = draft.split('/').at(-1) ?? ''
  const row = await stage.db.selectFrom('draft').select('answers').where('id', '=', id).executeTakeFirstOrThrow()
  return JSON.stringify(row.answers)
}

const topics = (page: Page) => page.locator('[name=priority_topics]')
const press = (page: Page, does: string) => page.click(`.actions button[value=${does}]`)
const savesItself = (page: Page) =>
  page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.ok(), { timeout: 15_000 })

/** Types into the open page and has it kept: by itself with scripts, by the button without. */
async function typeAndKeep(page: Page, { scripts }: Walk, words: string) {
  const saved = scripts ? savesItself(page) : null
  await topics(page).fill(words)
  if (saved) await saved
  else await press(page, 'later')
}

for (const walk of WALKS) {
  test(`what was typed is there after a reload and in a new window of the same browser (${saidOf(walk)})`, async () => {
    const page = await stage.open(walk)
    const draft = await begin(page, walk)
    await page.goto(`${draft}/themes`)
    await typeAndKeep(page, walk, WORDS)
    await page.goto(`${draft}/themes`)
    expect(await topics(page).inputValue()).toBe(WORDS)
    if (walk.scripts) {
      // The window is closed the moment after the last letter.
      await topics(page).fill(`${WORDS} And children first.`)
      await page.goto(stage.at(walk.language))
      await expect.poll(() => kept(draft), { timeout: 15_000 }).toContain('children first')
    }
    const another = await page.context().newPage()
    await page.close()
    await another.goto(`${stage.origin}/${walk.language}/me`)
    await another.click('#drafts ~ * a, section[aria-labelledby=drafts] a')
    await another.goto(`${another.url()}/themes`)
    expect(await topics(another).inputValue()).toBe(walk.scripts ? `${WORDS} And children first.` : WORDS)
    await another.context().close()
  })

  test(`the deadline passes while typing: the draft is kept, both times are told to the second, everything can be taken along (${saidOf(walk)})`, async () => {
    const { language, scripts } = walk
    stage.clock.set('2022-03-07T13:59:30Z')
    const page = await stage.open(walk)
    const draft = await begin(page, walk)
    await page.goto(`${draft}/check`)
    const early = page
    const typing = await page.context().newPage()
    await typing.goto(`${draft}/themes`)
    stage.clock.set('2022-03-07T14:00:07Z')
    await typeAndKeep(typing, walk, WORDS)
    await typing.goto(`${draft}/themes`)
    expect(await topics(typing).count(), 'closed: to be read').toBe(0)
    expect(await typing.locator('main').innerText()).toContain(WORDS)
    expect(await typing.locator('.notice--care time').first().getAttribute('datetime')).toBe('2022-03-07T14:00:00.000Z')
    if (scripts) await isAccessible(typing)

    await early.click('form[action$=submit] button')
    const late = await early.locator('main').innerText()
    expect(late).toContain('15:00:07')
    expect(late).toContain('15:00:00')
    expect(late).toContain('UTC+01:00')
    if (scripts) await isAccessible(early)
    await early.goto(`${draft}/check`)
    expect(await early.locator('form[action$=submit]').count()).toBe(0)
    expect(await early.locator('main').innerText()).toContain(WORDS)
    for (const file of ['download', 'download.txt']) {
      const answer = await page.context().request.get(`${draft}/${file}`)
      expect(await answer.text()).toContain(WORDS)
    }
    // The clock of the reader's machine decides nothing: the call of the page is the server's.
    expect(new Date(CLOSES) < stage.clock.now()).toBe(true)
    expect(await early.locator('html').getAttribute('lang')).toBe(language)
    await page.context().close()
  })

  test(`two windows on one draft: each keeps what it changed, and the later one is told (${saidOf(walk)})`, async () => {
    const one = await stage.open(walk)
    const draft = await begin(one, walk)
    await one.goto(`${draft}/contact`)
    const other = await one.context().newPage()
    await other.goto(`${draft}/contact`)
    await one.fill('[name=submitter_name]', 'Liis Placeholder')
    await one.fill('[name=submitter_email]', 'liis@example.org')
    await press(one, 'later')
    // The other window has seen neither: what it leaves alone stays, what it writes over is given back to it.
    await other.fill('[name=submitter_name]', 'Mati Placeholder')
    await other.fill('[name=submitter_job_title]', 'Coordinator')
    await press(other, 'later')
    expect(await other.locator('main .notice[role=status]').innerText()).toContain('Liis Placeholder')
    if (walk.scripts) await isAccessible(other)
    await one.goto(`${draft}/contact`)
    expect(await one.inputValue('[name=submitter_name]')).toBe('Mati Placeholder')
    expect(await one.inputValue('[name=submitter_email]')).toBe('liis@example.org')
    expect(await one.inputValue('[name=submitter_job_title]')).toBe('Coordinator')
    await one.context().close()
  })

  test(`a change of language and a step to another part save first (${saidOf(walk)})`, async () => {
    const page = await stage.open(walk)
    const draft = await begin(page, walk)
    await page.goto(`${draft}/themes`)
    await topics(page).fill(WORDS)
    await page.check('[name=sdgs_to_highlight][value="4"]')
    await page.click('.langs [lang=ru]')
    await page.waitForURL(/\/ru\//)
    expect(page.url().endsWith('/themes')).toBe(true)
    expect(await page.locator('html').getAttribute('lang')).toBe('ru')
    expect(await topics(page).inputValue()).toBe(WORDS)
    expect(await page.isChecked('[name=sdgs_to_highlight][value="4"]')).toBe(true)
    await topics(page).fill(`${WORDS} И детям.`)
    if (await page.locator('.tasks button[value="go contact"]').isHidden()) await page.click('.fold summary')
    await page.click('.tasks button[value="go contact"]')
    await page.waitForURL(/\/contact$/)
    await page.goto(`${draft}/themes`)
    expect(await topics(page).inputValue()).toBe(`${WORDS} И детям.`)
    await page.context().close()
  })

  test(`a sign-in half-way and its end keep the text (${saidOf(walk)})`, async () => {
    const { language, scripts } = walk
    const page = await stage.open(walk)
    const draft = await begin(page, walk)
    await page.goto(`${draft}/themes`)
    await topics(page).fill(WORDS)
    await stage.signIn(page, 'participant') // in another window, while this page stands open
    await press(page, 'later')
    expect(page.url()).toBe(draft)
    await page.goto(`${draft}/themes`)
    expect(await topics(page).inputValue()).toBe(WORDS)

    // On another device the draft is the person's; there the sign-in ends while typing.
    const device = await stage.open(walk)
    await stage.signIn(device, 'participant')
    const own = await begin(device, walk)
    await device.goto(`${own}/themes`)
    await device.context().clearCookies({ name: 'convoke_draft' })
    await device.goto(`${own}/themes`)
    await device.context().clearCookies()
    await topics(device).fill(WORDS)
    await press(device, 'later')
    expect(await device.locator('main').innerText()).toContain(WORDS)
    if (scripts) await isAccessible(device)
    await stage.signIn(device, 'participant')
    await device.click('main form button')
    await device.goto(`${own}/themes`)
    expect(await topics(device).inputValue()).toBe(WORDS)
    expect(await device.locator('html').getAttribute('lang')).toBe(language)
    await page.context().close()
    await device.context().close()
  })
}

test('without a connection the page says that it is not saved, and saves once there is one', async () => {
  const page = await stage.open({ scripts: true })
  const draft = await begin(page, { language: 'en' })
  await page.goto(`${draft}/themes`)
  await page.context().setOffline(true)
  await topics(page).fill(WORDS)
  await page.waitForFunction(() => document.getElementById('saved')?.textContent?.includes('Not saved yet'))
  const saved = savesItself(page)
  await page.context().setOffline(false)
  await saved
  await page.goto(`${draft}/themes`)
  expect(await topics(page).inputValue()).toBe(WORDS)
  await page.context().close()
})

test('a page of a draft that another window handed in shows what was typed there', async () => {
  const page = await stage.open({ scripts: false })
  const draft = await begin(page, { language: 'en' })
  await fillIn(stage, draft)
  const open = await page.context().newPage()
  await open.goto(`${draft}/themes`)
  await page.goto(`${draft}/check`)
  await page.click('form[action$=submit] button')
  await topics(open).fill('An afterthought.')
  await press(open, 'continue')
  expect(await open.locator('main').innerText()).toContain('An afterthought.')
  await open.click('main a[href$=receipt]')
  expect(await open.locator('main').innerText()).toMatch(/OCP22-\d{4}/)
  await page.context().close()
})

test.each(WALKS.filter(({ scripts }) => scripts))(
  'somebody signed in begins on one device, goes on and hands in on another; the first window says so and has every word ($language)',
  async (walk) => {
    const [first, second] = [await stage.open(walk), await stage.open(walk)]
    await stage.signIn(first, 'participant')
    await stage.signIn(second, 'participant')
    const draft = await begin(first, walk)
    await fillIn(stage, draft)
    await first.goto(`${draft}/themes`)

    await second.goto(`${stage.origin}/${walk.language}/me`)
    await second.click(`main a[href="${new URL(draft).pathname}"]`)
    await second.goto(`${second.url()}/themes`)
    expect(await topics(second).inputValue()).toBe(WORDS)
    await typeAndKeep(second, walk, `${WORDS} And children first.`)
    await second.goto(`${draft}/check`)
    await second.click('form[action$=submit] button')
    const reference = /OCP22-\d{4}/.exec(await second.locator('main').innerText())?.[0]
    expect(reference).toBeDefined()

    await topics(first).fill('An afterthought.')
    await press(first, 'continue')
    const told = await first.locator('main').innerText()
    expect(told).toContain('An afterthought.')
    await isAccessible(first)
    await first.click('main a[href$=receipt]')
    expect(await first.locator('main').innerText()).toContain(reference)
    const page = await first.context().request.get(stage.at(walk.language, `/submissions/${reference}`))
    expect(await page.text()).toContain('And children first.')
    for (const device of [first, second]) {
      await device.goto(`${stage.origin}/${walk.language}/me`)
      expect(await device.locator('main').innerText()).toContain(reference)
      await device.context().close()
    }
  },
)
