import { anyone, holding } from '../access/public.ts'
import type { Module } from '../page/joining.ts'
import { pathTo } from '../page/route.ts'
import { acts } from './acts.ts'
import { deskRoutes } from './desk-routes.tsx'
import { routes } from './routes.tsx'
import { synthesisTexts } from './texts.ts'

export const synthesis: Module = {
  name: 'synthesis',
  acts,
  routes: [...routes, ...deskRoutes],
  nav: [
    {
      section: 'synthesis',
      order: 25,
      further: true,
      rule: anyone,
      label: (language) => synthesisTexts(language)('nav'),
      href: (language, edition) => pathTo(language, edition.slug, 'synthesis'),
    },
  ],
  desk: [
    {
      pages: ['synthesis', 'campaigns'],
      order: 15,
      rule: holding('maySeeDesk'),
      label: (language) => synthesisTexts(language)('nav'),
    },
  ],
}
