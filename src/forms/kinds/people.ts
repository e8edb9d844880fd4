import { nameOfPerson } from '../fields.ts'
import { kind } from './kind.ts'
import { type Group, groupKind } from './rows.ts'

export const PEOPLE: Group = {
  part: 'people',
  numbered: 'person.n',
  called: nameOfPerson,
  add: 'button.add-person',
  most: 10,
  names: ['person.given-name', 'person.family-name', 'person.job-title', 'person.organization', 'person.biography'],
}
export const ORGANIZATIONS: Group = {
  part: 'organizations',
  numbered: 'organization.n',
  called: (meant) => meant['organization.name'] ?? '',
  add: 'button.add',
  most: 1,
  names: ['organization.name', 'organization.name-in-english'],
}

/** People, each with what the edition asks of a person. */
export const people = kind(groupKind(PEOPLE))
/** An organization, or several where the question allows more than one. */
export const organizations = kind(groupKind(ORGANIZATIONS))
