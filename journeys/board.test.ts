import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../src/access/public.ts'
import { program } from '../src/acts/public.ts'
import { editionBySlug } from '../src/consultation/public.ts'
import { scheduleUnplaced } from '../src/plan/public.ts'
import { makeSession } from '../src/sessions/public.ts'
import { isAccessible, type Stage, saidOf, setStage, WALKS } from './stage.ts'

const REQUESTS = 4

let stage: Stage
beforeAll(async () => {
  stage = await setStage('2022-03-14T09:00:00Z')
  const edition = (await editionBySlug(stage.db, 'wsis-forum-2022')) as EditionScope
  const requests = await stage.db
    .selectFrom('submission')
    .select('id')
    .where('kind', '=', 'workshop_request')
    .where('state', '=', 'submitted')
    .orderBy('number')
    .limit(REQUESTS)
    .execute()
  for (const { id } of requests)
    await stage.db.transaction().execute((tx) => makeSession(tx, edition, id, stage.clock.now()))
  const by = { edition, actor: program() }
  await scheduleUnplaced(stage.platform, by, { seed: 1, moves: 2000, reason: 'First plan.' })
})
afterAll(() => stage.strike())

const places = async () =>
  (
    await stage.db
      .selectFrom('placement')
      .innerJoin('session', 'session.id', 'placement.session_id')
      .innerJoin('room', 'room.id', 'placement.room_id')
      .innerJoin('slot', 'slot.id', 'placement.slot_id')
      .select(['session.number', 'room.code as room', 'slot.code as slot'])
      .orderBy('session.number')
      .execute()
  ).map(({ number, room, slot }) => `${number} ${room} ${slot}`)

/** Picks up the first session of the board by Enter, and waits until every place says what it would mean. */
async function pickUp(page: Page) {
  await page.locator('.board [data-hold]').first().focus()
  await page.keyboard.press('Enter')
  await page.locator('[data-board][data-held] [data-drop]').first().waitFor()
}

for (const walk of WALKS) {
  test(`a session is picked up, put back, put down elsewhere and brought back by keys alone (${saidOf(walk)})`, async () => {
    const { language, scripts } = walk
    const page = await stage.open(walk)
    await stage.signIn(page, 'secretariat_officer')
    await page.goto(stage.at(language, '/desk/programme/grid'))
    const before = await places()
    await pickUp(page)
    if (scripts) {
      await isAccessible(page)
      await page.keyboard.press('Escape')
      await page.locator('[data-board]:not([data-held])').waitFor()
      expect(await places()).toEqual(before)
      await pickUp(page)
      const first = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
      await page.keyboard.press('ArrowDown')
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).not.toBe(first)
    }
    // A place that breaks no rule, wherever the day has one.
    await page.locator(':is(.why--free, .why--costs) [data-drop]').first().focus()
    await page.keyboard.press('Enter')
    await page.locator('[data-key="undo"]').waitFor()
    expect(await places()).not.toEqual(before)
    await page.locator('[data-key="undo"]').focus()
    await page.keyboard.press('Enter')
    await expect.poll(places, { timeout: 20_000 }).toEqual(before)
  })
}

test('a key is answered before the server is: held, moved about and put down while the answer is on its way', async () => {
  const page = await stage.open({ scripts: true })
  await stage.signIn(page, 'secretariat_officer')
  await page.goto(stage.at('en', '/desk/programme/grid'))
  const before = await places()
  let answer = () => {}
  const asked = new Promise<void>((done) => {
    answer = done
  })
  for (const address of ['**/board/held?*', '**/board/move'])
    await page.route(address, async (route) => {
      await asked
      await route.continue()
    })
  await page.locator('.board [data-hold]').first().focus()
  await page.keyboard.press('Enter')
  expect(await page.locator('.board .cell.is-picked').count()).toBe(1)
  const here = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.cell)
  const [stood, hops] = [await here(), ['ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft']]
  for (const key of hops) {
    await page.keyboard.press(key)
    if ((await here()) !== stood) break
  }
  expect(await here()).not.toBe(stood)
  expect(await places()).toEqual(before)
  await page.keyboard.press('Escape')
  expect(await page.locator('[data-held], .is-picked').count()).toBe(0)
  answer()
  await page.waitForLoadState('networkidle').catch(() => {})
  // What was put back meanwhile is not picked up again by a late answer.
  expect(await page.locator('[data-held], .whys').count()).toBe(0)
  await page.unrouteAll()
})
