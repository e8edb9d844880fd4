import type { Role } from '../access/public.ts'
import type { Platform } from '../platform/platform.ts'
import { type AfterSignIn, type Browser, startSignIn } from './complete-sign-in.ts'
import { findOrAddPerson, grantRole } from './store.ts'

/** The people of the demonstration: one for each role worth looking through. They exist only while CONVOKE_DEMO is on. */
export const DEMO_ROLES = [
  'participant',
  'secretariat_officer',
  'secretariat_head',
  'auditor',
] as const satisfies readonly Role[]
export type DemoRole = (typeof DEMO_ROLES)[number]

const NAMES: Record<DemoRole, [string, string]> = {
  participant: ['Amina', 'Demoworth'],
  secretariat_officer: ['Louis', 'Exemplaire'],
  secretariat_head: ['María', 'Muestra'],
  auditor: ['Ольга', 'Образцова'],
}

/** Signs a visitor of the demonstration in as one of its people. */
export function signInAsDemo({ db, clock }: Platform, role: DemoRole, browser: Browser, after: AfterSignIn) {
  return db.transaction().execute(async (tx) => {
    const now = clock.now()
    const [givenName, familyName] = NAMES[role]
    const email = `${role.replace('_', '.')}@example.org`
    const personId = await findOrAddPerson(tx, { email, givenName, familyName, language: 'en' }, now)
    await grantRole(tx, personId, role, null, now)
    return startSignIn(tx, personId, 'demo', browser, now, after)
  })
}
