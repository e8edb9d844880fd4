import { z } from 'zod'
import { addForm, formDefinition } from '../forms/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { EditionId } from '../platform/db/schema.ts'
import { localized, thing } from '../platform/written-files.ts'
import { APPROVALS } from './registration.ts'
import { addTerms } from './store.ts'

/** What registration.json of an edition's folder holds: its terms, and the form. */
export const registrationFile = thing({
  format: z.literal(1),
  title: z.string().optional(),
  opens: z.iso.datetime().transform((text) => new Date(text)),
  closes: z.iso.datetime().transform((text) => new Date(text)),
  /** On site; absent: as many as come. */
  places: z.int().nonnegative().optional(),
  approval: z.enum(APPROVALS).default('none'),
  form: formDefinition.extend({ title: localized, intro: localized }),
})
export type RegistrationFile = z.infer<typeof registrationFile>

const CODE = 'registration'

/** Lets an edition take registrations, as its folder says. Without a scope: the edition is only being made. */
export async function openRegistration(tx: Tx, editionId: EditionId, file: RegistrationFile): Promise<void> {
  const form = { ...file.form, code: CODE, version: 1, kind: CODE, binding: false, purposes: [CODE] as const }
  const formId = await addForm(tx, editionId, null, form)
  await addTerms(tx, editionId, {
    formId,
    opensAt: file.opens,
    closesAt: file.closes,
    places: file.places ?? null,
    approval: file.approval,
  })
}
