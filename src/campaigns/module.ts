import { job, type Module } from '../page/joining.ts'
import { findCampaignsEverywhere } from './find-campaigns.ts'
import { CAMPAIGNS } from './job-kind.ts'
import { routes } from './routes.tsx'

export const campaigns: Module = {
  name: 'campaigns',
  routes,
  jobs: [job(CAMPAIGNS, (platform) => () => findCampaignsEverywhere(platform), '*/5 * * * *')],
}
