import { staffOrAuditor } from '../access/public.ts'
import { job, type Module } from '../page/joining.ts'
import { trySearch } from '../scheduling/public.ts'
import { acts } from './acts.ts'
import { afterRelease } from './after-release.ts'
import { importSchedule } from './import-command.ts'
import { filesOfImports } from './importing/reads.ts'
import { stopSearches } from './proposals/run-search.ts'
import { AGENDA_DUE, carryOutOrders } from './publishing/carry-out-orders.ts'
import { routes } from './routes.tsx'
import { planTexts } from './texts.ts'
import { endThreads, warmThreads } from './thread/ask.ts'

export const plan: Module = {
  name: 'plan',
  acts,
  routes,
  desk: [
    {
      pages: ['programme', 'sessions', 'agenda'],
      order: 20,
      rule: staffOrAuditor,
      label: (language) => planTexts(language)('nav.desk'),
    },
  ],
  news: afterRelease,
  commands: [importSchedule],
  filesInUse: filesOfImports,
  jobs: [job(AGENDA_DUE, (platform) => () => carryOutOrders(platform), '* * * * *')],
  beside: () => {
    warmThreads()
    return {
      stop: async () => {
        await stopSearches()
        await endThreads()
      },
    }
  },
  findings: async () => [
    await trySearch().then(
      (milliseconds) => ({
        kind: 'good' as const,
        text: `scheduling: a search starts in ${Math.round(milliseconds)} ms, in a thread of its own`,
      }),
      (error) => ({ kind: 'bad' as const, text: `scheduling: no search can start: ${error}` }),
    ),
  ],
}
