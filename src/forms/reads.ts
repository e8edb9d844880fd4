import { z } from 'zod'
import type { Db, Tx } from '../platform/db/db.ts'
import type { CallId } from '../platform/db/schema.ts'
import { keptHere } from '../platform/kept.ts'
import { withFields } from './fields.ts'
import { type Form, type FormDefinition, formDefinition } from './form.ts'
import { isOfMeetings } from './means.ts'

/** What a program that came later had to learn of a form already in use: the form itself stays as it was published. */
const supplement = formDefinition
  .pick({ person_fields: true, organization_fields: true })
  .extend({ means: z.record(z.string(), z.string()), weight: z.record(z.string(), z.enum(['primary', 'secondary'])) })

function supplemented(definition: FormDefinition, kept: unknown): FormDefinition {
  if (kept === null) return definition
  const { means, weight, person_fields, organization_fields } = supplement.parse(kept)
  const questions = definition.questions.map((q) => ({
    ...q,
    means: q.means ?? means[q.id],
    weight: q.weight ?? weight[q.id],
  }))
  return { ...definition, questions, person_fields, organization_fields }
}

const asForm = (r: {
  id: string
  call_id: string | null
  code: string
  version: number
  kind: string
  binding: boolean
  title: unknown
  intro: unknown
  definition: unknown
  supplement: unknown
}): Form => ({
  id: r.id,
  callId: r.call_id,
  code: r.code,
  version: r.version,
  kind: r.kind,
  binding: r.binding,
  title: r.title as Record<string, string>,
  intro: r.intro as Record<string, string>,
  ...withFields(supplemented(formDefinition.parse(r.definition), r.supplement)),
})

/** A version of a form never changes once it is in use (what changes is a new row), so it is parsed once and never asked for again. */
const forms = keptHere<Form>('form')

export const formById = (db: Db | Tx, id: string): Promise<Form> =>
  forms.get(db, id, async () =>
    asForm(await db.selectFrom('form').selectAll().where('id', '=', id).executeTakeFirstOrThrow()),
  )

/** The newest version of each form of a call, in the order in which the edition names them: the main one first. */
export async function formsOfCall(db: Db | Tx, callId: CallId): Promise<Form[]> {
  const newest = await db
    .selectFrom('form')
    .select(['id', 'code', 'position'])
    .where('call_id', '=', callId)
    .orderBy('version', 'desc')
    .execute()
  // A form keeps the place of its first version, however often it is written anew.
  const rows = [...Map.groupBy(newest, ({ code }) => code).values()]
    .flatMap((versions) => {
      const [id, position] = [versions[0]?.id, Math.min(...versions.map((v) => v.position))]
      return id ? [{ id, position }] : []
    })
    .sort((a, b) => a.position - b.position)
  return Promise.all(rows.map(({ id }) => formById(db, id)))
}

/** The forms of a call that people fill in themselves. */
export const formsOffered = async (db: Db | Tx, callId: CallId): Promise<Form[]> =>
  (await formsOfCall(db, callId)).filter((form) => !isOfMeetings(form))
