/** Roles of the product, as data. A grant without an edition holds for all. */
export const ROLES = [
  'participant',
  'submitter',
  'focal_point',
  'nominee',
  'juror',
  'reviewer',
  'facilitator',
  'door_volunteer',
  'session_organizer',
  'interpreter',
  'translator',
  'secretariat_officer',
  'secretariat_head',
  'auditor',
  'administrator',
] as const
export type Role = (typeof ROLES)[number]
