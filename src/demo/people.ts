import type { Role, Viewer } from '../access/public.ts'
import { findOrAddPerson, grantRole } from '../identity/public.ts'
import type { Tx } from '../platform/db/db.ts'

/** The people of the demonstration: one for each role worth looking through. They exist only while CONVOKE_DEMO is on. */
export const DEMO_ROLES = [
  'participant',
  'secretariat_officer',
  'secretariat_head',
  'auditor',
  'juror',
] as const satisfies readonly Role[]
export type DemoRole = (typeof DEMO_ROLES)[number]

/** The participant is one of the sample submitters, so that there is work of hers to look at. */
export const DEMO_PEOPLE: Record<DemoRole, { email: string; givenName: string; familyName: string }> = {
  participant: { email: 'c1.1@example.org', givenName: 'Akosua', familyName: 'Exampleton' },
  secretariat_officer: { email: 'secretariat.officer@example.org', givenName: 'Louis', familyName: 'Exemplaire' },
  secretariat_head: { email: 'secretariat.head@example.org', givenName: 'María', familyName: 'Muestra' },
  auditor: { email: 'auditor@example.org', givenName: 'Ольга', familyName: 'Образцова' },
  juror: { email: 'juror@example.org', givenName: 'نورة', familyName: 'نموذج' },
}

/** One of the people of the demonstration, with the role, as somebody who acts. */
export async function demoPerson(tx: Tx, role: DemoRole, now: Date): Promise<Viewer & { person: { id: string } }> {
  const { email, givenName, familyName } = DEMO_PEOPLE[role]
  const id = await findOrAddPerson(tx, { email, givenName, familyName, language: 'en' }, now)
  await grantRole(tx, { personId: id, role, editionId: null, part: null }, now)
  return {
    person: { id, name: `${givenName} ${familyName}`, email, language: 'en' },
    grants: [{ role, editionId: null }],
    signInId: null,
    draftKey: null,
  }
}

/** Which of them is looking; a visitor is nobody, and somebody else has no role of the demonstration. */
export const demoRoleOf = (viewer: Viewer): DemoRole | 'visitor' | null =>
  viewer.person === null
    ? 'visitor'
    : (DEMO_ROLES.find((role) => DEMO_PEOPLE[role].email === viewer.person?.email) ?? null)
