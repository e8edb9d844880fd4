import { anyone, staffOrAuditor } from '../access/public.ts'
import type { Module } from '../page/joining.ts'
import { pathTo } from '../page/route.ts'
import { acts } from './acts.ts'
import { editionBySlug } from './reads.ts'
import { routes } from './routes.tsx'
import { consultationTexts } from './texts.ts'

export const consultation: Module = {
  name: 'consultation',
  acts,
  routes,
  editionNamed: editionBySlug,
  nav: [
    {
      section: 'consultation',
      order: 10,
      rule: anyone,
      label: (language) => consultationTexts(language)('nav'),
      href: (language, edition) => pathTo(language, edition.slug),
    },
  ],
  desk: [
    {
      pages: ['calls'],
      order: 30,
      rule: staffOrAuditor,
      label: (language) => consultationTexts(language)('nav.desk'),
    },
  ],
}
