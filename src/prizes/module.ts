import { holding } from '../access/public.ts'
import type { Module } from '../page/joining.ts'
import { acts } from './acts.ts'
import { deskRoutes } from './desk-routes.tsx'
import { givesPrizes } from './reads.ts'
import { prizesTexts } from './texts.ts'

/** Prizes: who entered what in which category, kept to the rules of the edition. */
export const prizes: Module = {
  name: 'prizes',
  acts,
  routes: deskRoutes,
  desk: [
    {
      pages: ['prizes'],
      order: 64,
      rule: holding('maySeeJudging'),
      there: ({ db }, edition) => givesPrizes(db, edition),
      label: (language) => prizesTexts(language)('nav'),
    },
  ],
}
