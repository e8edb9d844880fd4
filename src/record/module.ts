import { holding } from '../access/public.ts'
import type { Module } from '../page/joining.ts'
import { routes } from './routes.tsx'
import { recordTexts } from './texts.ts'

/** Who did what, when, and what a thing was before and after: for the secretariat and whoever looks over its shoulder. */
export const record: Module = {
  name: 'record',
  routes,
  desk: [
    {
      pages: ['record'],
      order: 90,
      rule: holding('maySeeRecord'),
      label: (language) => recordTexts(language)('nav.record'),
    },
  ],
}
