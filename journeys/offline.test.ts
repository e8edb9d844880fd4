import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage('2022-02-14T09:20:00Z')
})
afterAll(() => stage.strike())

const WORDS = 'Written in a train, between two tunnels.'
const topics = (page: Page) => page.locator('[name=priority_topics]')
const copies = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('convoke-draft ')).length)

async function begin(page: Page): Promise<string> {
  await page.goto(stage.at('en', '/calls/official_submissions'))
  await page.click('form:has(input[value=official_submission]) button')
  return page.url()
}
async function kept(draft: string): Promise<string> {
  const id = draft.split('/').at(-1) ?? ''
  const row = await stage.db.selectFrom('draft').select('answers').where('id', '=', id).executeTakeFirstOrThrow()
  return JSON.stringify(row.answers)
}
/** Types without a connection, presses Save, and comes back once there is one again. */
async function typeOffline(page: Page, draft: string, words: string) {
  await page.goto(`${draft}/themes`)
  await page.context().setOffline(true)
  await topics(page).fill(words)
  await page.click('.actions button[value=continue]', { noWaitAfter: true }).catch(() => null)
  await page.waitForURL(/chrome-error/).catch(() => null)
}

test('the connection goes, Save fails, Back and reload: nothing typed is lost, and the server gets it', async () => {
  const page = await stage.open({ scripts: true })
  const draft = await begin(page)
  await typeOffline(page, draft, WORDS)
  expect(await kept(draft)).not.toContain('tunnels')
  await page.context().setOffline(false)
  await page.goto(`${draft}/themes`)
  expect(await topics(page).inputValue()).toBe(WORDS)
  expect(await page.locator('#local-copy').innerText()).toContain('this browser kept it')
  await expect.poll(() => kept(draft), { timeout: 15_000 }).toContain('tunnels')
  await expect.poll(() => copies(page), { timeout: 15_000 }).toBe(0)
  await page.reload()
  expect(await page.locator('#local-copy').isVisible()).toBe(false)
  await page.context().close()
})

test('where something else was saved meanwhile, the person chooses; a sign-out leaves nothing behind', async () => {
  const page = await stage.open({ scripts: true })
  const draft = await begin(page)
  await typeOffline(page, draft, WORDS)
  const id = draft.split('/').at(-1) ?? ''
  await stage.db
    .updateTable('draft')
    .set({ answers: JSON.stringify({ priority_topics: 'Said on another device.' }), revision: 5 })
    .where('id', '=', id as never)
    .execute()
  await page.context().setOffline(false)
  await page.goto(`${draft}/themes`)
  expect(await topics(page).inputValue()).toBe('Said on another device.')
  await page.click('#local-copy button:first-of-type')
  expect(await topics(page).inputValue()).toBe(WORDS)
  await expect.poll(() => kept(draft), { timeout: 15_000 }).toContain('tunnels')
  await page.goto(`${draft}/themes`)
  expect(await page.locator('main').innerText(), 'the other answer is set aside, not lost').toContain(
    'Said on another device.',
  )
  await typeOffline(page, draft, 'Never to be seen by the next one.')
  await page.context().setOffline(false)
  await stage.signIn(page, 'secretariat_head')
  await page.goto(stage.at('en'))
  expect(await copies(page)).toBe(1)
  await page.locator('form[action$="/sign-out"] button').first().click()
  await page.waitForLoadState()
  expect(await copies(page)).toBe(0)
  await page.context().close()
})

test('two windows without a connection keep each their own, and all of it arrives', async () => {
  const page = await stage.open({ scripts: true })
  const draft = await begin(page)
  const other = await page.context().newPage()
  const goals = (of: Page) => of.locator('main form textarea:not([name=priority_topics])').first()
  await page.goto(`${draft}/themes`)
  await other.goto(`${draft}/themes`)
  await page.context().setOffline(true)
  await topics(page).fill('Typed in the first window.')
  await goals(other).fill('Typed in the second window.')
  await expect.poll(() => copies(page), { timeout: 5_000 }).toBe(2)
  // Both are closed by the battery; a window opened later finds the one, then the other.
  const later = await page.context().newPage()
  await page.close()
  await other.close()
  await later.context().setOffline(false)
  for (const words of ['second window', 'first window']) {
    await later.goto(`${draft}/themes`)
    await expect.poll(() => kept(draft), { timeout: 15_000 }).toContain(words)
    await expect.poll(() => copies(later), { timeout: 15_000 }).toBe(words.startsWith('second') ? 1 : 0)
  }
  expect(await kept(draft)).toContain('second window')
  await later.context().close()
})
