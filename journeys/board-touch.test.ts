import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../src/access/public.ts'
import { program } from '../src/acts/public.ts'
import { editionBySlug } from '../src/consultation/public.ts'
import { scheduleUnplaced } from '../src/plan/public.ts'
import type { Language } from '../src/platform/languages/public.ts'
import { makeSession } from '../src/sessions/public.ts'
import { isAccessible, type Stage, setStage } from './stage.ts'

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
    .limit(4)
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
      .select(['session.number', 'room.code as room', 'placement.starts_at as at'])
      .orderBy('session.number')
      .execute()
  ).map(({ number, room, at }) => `${number} ${room} ${at.toISOString()}`)

const WALKED: readonly Language[] = ['en', 'ar']

for (const language of WALKED)
  test(`a session is picked up by a long press and put down by a tap, and nothing has to be dragged (${language})`, async () => {
    const phone = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true }
    const page = await stage.open({ scripts: true }, phone)
    await stage.signIn(page, 'secretariat_officer')
    await page.goto(stage.at(language, '/desk/programme/grid'))
    const before = await places()
    const card = page.locator('.board [data-drag]').first()
    await card.scrollIntoViewIfNeeded()
    const press = { pointerType: 'touch', isPrimary: true, bubbles: true, clientX: 100, clientY: 100 }
    // A touch that moves on is a wish to scroll.
    await card.dispatchEvent('pointerdown', press)
    await card.dispatchEvent('pointermove', { ...press, clientY: 160 })
    await page.waitForTimeout(700)
    expect(await page.locator('[data-board][data-held]').count()).toBe(0)
    await card.dispatchEvent('pointerdown', press)
    await page.locator('[data-board][data-held] [data-drop]').first().waitFor()
    await card.dispatchEvent('pointerup', press)
    await isAccessible(page)
    await page.locator(':is(.why--free, .why--costs) [data-drop]').first().tap()
    await page.locator('[data-key="undo"]').waitFor()
    expect(await places()).not.toEqual(before)
    await page.locator('[data-key="undo"]').tap()
    await expect.poll(places, { timeout: 20_000 }).toEqual(before)
  })
