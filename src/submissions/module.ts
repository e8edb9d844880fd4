import { anyone, holding } from '../access/public.ts'
import { CALL_EXTENDED } from '../consultation/public.ts'
import { SIGNED_IN, SIGNING_OUT } from '../identity/public.ts'
import type { Module } from '../page/joining.ts'
import { pathTo } from '../page/route.ts'
import { hearing } from '../platform/news.ts'
import { acts } from './acts.ts'
import { commands, readAgainBeside } from './commands.ts'
import { draftRoutes } from './draft-routes.tsx'
import { claimAfterSignIn, leaveBrowser } from './join-drafts.ts'
import { organizationRoutes } from './organizations/routes.tsx'
import { myRoutes, ownRoutes } from './own-routes.tsx'
import { recommendedDeskRoutes } from './recommended/desk-routes.tsx'
import { recommendedRoutes } from './recommended/routes.tsx'
import { filesInUse, forgetNoted, removeDeadDrafts, uploadsDeadBefore } from './sweep.ts'
import { tellOpenDrafts } from './tell-open-drafts.ts'
import { submissionsTexts } from './texts.ts'
import { sweepUploads } from './uploads/upload-store.ts'

export const submissions: Module = {
  name: 'submissions',
  acts,
  routes: [
    ...myRoutes,
    ...draftRoutes,
    ...ownRoutes,
    ...organizationRoutes,
    ...recommendedRoutes,
    ...recommendedDeskRoutes,
  ],
  desk: [
    {
      pages: ['organizations'],
      order: 35,
      rule: holding('maySeeDesk'),
      label: (language) => submissionsTexts(language)('organizations.nav'),
    },
  ],
  nav: [
    {
      section: 'me',
      order: 40,
      rule: anyone,
      label: (language) => submissionsTexts(language)('nav.me'),
      href: (language) => pathTo(language, 'me'),
    },
  ],
  news: [
    hearing(SIGNED_IN, claimAfterSignIn),
    hearing(SIGNING_OUT, leaveBrowser),
    hearing(CALL_EXTENDED, tellOpenDrafts),
  ],
  commands,
  daily: async ({ db, clock }) => ({
    emptyDrafts: await db.transaction().execute(async (tx) => {
      await forgetNoted(tx, clock.now())
      return removeDeadDrafts(tx, clock.now())
    }),
    unfinishedUploads: await db.transaction().execute((tx) => sweepUploads(tx, uploadsDeadBefore(clock.now()))),
  }),
  filesInUse,
  beside: readAgainBeside,
}
