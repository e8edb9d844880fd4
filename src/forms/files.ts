import type { Answer } from './answers.ts'
import { files } from './kinds/shapes.ts'

/** What a person calls a kind of file. */
export const shortType = (mediaType: string): string =>
  (mediaType.split('/')[1] ?? mediaType).replace('+xml', '').toUpperCase()

/** The files of an answer; none of an answer that is none. */
export const filesIn = (answer: Answer | undefined) => files.open(answer)
