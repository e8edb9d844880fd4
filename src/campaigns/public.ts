export { findCampaigns } from './find-campaigns.ts'
export { type CopiesOf, type Counted, copiesCounted, copiesOf } from './reads.ts'
