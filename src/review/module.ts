import { holding } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { job, type Module } from '../page/joining.ts'
import { hearing } from '../platform/news.ts'
import { WITHDRAWN } from '../submissions/public.ts'
import { acts } from './acts.ts'
import { hearLooking } from './deciding/looking.ts'
import { carryOutRelease } from './release/carry-out.ts'
import { RELEASE } from './release/job-kind.ts'
import { freeMerged, leaveHost } from './release/when-withdrawn.ts'
import { routes } from './routes.tsx'
import { findSimilarEverywhere } from './similar/find-similar.ts'
import { SIMILAR } from './similar/job-kind.ts'
import { reviewTexts } from './texts.ts'

export const review: Module = {
  name: 'review',
  acts,
  routes,
  news: [hearing(WITHDRAWN, freeMerged), hearing(WITHDRAWN, leaveHost)],
  desk: [
    {
      pages: ['submissions', 'release'],
      order: 10,
      rule: holding('maySeeDesk'),
      label: (language) => reviewTexts(language)('nav.desk'),
    },
  ],
  beside: hearLooking,
  jobs: [
    job(SIMILAR, (platform) => () => findSimilarEverywhere(platform), '*/5 * * * *'),
    job(RELEASE, (platform) => async ({ releaseId, edition: slug }) => {
      const edition = await editionBySlug(platform.db, slug)
      if (edition) await carryOutRelease(platform, { edition, releaseId })
    }),
  ],
}
