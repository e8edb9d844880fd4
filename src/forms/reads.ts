import type { Db, Tx } from '../platform/db/db.ts'
import { type Form, formDefinition } from './form.ts'

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
}): Form => ({
  id: r.id,
  callId: r.call_id,
  code: r.code,
  version: r.version,
  kind: r.kind,
  binding: r.binding,
  title: r.title as Record<string, string>,
  intro: r.intro as Record<string, string>,
  ...formDefinition.parse(r.definition),
})

const forms = new Map<string, Form>()
/** A form never changes once it is in use (a new version is a new row), so it is parsed once. */
export async function formById(db: Db | Tx, id: string): Promise<Form> {
  const known = forms.get(id)
  if (known) return known
  const form = asForm(await db.selectFrom('form').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
  forms.set(id, form)
  return form
}

/** The newest version of each form of a call. */
export async function formsOfCall(db: Db | Tx, callId: string): Promise<Form[]> {
  const rows = await db
    .selectFrom('form')
    .selectAll()
    .distinctOn('code')
    .where('call_id', '=', callId)
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(asForm)
}
