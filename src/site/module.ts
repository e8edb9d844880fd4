import { anyone, holding } from '../access/public.ts'
import type { Module } from '../page/joining.ts'
import { pathTo } from '../page/route.ts'
import { acts } from './acts.ts'
import { deskRoutes } from './desk-routes.tsx'
import { foundOnSite } from './found.ts'
import { filesInUse } from './library/reads.ts'
import { libraryRoutes } from './library/routes.tsx'
import { routes } from './routes.tsx'
import { siteTexts } from './texts.ts'

const entry = (section: 'news' | 'practical' | 'library', order: number) => ({
  section,
  order,
  further: section !== 'news',
  rule: anyone,
  label: (language: Parameters<typeof siteTexts>[0]) => siteTexts(language)(`nav.${section}`),
  href: (language: Parameters<typeof siteTexts>[0], edition: { slug: string }) =>
    pathTo(language, edition.slug, section),
})

export const site: Module = {
  name: 'site',
  acts,
  routes: [...routes, ...libraryRoutes, ...deskRoutes],
  filesInUse,
  elsewhere: foundOnSite,
  nav: [entry('news', 50), entry('library', 52), entry('practical', 55)],
  desk: [
    {
      pages: ['site', 'library'],
      order: 65,
      rule: holding('maySeeDesk'),
      label: (language) => siteTexts(language)('nav.desk'),
    },
  ],
}
