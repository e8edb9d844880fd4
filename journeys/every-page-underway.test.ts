import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Found } from '../src/web/walk.ts'
import { bare, inTurn, SEEN, whole } from './every-look.ts'
import { beginTour, PATIENCE, type Tour, through, VISITOR } from './tour.ts'

let tour: Tour
let pages: Found[] = []

/** The forum is under way: pages of a visitor, of somebody whose draft stayed one, and of the head of the secretariat. */
beforeAll(async () => {
  tour = await beginTour()
  const { writer, draft } = await tour.writing()
  await tour.goTo('underway')
  const found = await tour.pages([VISITOR, writer, await tour.signedIn('secretariat_head')], [draft])
  pages = found.pages
}, 600_000)
afterAll(() => tour.stage.strike())

test.each(SEEN.map((language, turn) => [language, turn] as const))(
  'while the forum is under way pages in %s are accessible in light and dark, have room on a phone, and stand on paper',
  PATIENCE,
  async (language, turn) => {
    expect(await through(tour.stage, inTurn(pages, turn), { language }, whole)).toEqual([])
  },
)

test(
  'without scripts every form can be sent, Enter sends it as it is meant, nothing is hidden for ever',
  PATIENCE,
  async () => {
    expect(await through(tour.stage, pages, { language: 'en', scripts: false }, bare)).toEqual([])
  },
)
