import { anyone } from '../access/public.ts'
import type { Module } from '../page/joining.ts'
import { pathTo } from '../page/route.ts'
import { acts } from './acts.ts'
import { routes } from './routes.tsx'
import { agendaTexts } from './texts.ts'

export const agenda: Module = {
  name: 'agenda',
  acts,
  routes,
  nav: [
    {
      section: 'programme',
      order: 30,
      rule: anyone,
      label: (language) => agendaTexts(language)('nav'),
      href: (language, edition) => pathTo(language, edition.slug, 'agenda'),
    },
  ],
}
