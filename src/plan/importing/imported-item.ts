import type { Step } from './steps.ts'

/** What became of one session of a programme that was taken over. */
export type ImportedItem = {
  readonly number: number
  readonly guid: string
  readonly title: string
  readonly outcome: Step['outcome']
  readonly place: Step['place']
}
