import { z } from 'zod'
import { formDefinition } from '../forms/public.ts'
import { code, localized, thing } from '../platform/written-files.ts'

/** What reports.json of an edition's folder holds: what sessions report, by whom, until when. */
export const reportsFile = thing({
  format: z.literal(1),
  title: z.string().optional(),
  /** How many days people have from being asked, which is the day after the session. */
  days: z.int().min(1).max(365),
  /** When people are reminded, in days from the last day; before it where negative. */
  remind: z.array(z.int().min(-365).max(365)),
  forms: z
    .array(
      formDefinition.extend({
        id: code,
        /** Who reports: whoever handed the session in, or whoever has this part in it. */
        by: z.union([z.literal('submitter'), thing({ role: code })]),
        /** Compiled into the executive brief. */
        brief: z.boolean().default(false),
        title: localized,
        intro: localized,
      }),
    )
    .min(1),
})
export type ReportsFile = z.infer<typeof reportsFile>
