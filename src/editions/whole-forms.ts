import { type FormDefinition, isOfMeetings, MEANS, type Purpose } from '../forms/public.ts'
import type { FormsFile } from './shape/other-files.ts'

type InFile = FormsFile['forms'][number]
export type WholeForm = Omit<InFile, 'id'> & FormDefinition & { readonly code: string; readonly purposes: Purpose[] }

/**
 * The forms of a file, each with the fields of people and organizations that all of them share, unless it brings its own; and with what it
 * is for: whatever becomes a session must say what a session needs.
 */
export const wholeForms = (file: FormsFile, sessionKinds: readonly string[]): WholeForm[] =>
  file.forms.map(({ id: code, ...form }) => {
    const organizationFields = form.organization_fields.length > 0 ? form.organization_fields : file.organization_fields
    return {
      ...form,
      code,
      questions: asksOnce(form.questions, organizationFields),
      person_fields: form.person_fields.length > 0 ? form.person_fields : file.person_fields,
      organization_fields: organizationFields,
      purposes: purposesOf(form, sessionKinds),
    }
  })

function purposesOf(form: Pick<InFile, 'kind' | 'questions'>, sessionKinds: readonly string[]): Purpose[] {
  if (isOfMeetings(form)) return ['meeting']
  return sessionKinds.includes(form.kind) ? ['submission', 'session'] : ['submission']
}

/** What a question of the form asks of the sender, and a field of the sender's organization would ask once more. */
const ASKED_TWICE: Readonly<Record<string, string>> = {
  'organization.country': MEANS.country.name,
  'organization.stakeholder-type': MEANS.stakeholderType.name,
}

/** The sender's organization is asked for nothing that the form asks of its sender anyway: two answers could contradict each other. */
function asksOnce(questions: FormDefinition['questions'], fields: FormDefinition['organization_fields']) {
  const asked = new Set(questions.map((q) => q.means))
  return questions.map((q) => {
    if (q.means !== MEANS.organization.name || q.fields) return q
    const own = (fields ?? []).filter(({ means }) => !asked.has(ASKED_TWICE[means ?? ''] ?? 'nothing'))
    return own.length === fields?.length ? q : { ...q, fields: own }
  })
}
