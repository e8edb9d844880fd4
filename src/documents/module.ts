import { anyone, holding } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { job, type Module } from '../page/joining.ts'
import { pathTo } from '../page/route.ts'
import { acts } from './acts.ts'
import { documentCommand } from './command.ts'
import { deskRoutes } from './desk-routes.tsx'
import { filesInUse, makeVersion } from './make-version.ts'
import { DOCUMENT } from './order-document.ts'
import { routes } from './routes.tsx'
import { documentTexts } from './texts.ts'

export const documents: Module = {
  name: 'documents',
  acts,
  routes: [...routes, ...deskRoutes],
  commands: [documentCommand],
  filesInUse,
  jobs: [
    job(DOCUMENT, (platform) => async ({ versionId, edition: slug }) => {
      const edition = await editionBySlug(platform.db, slug)
      if (edition) await makeVersion(platform, edition, versionId)
    }),
  ],
  nav: [
    {
      section: 'documents',
      order: 45,
      further: true,
      rule: anyone,
      label: (language) => documentTexts(language)('nav'),
      href: (language, edition) => pathTo(language, edition.slug, 'documents'),
    },
  ],
  desk: [
    {
      pages: ['documents'],
      order: 60,
      rule: holding('maySeeDesk'),
      label: (language) => documentTexts(language)('nav.desk'),
    },
  ],
}
