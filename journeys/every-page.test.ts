import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { house } from '../src/house.ts'
import { LANGUAGES } from '../src/platform/languages/public.ts'
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
const unseen: string[][] = []

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
  unseen.push(found.unseen)
}, 600_000)
afterAll(() => tour.stage.strike())

/** What axe finds, by its rules; all of them, or those alone. */
async function axe(page: Page, { only, not = [] }: { only?: string[]; not?: string[] } = {}): Promise<string[]> {
  // Its newer way opens a page of its own for each look, for frames of other sites; no page here has one.
  const builder = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await (only ? builder.withRules(only) : builder.disableRules(not)).analyze()
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

/** What another language can change: names, directions, room. Colours it cannot. */
const inAnotherLanguage = async (page: Page) => [
  ...(await axe(page, { not: ['color-contrast'] })),
  ...(await onPhone(page)),
]

async function whole(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 900 })
  return [...(await inBothColours(page)), ...(await onPhone(page)), ...(await onPaper(page))]
}

describe('in the last hour', () => {
  test(
    'every page of a visitor and of a writer is accessible, has room on a phone, and stands on paper',
    PATIENCE,
    async () => {
      expect(lastHour.map(({ route }) => route)).toEqual(
        expect.arrayContaining([
          '/:edition/drafts/:id/:section',
          '/:edition/drafts/:id/check',
          '/:edition/calls/:call',
        ]),
      )
      expect(await through(tour.stage, lastHour, { language: 'en' }, whole)).toEqual([])
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
    unseen.push(found.unseen)
  }, 600_000)

  test('every page of the house is found by following links, or is named here with the reason', () => {
    const never = unseen.reduce((a, b) => a.filter((route) => b.includes(route)))
    const shown = never.filter((path) => house.routes.some((route) => route.path === path && !route.bare))
    expect(shown.filter((route) => !(route in UNSEEN))).toEqual([])
  })

  test('every page is accessible in light and dark, has room on a phone, and stands on paper', PATIENCE, async () => {
    expect(await through(tour.stage, pages, { language: 'en' }, whole)).toEqual([])
  })

  test.each(['ar', 'zh'] as const)(
    'every page is accessible and has room on a phone in %s',
    PATIENCE,
    async (language) => {
      expect(await through(tour.stage, pages, { language, viewport: PHONE }, inAnotherLanguage)).toEqual([])
    },
  )

  /** Pages people come to with one thing in mind, and that thing. */
  const PURPOSE: Readonly<Record<string, string>> = {
    '/agenda': 'main a[href*="/sessions/"]',
    '/registration': 'main :is(.btn, form label)',
    '/calls/photo_contest': 'main .when',
    '/photos': 'main :is(.photo-wall img, .wrap > p.soft)',
    '/live/:meeting': '#floor-now',
  }

  test.each(LANGUAGES)('the first screen of a phone holds what the page is for (%s)', PATIENCE, async (language) => {
    const page = await tour.stage.open({ scripts: false }, { viewport: PHONE })
    const live =
      pages
        .find(({ route }) => route === '/:edition/live/:meeting')
        ?.path.split('/')
        .at(-1) ?? ''
    const edges: Record<string, number> = {}
    for (const [path, purpose] of Object.entries(PURPOSE)) {
      await page.goto(tour.stage.at(language, path.replace(':meeting', live)))
      const found = page.locator(purpose).filter({ visible: true }).first()
      edges[path] = await found.evaluate((el) => Math.round(el.getBoundingClientRect().bottom + scrollY))
    }
    await page.context().close()
    expect(Object.entries(edges).filter(([, edge]) => edge > PHONE.height)).toEqual([])
  })

  test('without scripts every form can be sent, and nothing is hidden for ever', PATIENCE, async () => {
    const look = (page: Page) => page.evaluate(faultsWithoutScripts)
    expect(await through(tour.stage, pages, { language: 'en', scripts: false }, look)).toEqual([])
  })
})

/** Pages the tour does not come to, each with the reason. */
const UNSEEN: Readonly<Record<string, string>> = {
  '/:edition/appointed/:selection/:number/photo': 'a picture',
  '/:edition/badge/:key': 'its address stands on badges alone; it leads a door volunteer to check-in',
  '/:edition/desk/documents/:version/:format': 'a file',
  '/:edition/desk/nominations/:selection/release': 'the demonstration has released its selection',
  '/:edition/desk/photos/:number': 'the photographs of the demonstration may have been dealt with',
  '/:edition/desk/photos/:number/pictures/:file': 'a picture',
  '/:edition/desk/programme/import/:id': 'journeys/import-publish-embed brings a programme in',
  '/:edition/desk/programme/proposals/:number': 'journeys/propose-a-schedule lets a search run',
  '/:edition/desk/programme/proposals/:number/why/:session': 'journeys/propose-a-schedule lets a search run',
  '/:edition/desk/sessions/:number/restore': 'nothing stands called off at these steps',
  '/:edition/desk/site/:page/preview': 'shown for a page somebody has changed',
  '/:edition/documents/published/:file': 'a file',
  '/:edition/letter/:written': 'the letter in the language of the page leads to its page',
  '/:edition/live/:meeting/list': 'a part of a page, for a script',
  '/:edition/live/:meeting/news': 'news for a page that is open',
  '/:edition/my-agenda/:file': 'a file under a secret address',
  '/:edition/named/:secret': 'src/sessions/naming looks at it: its letters are sent by a job',
  '/:edition/nominations/:selection/group': 'the room of a focal point, whom the demonstration signs nobody in as',
  '/:edition/photos/:number': 'the demonstration may have admitted no photograph',
  '/:edition/photos/:number/pictures/:file': 'a picture',
  '/:edition/return/:token': 'its letters are sent when somebody asks for one',
  '/:edition/submissions/:number/files/:file': 'a file',
  '/:edition/submissions/:number/withdraw': 'journeys/amend-and-withdraw',
  '/:edition/synthesis/organizations/:id': 'shown for an organization whose words a point took up',
  '/demo/moving': 'shown while the demonstration moves',
  '/sign-in/link/:token': 'its letters are sent when somebody asks for one',
  '/verify/:code': 'its codes stand on printed letters',
}
