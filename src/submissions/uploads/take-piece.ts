import type { EditionScope } from '../../access/public.ts'
import { kindOf, type Question } from '../../forms/public.ts'
import type { Db } from '../../platform/db/db.ts'
import type { DraftId } from '../../platform/db/schema.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'
import { keepPiece, type Upload, uploadHeld, uploadsOf } from './upload-store.ts'

/** Files on their way into one draft at once. */
const MOST_AT_ONCE = 10
const LONGEST_MARK = 300

export type Piece = {
  readonly question: string
  readonly mark: string
  readonly name: string
  /** Of the whole file. */
  readonly size: number
  readonly begins: number
  /** None: it is only asked how far the file has come. */
  readonly bytes: Uint8Array
}
type Code = 'upload-wrong' | 'upload-too-large' | 'too-many-uploads'

/** Whether a piece is one that its question could take; before anything is kept. */
export function mayTake(
  question: Question | undefined,
  { mark, size, begins, bytes }: Piece,
): Result<null, Refusal<Code>> {
  if (!question || !kindOf(question).files || mark === '' || mark.length > LONGEST_MARK) return refuse('upload-wrong')
  const whole = [size, begins].every(Number.isSafeInteger) && size >= 1 && begins >= 0
  if (!whole || begins + bytes.length > size) return refuse('upload-wrong')
  return size > (question.limits?.max_bytes ?? 0) ? refuse('upload-too-large') : ok(null)
}

/** The part of a piece that has not arrived yet; nothing where it begins later than what is here ends. */
export function newIn({ begins, bytes }: Pick<Piece, 'begins' | 'bytes'>, arrived: number): Uint8Array {
  return begins > arrived ? bytes.subarray(0, 0) : bytes.subarray(arrived - begins)
}

/**
 * Takes one piece of a file and answers how far the file has come. Sent again, or by two at once, each byte is kept once; one that begins
 * too late is left, and its sender goes on from where the answer says.
 */
export async function takePiece(
  db: Db,
  edition: EditionScope,
  { draftId, piece, now }: { readonly draftId: DraftId; readonly piece: Piece; readonly now: Date },
): Promise<Result<Upload, Refusal<Code>>> {
  return db.transaction().execute(async (tx) => {
    const { question, mark, name, size } = piece
    const held = await uploadHeld(tx, edition, { draftId, question, mark, name, size }, now)
    if (held.size !== size) return refuse('upload-wrong')
    if ((await uploadsOf(tx, edition, draftId)) > MOST_AT_ONCE) return refuse('too-many-uploads')
    const bytes = newIn(piece, held.arrived)
    if (bytes.length > 0) await keepPiece(tx, edition, held, bytes)
    return ok({ ...held, arrived: held.arrived + bytes.length })
  })
}
