import { anyone, holding } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { job, type Module } from '../page/joining.ts'
import { pathTo } from '../page/route.ts'
import { jobKind } from '../platform/jobs/kinds.ts'
import { acts } from './acts.ts'
import { deskRoutes } from './desk-routes.tsx'
import { galleryRoutes } from './gallery-routes.tsx'
import { editionsWithContest, filesInUse, holdsContest } from './reads.ts'
import { takeInPhotos } from './take-in.ts'
import { contestTexts } from './texts.ts'

/** Look for photographs that were handed in or amended, and make their sizes. */
const PHOTOS = jobKind<Record<string, never>>('photos', {
  retryLimit: 3,
  firstPause: 15,
  longestPause: 300,
  takesAtMost: 900,
  atOnce: 1,
  looksEvery: 60,
})

export const photos: Module = {
  name: 'photos',
  acts,
  routes: [...galleryRoutes, ...deskRoutes],
  filesInUse,
  jobs: [
    job(
      PHOTOS,
      (platform) => async () => {
        for (const slug of await editionsWithContest(platform.db)) {
          const edition = await editionBySlug(platform.db, slug)
          if (edition) await takeInPhotos(platform, edition)
        }
      },
      '* * * * *',
    ),
  ],
  nav: [
    {
      section: 'photos',
      order: 47,
      further: true,
      rule: anyone,
      there: ({ db }, edition) => holdsContest(db, edition),
      label: (language) => contestTexts(language)('nav'),
      href: (language, edition) => pathTo(language, edition.slug, 'photos'),
    },
  ],
  desk: [
    {
      pages: ['photos'],
      order: 62,
      rule: holding('maySeeDesk'),
      there: ({ db }, edition) => holdsContest(db, edition),
      label: (language) => contestTexts(language)('nav'),
    },
  ],
}
