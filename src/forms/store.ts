import type { Tx } from '../platform/db/db.ts'
import type { CallId, EditionId, FormId } from '../platform/db/schema.ts'
import type { Localized } from '../platform/languages/public.ts'
import type { FormDefinition } from './form.ts'
import { FormFaulty, formFaults } from './form-faults.ts'
import type { Purpose } from './means.ts'
import type { NewFacet } from './terms/facets.ts'
import { vocabulariesChanged } from './terms/terms.ts'

const json = (value: unknown): string => JSON.stringify(value ?? {})

export type NewForm = FormDefinition & {
  readonly code: string
  readonly version: number
  readonly kind: string
  readonly binding: boolean
  readonly title: Localized
  readonly intro: Localized
  /** What it is for; a submission when nothing is said. */
  readonly purposes?: readonly Purpose[]
}

/**
 * Adds a version of a form, and answers its id; the call it belongs to, or null. Throws `FormFaulty`, naming every fault, when it does not ask what its
 * purposes need: nobody should find out from a receipt that went nowhere. Without a scope: the edition is only being made.
 */
export async function addForm(tx: Tx, editionId: EditionId, callId: CallId | null, form: NewForm): Promise<FormId> {
  const faults = formFaults(form, form.purposes ?? ['submission'])
  if (faults.length > 0) throw new FormFaulty(form.code, faults)
  const { sections, questions, person_fields, organization_fields } = form
  const { id } = await tx
    .insertInto('form')
    .values({
      edition_id: editionId,
      call_id: callId,
      code: form.code,
      version: form.version,
      kind: form.kind,
      binding: form.binding,
      title: json(form.title),
      intro: json(form.intro),
      definition: json({ sections, questions, person_fields, organization_fields }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export type NewTerm = {
  readonly vocabulary: string
  readonly code: string
  readonly position: number
  readonly name: Localized
  readonly details: object
}

/** Adds terms of vocabularies. Without a scope: the edition is only being made. */
export async function addTerms(tx: Tx, editionId: EditionId, terms: readonly NewTerm[]): Promise<void> {
  if (terms.length === 0) return
  const rows = terms.map((t) => ({
    edition_id: editionId,
    vocabulary: t.vocabulary,
    code: t.code,
    position: t.position,
    name: json(t.name),
    details: json(t.details),
  }))
  await tx.insertInto('vocabulary_term').values(rows).execute()
  await vocabulariesChanged(tx, editionId)
}

/** Adds what the register of an edition is narrowed and counted by, in the order of its lists. Without a scope: the edition is only being made. */
export async function addFacets(tx: Tx, editionId: EditionId, facets: readonly NewFacet[]): Promise<void> {
  if (facets.length === 0) return
  const rows = facets.map(({ code, of, vocabularies, label, ...details }, position) => ({
    edition_id: editionId,
    code,
    position,
    of,
    vocabularies: [...vocabularies],
    label: json(label),
    details: json(details),
  }))
  await tx.insertInto('facet').values(rows).execute()
  await vocabulariesChanged(tx, editionId)
}

/** Links between the terms of two vocabularies, such as action lines and goals. */
export type NewMatrix = {
  readonly code: string
  readonly rows: string
  readonly columns: string
  readonly links: readonly {
    readonly row: string
    readonly column: string
    readonly targets: readonly string[]
    readonly adopted: boolean
  }[]
}

/** Adds what links the terms of two vocabularies. Without a scope: the edition is only being made. */
export async function addMatrix(tx: Tx, editionId: EditionId, matrix: NewMatrix): Promise<void> {
  if (matrix.links.length === 0) return
  const rows = matrix.links.map((link) => ({
    edition_id: editionId,
    matrix: matrix.code,
    row_vocabulary: matrix.rows,
    row_code: link.row,
    column_vocabulary: matrix.columns,
    column_code: link.column,
    targets: [...link.targets],
    adopted: link.adopted,
  }))
  await tx.insertInto('matrix_link').values(rows).execute()
}
