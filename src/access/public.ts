import { holding } from './rules.ts'

export { CAPABILITIES_OF, type Capability } from './capabilities.ts'
export { type EditionScope, editionScope } from './edition-scope.ts'
export { ROLES, type Role } from './roles.ts'
export { anyone, holding, owner, type Rule, signedIn } from './rules.ts'
export { type Grant, may, type Part, type Viewer, visitor, type Where } from './viewer.ts'

/** The doors of the desk until each names the capability it needs. */
export const staff = holding('mayDecide')
export const staffOrAuditor = holding('maySeeDesk')
export const head = holding('mayWeigh')
