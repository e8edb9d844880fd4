import { personName } from '../platform/languages/public.ts'
import type { Row } from './answers.ts'
import type { Field, FieldType, Form, Question, QuestionType } from './form.ts'

/** What a field of a person or an organization can mean to the program, and which kinds can hold it. */
export const FIELD_MEANS = {
  'person.honorific': ['short_text'],
  'person.given-name': ['short_text'],
  'person.family-name': ['short_text'],
  'person.job-title': ['short_text'],
  'person.organization': ['short_text'],
  'person.country': ['country'],
  'person.stakeholder-type': ['vocabulary'],
  'person.gender': ['vocabulary'],
  'person.email': ['email'],
  'person.role': ['vocabulary'],
  'person.presence': ['vocabulary'],
  'person.confirmed': ['vocabulary'],
  'person.biography': ['long_text'],
  'organization.name': ['short_text'],
  'organization.name-in-english': ['short_text'],
  'organization.country': ['country'],
  'organization.stakeholder-type': ['vocabulary'],
  'organization.website': ['url'],
} as const satisfies Record<string, readonly FieldType[]>
export type FieldMeaning = keyof typeof FIELD_MEANS

/** What every group must ask: without it nobody could be named. */
export const NAMED_BY: Partial<Record<QuestionType, readonly FieldMeaning[]>> = {
  person_list: ['person.given-name', 'person.family-name'],
  organization: ['organization.name'],
}

/** The fields of a question about people or organizations; none of any other. */
export const fieldsOf = (q: Question): readonly Field[] => q.fields ?? []

/** A form whose questions about people and organizations carry their fields, their own or the form's. */
export const withFields = <F extends Pick<Form, 'questions' | 'person_fields' | 'organization_fields'>>(form: F): F => {
  const lists: Partial<Record<QuestionType, Field[]>> = {
    person_list: form.person_fields,
    organization: form.organization_fields,
  }
  return {
    ...form,
    questions: form.questions.map((q) => {
      const fields = q.fields ?? lists[q.type]
      return fields ? { ...q, fields } : q
    }),
  }
}

export const fieldThatMeans = (q: Question, meaning: FieldMeaning): Field | undefined =>
  fieldsOf(q).find((f) => f.means === meaning)

/**
 * Beside the fields of an organization a row keeps which known one its writer picked, by its id, or that it is none of those offered. Not
 * a field: forms do not ask it, pages do not show it.
 */
export const PICKED = '_known'
export const NONE_OF_THEM = 'none'

/** What a row says, by what its fields mean. */
export type Meant = Partial<Record<FieldMeaning, string>>

export const meantBy = (q: Question, row: Row): Meant =>
  Object.fromEntries(
    fieldsOf(q).flatMap((f) => {
      const said = row[f.id]
      return f.means && said ? [[f.means, said]] : []
    }),
  )

/** A person's name as written, without a form of address. */
export const nameOfPerson = (meant: Meant): string =>
  personName({ given_name: meant['person.given-name'] ?? null, family_name: meant['person.family-name'] ?? null })
    .written
