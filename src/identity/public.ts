export { readAddress } from './address.ts'
export { audit } from './audit.ts'
export { browserOf, endOwnSignIn, endSignInCookie, ensureBrowserKey, signInCookie } from './browser.ts'
export { startSignIn } from './complete-sign-in.ts'
export { forgetEnded } from './forget-ended.ts'
export { giveRole, type RoleRefusal, type RoleWish, roleGiven, roleTaken, takeRole } from './grant.ts'
export { newId } from './ids.ts'
export { SIGNED_IN } from './news.ts'
export { rateLimit } from './rate-limit.ts'
export { fullName, type Person, personById } from './reads.ts'
export { hashToken, newToken } from './secrets.ts'
export { safeReturn } from './sign-in.ts'
export {
  findOrAddPerson,
  grantRole,
  type PersonFacts,
  proveAddress,
  setUpSignIns,
  shiftSignIns,
  standingSignIns,
} from './store.ts'
export { identityTexts } from './texts.ts'
