import { anyone, holding } from '../access/public.ts'
import type { Module } from '../page/joining.ts'
import { pathTo } from '../page/route.ts'
import { acts } from './acts.ts'
import { forgetAnswers, forgetNeeds } from './forget-store.ts'
import { routes } from './routes.tsx'
import { registrationTexts } from './texts.ts'
import { forgetVisaLetters } from './visa-store.ts'

/** So long after the end of an edition letters for visas are kept, with the numbers of passports in them. */
const KEPT_DAYS = 30
/** So long after the end what was answered is kept beyond the record of who took part. */
const ANSWERS_KEPT_DAYS = 365

export const registrations: Module = {
  name: 'registrations',
  acts,
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
      const daysAgo = (days: number) => new Date(clock.now().getTime() - days * 86_400_000).toISOString().slice(0, 10)
      return {
        needs: await forgetNeeds(tx, daysAgo(0)),
        registrantsAnswers: await forgetAnswers(tx, daysAgo(ANSWERS_KEPT_DAYS)),
        visaLetters: await forgetVisaLetters(tx, daysAgo(KEPT_DAYS)),
      }
    }),
}
