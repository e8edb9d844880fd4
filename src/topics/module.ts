import { job, type Module } from '../page/joining.ts'
import { findTopicsEverywhere } from './find-topics.ts'
import { TOPICS } from './job-kind.ts'

/** What a machine puts together among the texts; shown by the synthesis desk as suggestions. */
export const topics: Module = {
  name: 'topics',
  jobs: [job(TOPICS, (platform) => () => findTopicsEverywhere(platform), '*/10 * * * *')],
}
