import type { Recommended } from '../../forms/public.ts'
import { sha256 } from '../canonical-json.ts'

/** The words somebody agrees to, as they are kept: the words themselves stand in the submission alone. */
export const keptMark = (mark: string): string => sha256(mark)

/** What is known of somebody a submission recommends: when a letter went, and what they said to it. */
export type Known = {
  readonly toldAt: Date | null
  /** Marks of the words they agree to; none where they do not wish to be shown. */
  readonly agreed: readonly string[]
  readonly answeredAt: Date | null
}

type Words = readonly Pick<Recommended, 'mark'>[]

/** Whether somebody has agreed to exactly what would be shown of them. */
const agreesTo = ({ agreed }: Pick<Known, 'agreed'>, words: Words): boolean =>
  words.length > 0 && words.every(({ mark }) => agreed.includes(keptMark(mark)))

/** Where somebody stands who was written to. */
export type Answered = 'unanswered' | 'agreed' | 'other-words' | 'declined'
/** `unasked`: no letter has gone; `no-address`: none was given, so that nobody can ask. */
export type Standing = Answered | 'unasked' | 'no-address'

/** What somebody who was written to has said of these words. */
export function answered(known: Pick<Known, 'agreed' | 'answeredAt'>, words: Words): Answered {
  if (!known.answeredAt) return 'unanswered'
  if (known.agreed.length === 0) return 'declined'
  return agreesTo(known, words) ? 'agreed' : 'other-words'
}

/** Where somebody stands whom a submission names in these words. */
export function standingOf(email: string, known: Known | undefined, words: Words): Standing {
  if (email === '') return 'no-address'
  return known?.toldAt ? answered(known, words) : 'unasked'
}

/**
 * Whether a letter is due when these words are handed in: whoever answered no is left alone, whoever has not answered has their letter;
 * whoever agreed to other words is asked again.
 */
export function isDue(known: Known | undefined, words: Words): boolean {
  if (!known?.toldAt) return true
  return answered(known, words) === 'other-words'
}
