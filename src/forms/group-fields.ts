import type { Language } from '../platform/languages/public.ts'
import type { Question } from './form.ts'
import { formsTexts } from './texts.ts'

/** A field of a person or an organization in an answer. */
export type GroupField = {
  id: string
  type: 'short_text' | 'long_text' | 'email' | 'url' | 'country' | 'vocabulary'
  required: boolean
  visibility: 'public' | 'secretariat'
  vocabulary?: string
}

const text = (id: string, required: boolean): GroupField => ({ id, type: 'short_text', required, visibility: 'public' })
const coded = (id: string, vocabulary: string, required = true): GroupField => ({
  id,
  type: 'vocabulary',
  required,
  visibility: 'public',
  vocabulary,
})
const country: GroupField = { id: 'country', type: 'country', required: true, visibility: 'public' }

export const PERSON_FIELDS: readonly GroupField[] = [
  text('honorific', false),
  text('given_name', true),
  text('family_name', true),
  text('job_title', true),
  text('organization', true),
  country,
  coded('stakeholder_type', 'stakeholder_types'),
  { ...coded('gender', 'genders', false), visibility: 'secretariat' },
  { id: 'email', type: 'email', required: true, visibility: 'secretariat' },
  coded('role', 'session_roles'),
  coded('attendance', 'attendance_modes'),
  coded('confirmed', 'affirmations'),
  { id: 'biography', type: 'long_text', required: false, visibility: 'public' },
]

export const ORGANIZATION_FIELDS: readonly GroupField[] = [
  text('name', true),
  text('name_en', false),
  country,
  coded('stakeholder_type', 'stakeholder_types'),
  { id: 'website', type: 'url', required: false, visibility: 'public' },
]

/** The words over a field of a group. */
export const groupLabel = (q: Question, field: string, language: Language): string =>
  formsTexts(language)(
    q.type === 'organization'
      ? (`group.organization.${field}` as 'group.organization.name')
      : (`group.${field}` as 'group.email'),
  )
