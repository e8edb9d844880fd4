import { holding } from '../access/public.ts'
import { job, type Module } from '../page/joining.ts'
import { acts } from './acts.ts'
import { deskRoutes } from './desk-routes.tsx'
import { REPORT_ROUND, reportRound } from './round.ts'
import { ownRoutes } from './routes.tsx'
import { reportsTexts } from './texts.ts'

/** What sessions leave behind: who is asked, who hands in, what is published. */
export const reports: Module = {
  name: 'reports',
  acts,
  routes: [...ownRoutes, ...deskRoutes],
  jobs: [job(REPORT_ROUND, (platform) => () => reportRound(platform), '41 5 * * *')],
  desk: [
    {
      pages: ['reports', 'reports.csv'],
      order: 55,
      rule: holding('maySeeDesk'),
      label: (language) => reportsTexts(language)('nav.desk'),
    },
  ],
}
