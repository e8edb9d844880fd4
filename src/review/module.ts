import { staffOrAuditor } from '../access/public.ts'
import type { Module } from '../page/joining.ts'
import { routes } from './routes.tsx'
import { reviewTexts } from './texts.ts'

export const review: Module = {
  name: 'review',
  routes,
  desk: [
    {
      pages: ['submissions', 'release'],
      order: 10,
      rule: staffOrAuditor,
      label: (language) => reviewTexts(language)('nav.desk'),
    },
  ],
}
