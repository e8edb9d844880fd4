import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { Localized } from '../platform/languages/public.ts'
import { newProofCode } from './code.ts'

/** A document that can be checked. `what` is its name in six languages; `name` and the days stand as they are printed. */
export type NewProof = {
  /** What kind of document, in the words of the module that gives it, such as `visa-letter`. */
  readonly kind: string
  /** What it is given for, such as the id of a registration. One document of a kind stands for one subject. */
  readonly subject: string
  readonly what: Localized
  readonly name: string
  /** First and last day it speaks of, as YYYY-MM-DD. */
  readonly from: string
  readonly to: string
}

/**
 * The code of a document: the one it has already when name, title and days are the same, so that printing again changes nothing; otherwise a new
 * one, and the old document counts no longer.
 */
export async function giveProof(tx: Tx, edition: EditionScope, proof: NewProof, now: Date): Promise<string> {
  const standing = await tx
    .selectFrom('proof')
    .select(['code', 'name', 'from_day', 'to_day'])
    .where('edition_id', '=', edition.id)
    .where('kind', '=', proof.kind)
    .where('subject', '=', proof.subject)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  const same = standing?.name === proof.name && standing.from_day === proof.from && standing.to_day === proof.to
  if (standing && same) return standing.code
  await withdrawProof(tx, edition, proof, now)
  const code = newProofCode()
  await tx
    .insertInto('proof')
    .values({
      code,
      edition_id: edition.id,
      kind: proof.kind,
      subject: proof.subject,
      what: JSON.stringify(proof.what),
      name: proof.name,
      from_day: proof.from,
      to_day: proof.to,
      given_at: now,
    })
    .execute()
  return code
}

/** The document of a kind for a subject counts no longer; without one, nothing happens. */
export async function withdrawProof(
  tx: Tx,
  edition: EditionScope,
  { kind, subject }: Pick<NewProof, 'kind' | 'subject'>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('proof')
    .set({ withdrawn_at: now })
    .where('edition_id', '=', edition.id)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('withdrawn_at', 'is', null)
    .execute()
}
