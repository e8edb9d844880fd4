import type { FloorCaptionerId } from '../../platform/db/schema.ts'
import type { Language } from '../../platform/languages/public.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'

/** Somebody who writes captions by a link of their own. */
export type Captioner = {
  readonly id: FloorCaptionerId
  readonly name: string
  readonly language: Language
  readonly takenBackAt: Date | null
  /** Has the turn. */
  readonly writing: boolean
  readonly wroteAt: Date | null
}

/** Whoever has written nothing for so long may have lost the connection: the next line of a colleague takes over. */
const SILENT_SECONDS = 30

/** The colleague who has the turn in a language; null: nobody, or the one asked about. */
export const othersTurn = (own: Captioner, all: readonly Captioner[]): Captioner | null =>
  all.find((one) => one.writing && one.id !== own.id && one.language === own.language) ?? null

export const isSilent = ({ wroteAt }: Captioner, now: Date): boolean =>
  !wroteAt || now.getTime() - wroteAt.getTime() >= SILENT_SECONDS * 1000

type Asks = { readonly takes: boolean; readonly now: Date }

/** One writes at a time in a language, so that lines never mix: who has the turn, whoever takes over, and whoever finds a colleague silent. */
export function mayWrite(
  own: Captioner,
  all: readonly Captioner[],
  { takes, now }: Asks,
): Result<{ readonly from: Captioner | null }, Refusal<'captioner-gone' | 'others-turn'>> {
  if (own.takenBackAt) return refuse('captioner-gone')
  const other = othersTurn(own, all)
  return !other || takes || isSilent(other, now) ? ok({ from: other }) : refuse('others-turn')
}
