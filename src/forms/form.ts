import { z } from 'zod'

const localized = z.record(z.string(), z.string())

const question = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  section: z.string(),
  type: z.enum([
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
  ]),
  label: localized,
  help: localized.nullish(),
  required: z.boolean(),
  visibility: z.enum(['public', 'review', 'secretariat']),
  vocabulary: z.string().optional(),
  multiple: z.boolean().optional(),
  filter: z.record(z.string(), z.unknown()).optional(),
  options: z.array(z.object({ id: z.string(), label: localized })).optional(),
  limits: z
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
    .optional(),
  roles: z.array(z.string()).optional(),
  show_if: z.object({ question: z.string(), in: z.array(z.string()) }).optional(),
  language: z.string().optional(),
})

export const formDefinition = z.object({
  sections: z.array(z.object({ id: z.string(), title: localized })),
  questions: z.array(question),
})

/** One thing a form asks. */
export type Question = z.infer<typeof question>
export type FormDefinition = z.infer<typeof formDefinition>

export type Form = FormDefinition & {
  readonly id: string
  readonly callId: string | null
  readonly code: string
  readonly version: number
  readonly kind: string
  readonly binding: boolean
  readonly title: Record<string, string>
  readonly intro: Record<string, string>
}
