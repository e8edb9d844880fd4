import { z } from 'zod'
import { formDefinition } from '../../forms/public.ts'

const localized = z.record(z.string(), z.string())
const instant = z.iso.datetime().transform((v) => new Date(v))

/** What an edition's file must hold. Anything else in it is kept as details or left aside. */
export const editionFile = z.object({
  id: z.string(),
  title: localized,
  process_title: localized,
  theme: localized,
  theme_status: z.record(z.string(), z.unknown()),
  letter: z.record(z.string(), z.unknown()),
  contact: z.looseObject({ email: z.string() }),
  forum: z.looseObject({
    starts_on: z.string(),
    final_week: z.object({ from: z.string(), to: z.string() }),
    zone: z.string(),
    venue: z.record(z.string(), z.unknown()),
    mode: z.looseObject({
      planned: z.enum(['physical', 'hybrid', 'virtual']),
      fallbacks: z.array(z.looseObject({ mode: z.string() })),
    }),
    programme_claim: localized,
  }),
  legal_basis: z.array(z.looseObject({ symbol: z.string(), about: localized })),
  co_organizers: z.array(z.string()),
  facilitators: z.array(z.string()),
  phases: z.array(
    z.object({
      number: z.number(),
      roman: z.string(),
      title: localized,
      description: localized,
      milestones: z.array(
        z.looseObject({
          id: z.string(),
          kind: z.enum(['opening', 'meeting', 'deadline']),
          principal: z.boolean(),
          call: z.string().nullish(),
          title: localized,
          local_start: z.string().nullish(),
          local_end: z.string().nullish(),
          utc_start: instant.nullish(),
          utc_end: instant.nullish(),
          closing_instant_utc: instant.nullish(),
          mode: z.string().nullish(),
          place: z.unknown().optional(),
          host_event: z.unknown().optional(),
        }),
      ),
    }),
  ),
  calls: z.array(
    z.looseObject({
      id: z.string(),
      binding: z.boolean(),
      submission_kinds: z.array(z.string()),
      title: localized,
      description: localized,
      opens: z.looseObject({ local: z.string(), zone: z.string(), instant_utc: instant }),
      closes: z.looseObject({ local: z.string(), zone: z.string(), instant_utc: instant, rule: z.string() }),
    }),
  ),
  known_changes: z.array(
    z.looseObject({
      id: z.string(),
      what: z.string(),
      target: z.record(z.string(), z.unknown()),
      from: z.record(z.string(), z.unknown()),
      to: z.record(z.string(), z.unknown()),
      announced_on: z.string().nullish(),
      source: z.string().nullish(),
      note: z.string().nullish(),
    }),
  ),
})

export const formsFile = z.object({
  forms: z.array(
    formDefinition.extend({
      id: z.string(),
      kind: z.string(),
      call: z.string(),
      version: z.number(),
      binding: z.boolean(),
      title: localized,
      intro: localized,
    }),
  ),
})

export const organizationsFile = z.object({
  organizations: z.array(z.looseObject({ id: z.string(), name: localized, acronym: localized })),
})

export const matrixFile = z.object({
  links: z.array(
    z.looseObject({
      action_line: z.string(),
      sdg: z.union([z.string(), z.number()]).transform(String),
      targets: z.array(z.string()).default([]),
      adopted: z.boolean(),
    }),
  ),
})

export type EditionFile = z.infer<typeof editionFile>
