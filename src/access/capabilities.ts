import type { Role } from './roles.ts'

/** What somebody may do, named after the act; pages, acts and the table of access ask for these and never for a role. */
const CAPABILITIES = [
  'maySeeDesk',
  'maySeeRecord',
  'maySeeAddresses',
  'mayDecide',
  'maySynthesize',
  'mayRelease',
  'mayConfirmRelease',
  'maySetReleaseRule',
  'mayExtend',
  'mayChangeMode',
  'mayPlace',
  'mayPropose',
  'mayLock',
  'mayPublish',
  'mayWeigh',
  'mayEditSessions',
  'mayEditVenue',
  'mayKeepViews',
  'mayMergeOrganizations',
  'mayChair',
  'mayGrantRoles',
  'maySeeNominations',
  'mayHandleNominations',
  'mayReleaseNominations',
  'mayEnterInputs',
  'mayKeepRegistrations',
  'mayCheckIn',
  'mayEditSite',
  'mayModeratePhotos',
  'mayHandleReports',
  'mayPublishReports',
] as const
export type Capability = (typeof CAPABILITIES)[number]

const LOOKING = ['maySeeDesk', 'maySeeRecord', 'maySeeNominations'] as const
const OFFICE = [
  ...LOOKING,
  'maySeeAddresses',
  'mayDecide',
  'maySynthesize',
  'mayRelease',
  'mayExtend',
  'mayChangeMode',
  'mayPlace',
  'mayPropose',
  'mayLock',
  'mayPublish',
  'mayEditSessions',
  'mayEditVenue',
  'mayKeepViews',
  'mayMergeOrganizations',
  'mayHandleNominations',
  'mayChair',
  'mayEnterInputs',
  'mayKeepRegistrations',
  'mayCheckIn',
  'mayEditSite',
  'mayModeratePhotos',
  'mayHandleReports',
  'mayPublishReports',
] as const

const HEAD = [
  ...OFFICE,

  'mayWeigh',
  'mayGrantRoles',
  'mayConfirmRelease',
  'maySetReleaseRule',
  'mayReleaseNominations',
] as const

/** Roles as data: the whole of what each may do beyond what everybody may. */
export const CAPABILITIES_OF: Readonly<Record<Role, readonly Capability[]>> = {
  participant: [],
  submitter: [],
  focal_point: [],
  nominee: [],
  juror: [],
  reviewer: [],
  facilitator: [],
  session_organizer: ['mayChair'],
  door_volunteer: ['mayCheckIn'],
  interpreter: [],
  translator: [],
  secretariat_officer: OFFICE,
  secretariat_head: HEAD,
  auditor: LOOKING,
  administrator: HEAD,
}
