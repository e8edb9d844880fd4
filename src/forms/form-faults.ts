import { FIELD_MEANS, type FieldMeaning, fieldsOf, NAMED_BY, withFields } from './fields.ts'
import type { Field, FormDefinition, Question } from './form.ts'
import { kindOf } from './kinds/all.ts'
import { MEANS, type Purpose, requiredMeanings } from './means.ts'

/** Something that keeps a form from being used, in English, for whoever writes it: `at` is the question or field, null the form itself. */
export type FormFault = { readonly at: string | null; readonly what: string }

/** Thrown where a form is to be kept that cannot be used. */
export class FormFaulty extends Error {
  readonly faults: readonly FormFault[]
  constructor(form: string, faults: readonly FormFault[]) {
    const lines = faults.map(({ at, what }) => `  ${at ? `${at}: ` : ''}${what}`)
    super(`The form ${form} cannot be used:\n${lines.join('\n')}`)
    this.faults = faults
  }
}

const KNOWN = new Map(Object.values(MEANS).map((meaning) => [meaning.name, meaning.kinds as readonly string[]]))

const list = (names: readonly string[]) => names.join(', ')

/** Everything that keeps a form from serving its purposes: what it does not ask, asks twice, or asks as something that cannot hold it. */
export function formFaults(definition: FormDefinition, purposes: readonly Purpose[]): FormFault[] {
  const { questions } = withFields(definition)
  return [
    ...purposes.flatMap((purpose) => lackingFaults(questions, purpose)),
    ...twiceFaults(questions.flatMap((q) => q.means ?? [])).map((what) => ({ at: null, what })),
    ...questions.flatMap((q) => questionFaults(q)),
    ...askingFaults(questions),
  ]
}

/** What a purpose needs is asked of everyone, and has to be answered. */
const lackingFaults = (questions: readonly Question[], purpose: Purpose): FormFault[] =>
  requiredMeanings(purpose).flatMap((name): FormFault[] => {
    const asked = questions.find((q) => q.means === name)
    if (!asked) return [{ at: null, what: `no question means "${name}", which a ${purpose} needs` }]
    if (asked.required && !asked.show_if) return []
    return [{ at: asked.id, what: `means "${name}", which a ${purpose} needs: it must be required and always asked` }]
  })

const twiceFaults = (meanings: readonly string[]): string[] =>
  [...Map.groupBy(meanings, (name) => name)]
    .filter(([, all]) => all.length > 1)
    .map(([name, all]) => `${all.length} questions mean "${name}"; one may`)

function questionFaults(q: Question): FormFault[] {
  const here = (what: string) => ({ at: q.id, what })
  return [
    ...kindOf(q).flaws(q).map(here),
    ...meaningFaults(q, KNOWN).map(here),
    ...twiceFaults(fieldsOf(q).flatMap((f) => f.means ?? [])).map(here),
    ...namingFaults(q).map(here),
    ...fieldsOf(q).flatMap((field) => fieldFaults(field).map((what) => ({ at: `${q.id}.${field.id}`, what }))),
  ]
}

function meaningFaults(asked: Question | Field, known: ReadonlyMap<string, readonly string[]>): string[] {
  if (!asked.means) return []
  const kinds = known.get(asked.means)
  if (!kinds) return [`nothing is known that means "${asked.means}"; known are ${list([...known.keys()])}`]
  return kinds.includes(asked.type)
    ? []
    : [`is of the kind ${asked.type}, which cannot mean "${asked.means}"; ${list(kinds)} can`]
}

const FIELDS_KNOWN = new Map<string, readonly string[]>(Object.entries(FIELD_MEANS))

const fieldFaults = (field: Field): string[] => [
  ...meaningFaults(field, FIELDS_KNOWN),
  ...(field.type === 'vocabulary' && !field.vocabulary ? ['names no vocabulary'] : []),
]

/** A person or organization without a name could be shown nowhere; one of the naming fields is enough. */
function namingFaults(q: Question): string[] {
  const naming: readonly FieldMeaning[] = NAMED_BY[q.type] ?? []
  const fields = fieldsOf(q)
  if (naming.length === 0 || fields.length === 0 || naming.some((m) => fields.some((f) => f.means === m))) return []
  return [`has no field that means ${naming.map((m) => `"${m}"`).join(' or ')}`]
}

/** Questions that are not in the form, or stand in it twice. */
function askingFaults(questions: readonly Question[]): FormFault[] {
  const ids = questions.map((q) => q.id)
  const lost = questions.filter((q) => q.show_if && !ids.includes(q.show_if.question))
  return [
    ...lost.map((q) => ({ at: q.id, what: `hangs on "${q.show_if?.question}", which the form does not ask` })),
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => ({ at: id, what: 'stands in the form twice' })),
  ]
}
