export { readAddress } from './address.ts'
export { audit } from './audit.ts'
export { DRAFT_COOKIE, ensureBrowserKey } from './browser.ts'
export type { AfterSignIn } from './complete-sign-in.ts'
export { DEMO_PEOPLE, DEMO_ROLES, type DemoRole, demoPerson, demoRoleOf } from './demo.ts'
export { forgetEnded } from './forget-ended.ts'
export { giveRole, type RoleRefusal, type RoleWish, roleGiven, roleTaken, takeRole } from './grant.ts'
export { newId } from './ids.ts'
export { rateLimit } from './rate-limit.ts'
export { type Person, personById } from './reads.ts'
export { resolveViewer } from './resolve-viewer.ts'
export { hashToken, newToken } from './secrets.ts'
export { safeReturn } from './sign-in.ts'
export {
  findOrAddPerson,
  type PersonFacts,
  proveAddress,
  setUpSignIns,
  shiftSignIns,
  standingSignIns,
} from './store.ts'
export { identityTexts } from './texts.ts'
