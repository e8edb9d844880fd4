import type { FormDefinition, Purpose } from '../forms/public.ts'
import type { FormsFile } from './shape/other-files.ts'

type InFile = FormsFile['forms'][number]
export type WholeForm = Omit<InFile, 'id'> & FormDefinition & { readonly code: string; readonly purposes: Purpose[] }

/**
 * The forms of a file, each with the fields of people and organizations that all of them share, unless it brings its own; and with what it
 * is for: whatever becomes a session must say what a session needs.
 */
export const wholeForms = (file: FormsFile, sessionKinds: readonly string[]): WholeForm[] =>
  file.forms.map(({ id: code, ...form }) => ({
    ...form,
    code,
    person_fields: form.person_fields.length > 0 ? form.person_fields : file.person_fields,
    organization_fields: form.organization_fields.length > 0 ? form.organization_fields : file.organization_fields,
    purposes: sessionKinds.includes(form.kind) ? ['submission', 'session'] : ['submission'],
  }))
