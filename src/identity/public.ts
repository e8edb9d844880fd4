export { emailKey, maskedAddress, readAddress } from './address.ts'
export { browserOf, endOwnSignIn, endSignInCookie, ensureBrowserKey, signInCookie } from './browser.ts'
export { startSignIn } from './complete-sign-in.ts'
export { SIGNED_IN, SIGNING_OUT } from './news.ts'
export { rateLimit } from './rate-limit.ts'
export {
  fullName,
  holdersOf,
  nameGiven,
  peopleByAddress,
  personNames,
  provenAddressOf,
  viewerOfPerson,
} from './reads.ts'
export { hashToken } from './secrets.ts'
export { safeReturn } from './sign-in.ts'

export {
  findOrAddNamed,
  findOrAddPeople,
  findOrAddPerson,
  grantRole,
  peopleBackToOrganization,
  peopleToOrganization,
  proveAddress,
  setUpSignIns,
  shiftSignIns,
  standingSignIns,
} from './store.ts'
