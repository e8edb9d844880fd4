import { codesOf, type Fault, type Files, type Place, twice, unknown } from './place.ts'

/** What edition.json says of the whole forum: its name, days, people behind it, and what it points to in other files. */
export function editionMistakes({ edition, folderName, organizations, terms }: Files): Fault[] {
  return [
    ...nameFaults(edition, folderName),
    ...dayFaults(edition.get('forum')),
    ...organizationFaults(edition, organizations),
    ...kindFaults(edition, terms),
  ]
}

function nameFaults(edition: Place, folderName: string): Fault[] {
  const id = edition.text('id')
  return id !== null && id !== folderName
    ? [
        edition
          .get('id')
          .fault(`the folder is called “${folderName}”: both must bear one name, which stands in every address`),
      ]
    : []
}

function dayFaults(forum: Place): Fault[] {
  const [starts, ends] = [forum.text('starts_on'), forum.text('ends_on')]
  const week = forum.get('final_week')
  const [from, to] = [week.text('from'), week.text('to')]
  const faults: Fault[] = []
  if (starts && ends && ends < starts)
    faults.push(forum.get('ends_on').fault(`the forum ends before it starts on ${starts}`))
  if (from && to && to < from) faults.push(week.get('to').fault(`the final week ends before it begins on ${from}`))
  if (from && starts && from < starts)
    faults.push(week.get('from').fault(`the final week begins before the forum, on ${starts}`))
  if (to && ends && to > ends) faults.push(week.get('to').fault(`the final week ends after the forum, on ${ends}`))
  return faults
}

function organizationFaults(edition: Place, file: Place): Fault[] {
  const [organizations, groups] = [file.list('organizations'), file.list('groups')]
  const known = codesOf(organizations, 'id')
  const named = [
    ...edition.list('co_organizers'),
    ...edition.list('facilitators'),
    ...edition.get('letter').get('sender').list('on_behalf_of'),
    ...groups.flatMap((group) => group.list('members')),
  ]
  return [
    ...named.flatMap((at) => unknown(at, known, 'organization in organizations.json')),
    ...edition
      .list('facilitator_groups')
      .flatMap((at) => unknown(at, codesOf(groups, 'id'), 'group in organizations.json')),
    ...twice(organizations, 'id', 'organization'),
    ...twice(groups, 'id', 'group'),
  ]
}

/** Kinds of submission are those the calls ask for; what becomes a session is one of them. */
function kindFaults(edition: Place, terms: Files['terms']): Fault[] {
  const asked = edition.list('calls').flatMap((call) => call.list('submission_kinds'))
  const kinds = new Set(asked.flatMap((kind) => kind.text() ?? []))
  const vocabulary = terms?.get('submission_kinds')
  return [
    ...edition
      .get('sessions')
      .list('made_of')
      .flatMap((at) => unknown(at, kinds, 'kind of submission that a call asks for')),
    ...(vocabulary ? asked.flatMap((at) => unknown(at, vocabulary, 'term of the vocabulary submission_kinds')) : []),
  ]
}
