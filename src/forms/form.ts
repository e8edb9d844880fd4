import { z } from 'zod'
import type { CallId } from '../platform/db/schema.ts'

/** The kinds of questions there are. A new one stands here first; the compiler then names what it still has to answer (kinds/). */
export const QUESTION_TYPES = [
  'short_text',
  'long_text',
  'email',
  'url',
  'number',
  'date',
  'country',
  'vocabulary',
  'single_choice',
  'multi_choice',
  'consent',
  'organization',
  'person_list',
  'file',
  'photo',
] as const
export type QuestionType = (typeof QUESTION_TYPES)[number]

/** What a field of a person or an organization can be: a kind whose answer is one line or one text. */
export const FIELD_TYPES = ['short_text', 'long_text', 'email', 'url', 'date', 'country', 'vocabulary'] as const
export type FieldType = (typeof FIELD_TYPES)[number]

const localized = z.record(z.string(), z.string())
const identifier = z.string().regex(/^[a-z][a-z0-9_]*$/)

const limits = z
  .object({
    min_words: z.number(),
    max_words: z.number(),
    min_chars: z.number(),
    max_chars: z.number(),
    not_before: z.string(),
    min_items: z.number(),
    max_items: z.number(),
    min: z.union([z.number(), z.string()]),
    max: z.union([z.number(), z.string()]),
    max_bytes: z.number(),
    media_types: z.array(z.string()),
    min_long_side_pixels: z.number(),
  })
  .partial()

/** What a question and a field of a group have in common. */
const asked = {
  id: identifier,
  label: localized,
  required: z.boolean(),
  /** What it means to the program, whatever it is called here: one of `MEANS`, or of `FIELD_MEANS` for a field. */
  means: z.string().optional(),
  vocabulary: z.string().optional(),
  filter: z.record(z.string(), z.unknown()).optional(),
  limits: limits.optional(),
}

const field = z.object({ ...asked, type: z.enum(FIELD_TYPES), visibility: z.enum(['public', 'secretariat']) })

const question = z.object({
  ...asked,
  type: z.enum(QUESTION_TYPES),
  section: z.string(),
  help: localized.nullish(),
  /** What a personal datum is needed for, printed beside the question. */
  purpose: localized.optional(),
  visibility: z.enum(['public', 'review', 'secretariat']),
  multiple: z.boolean().optional(),
  options: z.array(z.object({ id: z.string(), label: localized })).optional(),
  /** Of a question about people: the parts they may have, when not all of the vocabulary are meant. */
  roles: z.array(z.string()).optional(),
  /** Of a vocabulary that is a facet: whether the answer is what a submission is mainly about. */
  weight: z.enum(['primary', 'secondary']).optional(),
  show_if: z.object({ question: z.string(), in: z.array(z.string()) }).optional(),
  language: z.string().optional(),
  /** Of people and organizations: what is asked of each; left out, the form's own list holds. */
  fields: z.array(field).optional(),
})

export const formDefinition = z.object({
  sections: z.array(z.object({ id: z.string(), title: localized })),
  questions: z.array(question),
  person_fields: z.array(field).default([]),
  organization_fields: z.array(field).default([]),
})

/** One thing a form asks. */
export type Question = z.infer<typeof question>
/** One thing asked of each person or organization of an answer. */
export type Field = z.infer<typeof field>
/** What a question and a field are checked and named by. */
export type Asked = Pick<Question, 'vocabulary' | 'filter' | 'limits' | 'options'>
export type FormDefinition = z.infer<typeof formDefinition>

export type Form = FormDefinition & {
  readonly id: string
  readonly callId: CallId | null
  readonly code: string
  readonly version: number
  readonly kind: string
  readonly binding: boolean
  readonly title: Record<string, string>
  readonly intro: Record<string, string>
}
