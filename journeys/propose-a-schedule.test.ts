import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../src/access/public.ts'
import { editionBySlug } from '../src/consultation/public.ts'
import { makeSession } from '../src/sessions/public.ts'
import { isAccessible, type Stage, saidOf, setStage, WALKS, type Walk } from './stage.ts'

const REQUESTS = 8

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
})
afterAll(() => stage.strike())

const places = () =>
  stage.db
    .selectFrom('placement')
    .innerJoin('room', 'room.id', 'placement.room_id')
    .innerJoin('session', 'session.id', 'placement.session_id')
    .select(['session.number', 'session.mode', 'room.kind'])
    .orderBy('session.number')
    .execute()

/** Ends a search with the best so far and waits for the plan: the page looks again by itself, or one asks it to. */
async function takeTheBest(page: Page, { scripts }: Walk) {
  await page.click('form[action$="/take"] button:not([formaction])')
  const plan = page.locator('form[action$="/accept"]')
  if (scripts) await plan.waitFor({ timeout: 120_000 })
  else while (!(await plan.isVisible())) await page.reload()
}

for (const walk of WALKS.filter(({ language, scripts }) => (language === 'en') === scripts)) {
  test(`a schedule is proposed and accepted, the forum goes virtual with the fewest changes, and both are undone (${saidOf(walk)})`, async () => {
    const { language, scripts } = walk
    const page = await stage.open(walk)
    const look = async () => void (scripts && (await isAccessible(page)))
    await stage.signIn(page, 'secretariat_head')

    await page.goto(stage.at(language, '/desk/programme'))
    await look()
    await page.click('a[href$="/desk/programme/propose"]')
    await look()
    await page.click('form[action$="/propose"] button[type=submit]')
    await look()
    await takeTheBest(page, walk)
    await look()
    const ticks = await page.locator('input[name=session]:checked').count()
    expect(ticks).toBeGreaterThan(REQUESTS / 2)
    await page.click('button[value=all]')
    await look() // what would be done, counted, before it is
    await page.click('form[action$="/accept"] button')
    expect(await places()).toHaveLength(ticks)
    expect(await page.locator('.notice--good').innerText()).toContain(String(ticks))
    await look()
    for (const path of ['/desk/programme/grid', '/desk/programme/weights', '/desk/programme/locks']) {
      await page.goto(stage.at(language, path))
      await look()
    }

    await page.goto(stage.at(language, '/desk/programme'))
    await page.click('a[href$="/change?kind=virtual"]')
    await look()
    await page.fill('#online', '3')
    await page.click('form[action$="/change"] button[type=submit]')
    await takeTheBest(page, walk)
    await look()
    // The front as far as the search came: the plan with the fewest changes stands first.
    const plans = page.locator('table a[href*="?plan="]:not([href*="/why/"])')
    if ((await plans.count()) > 0) await plans.first().click()
    const moved = await page.locator('input[name=session]').count()
    await page.locator('a[href*="/compare?"]').click()
    await look()
    expect(await page.locator('#differences').innerText()).toContain(String(moved))
    await page.goBack()
    await page.click('button[value=all]')
    await look()
    // Whoever reads the programme is owed a reason: the browser asks for it, or the server.
    await page.fill('#reason', 'The venue cannot be used.')
    await page.click('form[action$="/accept"] button')
    const virtual = await places()
    expect(virtual.length).toBeGreaterThan(REQUESTS / 2)
    expect(virtual.filter((one) => one.kind !== 'online' || one.mode !== 'virtual')).toEqual([])
    await page.goto(stage.at(language))
    await look()
    const changes = page.locator('ul.changes > li', { hasText: 'The venue cannot be used.' })
    expect(await changes.last().locator('b').count()).toBe(1)
    expect(await changes.last().locator('s').count()).toBe(1)

    for (const left of [ticks, 0]) {
      await page.goto(stage.at(language, '/desk/programme/proposals'))
      await look()
      await page.locator('form[action$="/undo"] button').first().click()
      await page.locator('form[action$="/undo"] #reason').fill('As before.')
      await page.locator('form[action$="/undo"] button').first().click()
      expect(await page.locator('[role=status]').isVisible()).toBe(true)
      expect(await places()).toHaveLength(left)
    }
    await page.goto(stage.at(language))
    await look()
    expect(await changes.last().locator('s').count()).toBe(2) // taken back: struck out, and still there
    expect(await stage.db.selectFrom('session').select('id').where('mode', '=', 'hybrid').execute()).not.toEqual([])
    await page.context().close()
  }, 300_000)
}
