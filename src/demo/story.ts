import { z } from 'zod'
import { LANGUAGES, type Language, type Written } from '../platform/languages/public.ts'

const words = z.string().min(1)
/** A text in six languages. */
export const said = z.strictObject({
  ar: words,
  zh: words,
  en: words,
  fr: words,
  ru: words,
  es: words,
}) satisfies z.ZodType<Record<Language, string>>

/** A page to look at: where it is within the edition, or one beside it, and for whom it is there if not for everybody. */
const look = z.strictObject({
  edition: z.string().optional(),
  path: z.array(z.string()),
  as: z.enum(['participant', 'secretariat_officer', 'juror']).optional(),
  say: said,
})

/** A moment one can go to. Between two of them stands everything the samples and the secretariat did meanwhile. */
const step = z.strictObject({
  code: z.string().regex(/^[a-z][a-z-]*$/),
  at: z.iso.datetime().transform((text) => new Date(text)),
  name: said,
  story: said,
  looks: z.array(look),
})

/** What a course says beside its acts: the moments of the demonstration in their order, and how samples came about. */
export const storyFile = z
  .object({
    lead: said,
    /** Editions that come with this one, such as prizes; their samples are told by the same clock. */
    beside: z.array(z.string()).default([]),
    /** The step a new demonstration stands at. */
    begins_at: z.string(),
    /** A draft that was never handed in was begun then. */
    drafts_begun: z.iso.datetime(),
    /** Whoever came late had begun in time. */
    late_begun: z.iso.datetime(),
    withdrawn_because: z.strictObject({ language: z.enum(LANGUAGES), reason: words }),
    steps: z.array(step).min(1),
  })
  .refine(({ begins_at, steps }) => steps.some(({ code }) => code === begins_at), {
    error: 'begins_at names none of the steps',
  })

/** A text in six languages as somebody wrote it first in one of them. */
export function writtenIn(words: z.output<typeof said>, language: Language = 'en'): Written {
  const { [language]: text, ...others } = words
  return { text, language, others }
}

export type Story = z.output<typeof storyFile>
export type Step = Story['steps'][number]
export type Look = Step['looks'][number]
