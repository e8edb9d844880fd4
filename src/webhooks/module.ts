import { holding } from '../access/public.ts'
import { job, type Module } from '../page/joining.ts'
import { acts } from './acts.ts'
import { tellWebhooks } from './deliver.ts'
import { WEBHOOKS_DUE } from './due.ts'
import { routes } from './routes.tsx'
import { webhookTexts } from './texts.ts'

export const webhooks: Module = {
  name: 'webhooks',
  acts,
  routes,
  jobs: [job(WEBHOOKS_DUE, (platform) => () => tellWebhooks(platform), '* * * * *')],
  desk: [
    {
      pages: ['webhooks'],
      order: 66,
      rule: holding('mayKeepWebhooks'),
      label: (language) => webhookTexts(language)('nav'),
    },
  ],
}
