import { anyone } from '../access/public.ts'
import type { Module } from '../page/joining.ts'
import { pathTo } from '../page/route.ts'
import { analyseTexts } from './analyse-command.ts'
import { routes } from './routes.tsx'
import { registerTexts } from './texts.ts'

export const register: Module = {
  name: 'register',
  routes,
  commands: [analyseTexts],
  nav: [
    {
      section: 'submissions',
      order: 20,
      rule: anyone,
      label: (language) => registerTexts(language)('nav'),
      href: (language, edition) => pathTo(language, edition.slug, 'submissions'),
    },
  ],
}
