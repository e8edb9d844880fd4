import { editionBySlug } from '../consultation/public.ts'
import { job, type Module } from '../page/joining.ts'
import { hearing } from '../platform/news.ts'
import type { Platform } from '../platform/platform.ts'
import { ACCEPTED } from '../review/public.ts'
import { acts } from './acts.ts'
import { followingOrganizations } from './follow-organizations.ts'
import { makeSessions } from './make-session.ts'
import { TELL_NAMED } from './naming/job-kind.ts'
import { namingRoutes } from './naming/routes.tsx'
import { tellNamed } from './naming/tell-named.ts'

export const sessions: Module = {
  name: 'sessions',
  acts,
  routes: namingRoutes,
  news: [
    hearing(ACCEPTED, async (tx, { edition, accepted, at }, { jobs }: Platform) => {
      const requests = accepted.filter(({ becomesSession }) => becomesSession).map(({ submissionId }) => submissionId)
      const made = await makeSessions(tx, edition, requests, at)
      if (made.size > 0) await jobs.send(tx, TELL_NAMED, { edition: edition.slug })
    }),
    ...followingOrganizations,
  ],
  jobs: [
    job(TELL_NAMED, (platform) => async ({ edition: slug }) => {
      const edition = await editionBySlug(platform.db, slug)
      if (edition) await tellNamed(platform, edition)
    }),
  ],
}
