import { holding } from '../access/public.ts'
import { job, type Module } from '../page/joining.ts'
import { acts } from './acts.ts'
import { deskRoutes } from './desk-routes.tsx'
import { filesInUse } from './reads.ts'
import { MAILINGS_DUE, sendDue } from './send-mailing.ts'
import { mailingTexts } from './texts.ts'

export const mailings: Module = {
  name: 'mailings',
  acts,
  routes: deskRoutes,
  filesInUse,
  jobs: [
    job(
      MAILINGS_DUE,
      (platform) => async () => {
        await sendDue(platform)
      },
      '* * * * *',
    ),
  ],
  desk: [
    {
      pages: ['mailings'],
      order: 61,
      rule: holding('maySeeAddresses'),
      label: (language) => mailingTexts(language)('nav'),
    },
  ],
}
