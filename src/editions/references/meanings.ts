import { formFaults } from '../../forms/public.ts'
import { formsFile } from '../shape/other-files.ts'
import { type WholeForm, wholeForms } from '../whole-forms.ts'
import type { Fault, Files, Place } from './place.ts'

/** What a form lacks for its purposes, as forms refuses it; said at the question, its field or the form. */
export function meaningMistakes({ edition, forms }: Files): Fault[] {
  const read = formsFile.safeParse(forms.value)
  if (!read.success) return []
  const kinds = edition.get('sessions').list('made_of')
  const becomeSessions = kinds.flatMap((kind) => kind.text() ?? [])
  const whole = wholeForms(read.data, becomeSessions)
  return whole.flatMap((form, i) => faultsOf(form, forms.list('forms')[i]))
}

const faultsOf = (form: WholeForm, at: Place | undefined): Fault[] =>
  at ? formFaults(form, form.purposes).map((fault) => placeOf(at, fault.at).fault(fault.what)) : []

/** A field stands as `question.field`; one that all forms share is said at the question that asks for it. */
function placeOf(form: Place, at: string | null): Place {
  const [question, field] = at?.split('.') ?? []
  const asked = form.list('questions').find((q) => q.text('id') === question)
  return asked?.list('fields').find((f) => f.text('id') === field) ?? asked ?? form
}
