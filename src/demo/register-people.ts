import type { EditionScope } from '../access/public.ts'
import { perform, program } from '../acts/public.ts'
import { findOrAddPerson } from '../identity/public.ts'
import type { Platform } from '../platform/platform.ts'
import { registrationKept } from '../registrations/public.ts'
import type { Samples } from './samples.ts'

/** Every third of the sample people takes part from afar; some need something to take part fully. */
const REMOTE_EVERY = 3
const NEEDS_EVERY = 7

/** Lets some of the sample people register through the act itself, from the first of the file on; who has registered already is left as they are. */
export async function registerPeople(
  platform: Platform,
  edition: EditionScope,
  samples: Samples,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  for (const [i, one] of samples.people.slice(from, to).entries()) {
    const organization = samples.organizations.find((o) => o.id === one.organization)
    const language = organization?.language ?? 'en'
    const known = { email: one.email, givenName: one.given_name, familyName: one.family_name, language }
    const now = platform.clock.now()
    const id = await platform.db.transaction().execute((tx) => findOrAddPerson(tx, known, now))
    const answers = {
      name: `${one.given_name} ${one.family_name}`,
      organization: organization?.name ?? '',
      stakeholder_type: organization?.stakeholder_type ?? 'civil_society',
      country: organization?.country ?? 'CH',
      presence: i % REMOTE_EVERY === 2 ? 'remote' : 'on_site',
      needs: i % NEEDS_EVERY === 3 ? ['captions'] : [],
      agree: true,
      conduct: true,
    }
    await perform(platform, registrationKept, { edition, actor: program(id), wish: { answers, language: 'en' } })
  }
}
