import { anyone, holding } from '../access/public.ts'
import type { Module } from '../page/joining.ts'

import { pathTo } from '../page/route.ts'
import { routes } from './routes.tsx'
import { registrationTexts } from './texts.ts'
import { forgetVisaLetters } from './visa-store.ts'

/** So long after the end of an edition letters for visas are kept, with the numbers of passports in them. */
const KEPT_DAYS = 30

export const registrations: Module = {
  name: 'registrations',
  routes,
  nav: [
    {
      section: 'registration',
      order: 35,
      rule: anyone,
      label: (language) => registrationTexts(language)('title'),
      href: (language, edition) => pathTo(language, edition.slug, 'registration'),
    },
  ],
  desk: [
    {
      pages: ['registrations'],
      order: 40,
      rule: holding('mayKeepRegistrations'),
      label: (language) => registrationTexts(language)('desk.title'),
    },
  ],
  daily: ({ db, clock }) =>
    db.transaction().execute(async (tx) => {
      const before = new Date(clock.now().getTime() - KEPT_DAYS * 86_400_000).toISOString().slice(0, 10)
      return { visaLetters: await forgetVisaLetters(tx, before) }
    }),
}
