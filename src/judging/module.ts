import { anyone, holding } from '../access/public.ts'
import type { Module } from '../page/joining.ts'
import { pathTo } from '../page/route.ts'
import { holdsContest, PHOTO_TAKEN_DOWN } from '../photos/public.ts'
import { hearing } from '../platform/news.ts'
import { givesPrizes } from '../prizes/public.ts'
import { WITHDRAWN } from '../submissions/public.ts'
import { acts } from './acts.ts'
import { ballotRoutes } from './ballot-routes.tsx'
import { endCertificate } from './certificate.ts'
import { certificateRoutes } from './certificate-routes.tsx'
import { deskRoutes } from './desk-routes.tsx'
import { juryRoutes } from './jury-routes.tsx'
import { judgingTexts } from './texts.ts'
import { votedOnAt } from './vote/booth.ts'
import { deskVoteRoutes } from './vote/desk-routes.tsx'
import { voteRoutes } from './vote/routes.tsx'
import { winnersRoutes } from './winners-routes.tsx'

/** Jurors, their rounds, and who won. */
export const judging: Module = {
  name: 'judging',
  acts,
  routes: [
    ...winnersRoutes,
    ...voteRoutes,
    ...ballotRoutes,
    ...juryRoutes,
    ...deskVoteRoutes,
    ...deskRoutes,
    ...certificateRoutes,
  ],
  news: [hearing(WITHDRAWN, endCertificate), hearing(PHOTO_TAKEN_DOWN, endCertificate)],
  nav: [
    {
      section: 'prizes',
      order: 49,
      further: true,
      rule: anyone,
      there: ({ db }, edition) => givesPrizes(db, edition),
      label: (language) => judgingTexts(language)('prizes.nav'),
      href: (language, edition) => pathTo(language, edition.slug, 'ballot'),
    },
    {
      section: 'vote',
      order: 48,
      further: true,
      rule: anyone,
      there: async ({ db, clock }, edition) => (await votedOnAt(db, edition, clock.now())) !== null,
      label: (language) => judgingTexts(language)('vote.nav'),
      href: (language, edition) => pathTo(language, edition.slug, 'vote'),
    },
  ],
  desk: [
    {
      pages: ['judging'],
      order: 63,
      rule: holding('maySeeJudging'),
      there: async ({ db }, edition) => (await holdsContest(db, edition)) || (await givesPrizes(db, edition)),
      label: (language) => judgingTexts(language)('desk.nav'),
    },
  ],
}
