import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Found } from '../src/web/walk.ts'
import { bare, inTurn, SEEN, whole } from './every-look.ts'
import { beginTour, PATIENCE, type Tour, through, VISITOR } from './tour.ts'

let tour: Tour
let pages: Found[] = []

/** A person writes in the last hour before a deadline: their pages, and those of a visitor. */
beforeAll(async () => {
  tour = await beginTour()
  const { writer, draft } = await tour.writing()
  const found = await tour.pages([VISITOR, writer], [draft])
  pages = found.pages
}, 600_000)
afterAll(() => tour.stage.strike())

test.each(SEEN.map((language, turn) => [language, turn] as const))(
  'in the last hour pages of a visitor and of a writer are accessible in %s, have room on a phone, and stand on paper',
  PATIENCE,
  async (language, turn) => {
    expect(pages.map(({ route }) => route)).toEqual(
      expect.arrayContaining(['/:edition/drafts/:id/:section', '/:edition/drafts/:id/check', '/:edition/calls/:call']),
    )
    expect(await through(tour.stage, inTurn(pages, turn), { language }, whole)).toEqual([])
  },
)

test(
  'the same without scripts: every form can be sent, Enter sends it as it is meant, nothing is hidden for ever',
  PATIENCE,
  async () => {
    expect(await through(tour.stage, pages, { language: 'en', scripts: false }, bare)).toEqual([])
  },
)
