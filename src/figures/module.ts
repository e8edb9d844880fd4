import { anyone, holding } from '../access/public.ts'
import { callsOf } from '../consultation/public.ts'
import type { Module } from '../page/joining.ts'
import { pathTo } from '../page/route.ts'
import { acts } from './acts.ts'
import { deskRoutes } from './desk-routes.tsx'
import { showingOf } from './read-targets.ts'
import { routes } from './routes.tsx'
import { areOpen } from './showing.ts'
import { figuresTexts } from './texts.ts'

export const figures: Module = {
  name: 'figures',
  acts,
  routes: [...routes, ...deskRoutes],
  nav: [
    {
      section: 'figures',
      order: 25,
      further: true,
      rule: anyone,
      there: async ({ db, clock }, edition) => {
        const [showing, calls] = await Promise.all([showingOf(db, edition), callsOf(db, edition)])
        return areOpen(showing, calls, clock.now())
      },
      label: (language) => figuresTexts(language)('nav'),
      href: (language, edition) => pathTo(language, edition.slug, 'figures'),
    },
  ],
  desk: [
    {
      pages: ['figures'],
      order: 33,
      rule: holding('maySeeDesk'),
      label: (language) => figuresTexts(language)('nav.desk'),
    },
  ],
}
