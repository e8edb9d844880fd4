import { anyone, holding } from '../access/public.ts'
import type { Module } from '../page/joining.ts'
import { pathTo } from '../page/route.ts'
import { acts } from './acts.ts'
import { deskRoutes } from './desk-routes.tsx'
import { routes } from './routes.tsx'
import { inputsTexts } from './texts.ts'

export const inputs: Module = {
  name: 'inputs',
  acts,
  routes: [...routes, ...deskRoutes],
  nav: [
    {
      section: 'inputs',
      order: 27,
      further: true,
      rule: anyone,
      label: (language) => inputsTexts(language)('nav'),
      href: (language, edition) => pathTo(language, edition.slug, 'inputs'),
    },
  ],
  desk: [
    {
      pages: ['inputs'],
      order: 35,
      rule: holding('maySeeDesk'),
      label: (language) => inputsTexts(language)('nav.desk'),
    },
  ],
}
