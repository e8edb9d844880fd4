import { anyone } from '../access/public.ts'
import type { Module } from '../page/joining.ts'
import { pathTo } from '../page/route.ts'
import { routes } from './routes.tsx'
import { figuresTexts } from './texts.ts'

export const figures: Module = {
  name: 'figures',
  routes,
  nav: [
    {
      section: 'figures',
      order: 25,
      further: true,
      rule: anyone,
      label: (language) => figuresTexts(language)('nav'),
      href: (language, edition) => pathTo(language, edition.slug, 'figures'),
    },
  ],
}
