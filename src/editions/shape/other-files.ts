import { z } from 'zod'
import { facetDefinition, formDefinition } from '../../forms/public.ts'
import { code, localized, thing } from '../../platform/written-files.ts'

/** What forms.json holds; what a question may say is settled in forms. */
export const formsFile = thing({
  title: z.string().optional(),
  visibility: z.record(z.string(), z.string()).optional(),
  ...formDefinition.pick({ person_fields: true, organization_fields: true }).shape,
  forms: z.array(
    formDefinition.extend({
      id: code,
      kind: code,
      call: code,
      version: z.int().positive(),
      binding: z.boolean(),
      title: localized,
      intro: localized,
    }),
  ),
})

/** What facets.json holds: by what the register is narrowed and counted; what a facet may say is settled in forms. */
export const facetsFile = thing({
  title: z.string().optional(),
  facets: z.array(facetDefinition.extend({ label: localized })),
})

/** What organizations.json holds: who convenes the forum and takes part in it. */
export const organizationsFile = thing({
  title: z.string().optional(),
  organizations: z.array(
    thing({
      id: code,
      kind: z.string().optional(),
      name: localized,
      acronym: localized,
      letter_name_ar: z.string().nullish(),
      stakeholder_type: code.default('international_organization'),
      worldwide: z.boolean().default(true),
      order_in_letter: z.int().nullish(),
      role: z.string().nullish(),
      named_in_letter: z.boolean().optional(),
      facilitates: z.array(z.unknown()).optional(),
      alternative_names: z.unknown().optional(),
      group: z.string().nullish(),
      area: z.unknown().optional(),
    }),
  ),
  groups: z
    .array(
      thing({
        id: code,
        members: z.array(code),
        name: localized,
        role: z.string().nullish(),
        letter_name_ar: z.string().nullish(),
        named_in_letter: z.boolean().optional(),
        facilitates: z.array(z.unknown()).optional(),
      }),
    )
    .default([]),
  other_bodies: z.array(z.unknown()).optional(),
  action_line_facilitation: z.array(z.unknown()).optional(),
})

/** What a file of matrices/ holds: links between the terms of two vocabularies. */
export const matrixFile = z.looseObject({
  rows: z.string(),
  columns: z.string(),
  links: z.array(
    z.looseObject({
      row: z.string(),
      column: z.string(),
      targets: z.array(z.string()).default([]),
      adopted: z.boolean().default(true),
    }),
  ),
})

export type FormsFile = z.infer<typeof formsFile>
export type FacetsFile = z.infer<typeof facetsFile>
export type OrganizationsFile = z.infer<typeof organizationsFile>
export type MatrixFile = z.infer<typeof matrixFile>
