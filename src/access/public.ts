import type { Localized } from '../platform/languages/public.ts'

/** Roles of the product, as data. A grant without an edition holds for all. */
export const ROLES = [
  'participant',
  'submitter',
  'focal_point',
  'nominee',
  'juror',
  'reviewer',
  'facilitator',
  'session_organizer',
  'interpreter',
  'translator',
  'secretariat_officer',
  'secretariat_head',
  'auditor',
  'administrator',
] as const
export type Role = (typeof ROLES)[number]

/** Who is asking. A visitor has no person; `draftKey` is the secret of this browser, if it has one. */
export type Viewer = {
  person: { id: string; name: string; email: string; language: string } | null
  grants: readonly { role: Role; editionId: string | null }[]
  signInId: string | null
  draftKey: string | null
}

export const visitor = (draftKey: string | null = null): Viewer => ({
  person: null,
  grants: [],
  signInId: null,
  draftKey,
})

/** The edition a request belongs to. Made only by `editionBySlug` of consultation; every store function asks for one. */
export type EditionScope = {
  readonly id: string
  readonly slug: string
  readonly zone: string
  readonly title: Localized
  readonly startsOn: string
  readonly endsOn: string
  readonly submissionPrefix: string
  readonly contactEmail: string
}

/** Who may pass a door. One list serves pages, files, exports and data. */
export type Rule = { readonly name: string; allows(viewer: Viewer, edition: EditionScope | null): boolean }

const holding = (name: string, ...roles: Role[]): Rule => ({
  name,
  allows: (viewer, edition) =>
    viewer.grants.some((g) => roles.includes(g.role) && (g.editionId === null || g.editionId === edition?.id)),
})

export const anyone: Rule = { name: 'anyone', allows: () => true }
export const signedIn: Rule = { name: 'signed in', allows: (viewer) => viewer.person !== null }
/** Only the browser or person it belongs to; the action asks for the owner, and a stranger sees what an absent page shows. */
export const owner: Rule = { name: 'owner', allows: () => true }
export const staff = holding('secretariat', 'secretariat_officer', 'secretariat_head', 'administrator')
export const staffOrAuditor = holding(
  'secretariat or auditor',
  'secretariat_officer',
  'secretariat_head',
  'administrator',
  'auditor',
)
export const head = holding('head of the secretariat', 'secretariat_head', 'administrator')
