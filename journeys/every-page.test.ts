import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Found, Looker } from '../src/web/walk.ts'
import { faultsOfRoom, faultsOnPaper, faultsWithoutScripts, tooSmall } from './sight.ts'
import { beginTour, type Tour, through, VISITOR } from './tour.ts'

const FORUM = '/en/wsis-forum-2022'
const PHONE = { width: 360, height: 780 }
// Some two hundred pages are looked at one after the other: this takes as long as the machine needs.
const PATIENCE = { timeout: 900_000 }

let tour: Tour
let writer: Looker
let draft = ''

/** A person writes in the last hour before a deadline: their pages, and those of a visitor. */
let lastHour: Found[] = []
beforeAll(async () => {
  tour = await beginTour()
  await tour.goTo('last-hour')
  const order = ['/calls/workshop_requests/start', 'form=workshop_request'] as const
  const begun = await tour.post(FORUM + order[0], order[1], await tour.signedIn('participant'))
  draft = begun.answer.headers.get('location') ?? ''
  writer = begun.looker
  const found = await tour.pages([VISITOR, writer], [draft])
  lastHour = found.pages
}, 600_000)
afterAll(() => tour.stage.strike())

/** What axe finds, by its rules; all of them, or those alone. */
async function axe(page: Page, { only }: { only?: string[] } = {}): Promise<string[]> {
  // Its newer way opens a page of its own for each look, for frames of other sites; no page here has one.
  const builder = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await (only ? builder.withRules(only) : builder).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

/** In both colours: all that can differ is contrast. */
async function inBothColours(page: Page): Promise<string[]> {
  const light = await axe(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await axe(page, { only: ['color-contrast'] })
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light, ...dark.map((fault) => `in the dark: ${fault}`)]
}

/** On a phone: nothing scrolls sideways or is cut, and whatever can be pressed is large enough. */
async function onPhone(page: Page): Promise<string[]> {
  await page.setViewportSize(PHONE)
  return [...(await page.evaluate(faultsOfRoom)), ...(await page.evaluate(tooSmall))]
}

async function onPaper(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 720, height: 1000 })
  await page.emulateMedia({ media: 'print' })
  const faults = await page.evaluate(faultsOnPaper)
  await page.emulateMedia({ media: 'screen' })
  return faults
}

/**
 * Each page in one of the languages, by its place in the list; `CONVOKE_EVERY_PAGE=all` looks at each in all three, which takes three times
 * as long.
 */
const SEEN = ['en', 'ar', 'zh'] as const
const inTurn = (pages: readonly Found[], turn: number) =>
  process.env.CONVOKE_EVERY_PAGE === 'all' ? pages : pages.filter((_, n) => n % SEEN.length === turn)

async function whole(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 900 })
  return [...(await inBothColours(page)), ...(await onPhone(page)), ...(await onPaper(page))]
}

describe('in the last hour', () => {
  test.each(SEEN.map((language, turn) => [language, turn] as const))(
    'pages of a visitor and of a writer are accessible in %s, have room on a phone, and stand on paper',
    PATIENCE,
    async (language, turn) => {
      expect(lastHour.map(({ route }) => route)).toEqual(
        expect.arrayContaining([
          '/:edition/drafts/:id/:section',
          '/:edition/drafts/:id/check',
          '/:edition/calls/:call',
        ]),
      )
      expect(await through(tour.stage, inTurn(lastHour, turn), { language }, whole)).toEqual([])
    },
  )

  test('the same without scripts: every form can be sent, and nothing is hidden for ever', PATIENCE, async () => {
    const look = (page: Page) => page.evaluate(faultsWithoutScripts)
    expect(await through(tour.stage, lastHour, { language: 'en', scripts: false }, look)).toEqual([])
  })
})

describe('while the forum is under way', () => {
  let pages: Found[] = []
  beforeAll(async () => {
    await tour.goTo('underway')
    const found = await tour.pages([VISITOR, writer, await tour.signedIn('secretariat_head')], [draft])
    pages = found.pages
  }, 600_000)

  test.each(SEEN.map((language, turn) => [language, turn] as const))(
    'pages in %s are accessible in light and dark, have room on a phone, and stand on paper',
    PATIENCE,
    async (language, turn) => {
      expect(await through(tour.stage, inTurn(pages, turn), { language }, whole)).toEqual([])
    },
  )

  test('without scripts every form can be sent, and nothing is hidden for ever', PATIENCE, async () => {
    const look = (page: Page) => page.evaluate(faultsWithoutScripts)
    expect(await through(tour.stage, pages, { language: 'en', scripts: false }, look)).toEqual([])
  })
})
