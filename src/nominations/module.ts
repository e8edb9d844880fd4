import { holding } from '../access/public.ts'
import type { Module } from '../page/joining.ts'
import { acts } from './acts.ts'
import { deskRoutes } from './desk-routes.tsx'
import { filesOfNominees } from './files-in-use.ts'
import { ownRoutes } from './own-routes.tsx'
import { publicRoutes } from './public-routes.tsx'
import { nominationsTexts } from './texts.ts'

/** People nominated, asked, endorsed, chosen and appointed. */
export const nominations: Module = {
  name: 'nominations',
  acts,
  routes: [...publicRoutes, ...ownRoutes, ...deskRoutes],
  filesInUse: filesOfNominees,
  desk: [
    {
      pages: ['nominations'],
      order: 40,
      rule: holding('maySeeNominations'),
      label: (language) => nominationsTexts(language)('nav'),
    },
  ],
}
