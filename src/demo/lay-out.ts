import type { EditionScope } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { loadEdition } from '../editions/public.ts'
import { findOrAddPerson } from '../identity/public.ts'
import type { Platform } from '../platform/platform.ts'
import { addOrganization } from '../stakeholders/public.ts'
import { DEMO_ROLES, demoPerson } from './people.ts'
import type { Samples } from './samples.ts'
import { story } from './steps.ts'

/**
 * The edition as its letter announced it, with those beside it, its venue, and the people and organizations of the samples; nothing has
 * happened yet. `ids` has what each was called by before, when all of it is made anew.
 */
export async function layOut(
  platform: Platform,
  slug: string,
  samples: Samples,
  ids: ReadonlyMap<string, string> = new Map(),
): Promise<EditionScope> {
  for (const name of [slug, ...story().beside]) {
    const id = ids.get(name)
    await loadEdition(platform, name, { asPrinted: true, ...(id ? { id } : {}) })
  }
  const edition = await editionBySlug(platform.db, slug)
  if (!edition) throw new Error('The edition was loaded and is not there.')
  const now = platform.clock.now()
  await platform.db.transaction().execute(async (tx) => {
    for (const o of samples.organizations) {
      const { name, language, country } = o
      const more = { stakeholderType: o.stakeholder_type, worldwide: o.worldwide_remit, website: o.website ?? null }
      await addOrganization(tx, { id: o.id, name, language, country, ...more, confirmed: true }, now)
    }
    for (const p of samples.people) {
      const [givenName, familyName] = [p.given_name, p.family_name]
      const language = samples.organizations.find((o) => o.id === p.organization)?.language ?? 'en'
      // Under the file's own identifiers, so that the address of a person's page stays when the demonstration is set back.
      await findOrAddPerson(tx, { email: p.email, givenName, familyName, language }, now, `p-${p.id}`)
    }
    for (const role of DEMO_ROLES) await demoPerson(tx, role, now)
  })
  return edition
}
