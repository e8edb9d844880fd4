import { type Fault, type Files, listsIn, type Place, twice } from './place.ts'

/** Vocabularies whose terms bear no name in the file: the platform knows the names of countries, and languages call themselves. */
const NAMED_ELSEWHERE = new Set(['countries', 'languages'])

/** Vocabularies without which forms and pages could not speak. */
const NEEDED = ['stakeholder_groups', 'stakeholder_types', 'countries', 'languages']

/** Lists of coded terms: each with a code of its own, and a name to read. */
export function vocabularyMistakes({ vocabularies, terms }: Files): Fault[] {
  if (vocabularies.value === undefined) return []
  const lists = vocabularies
    .entries()
    .filter(([, at]) => typeof at.value === 'object' && at.value !== null)
    .flatMap(([name, at]) => listsIn(at, name))
  return [
    ...NEEDED.filter((name) => !terms?.get(name)?.size).map((name) =>
      vocabularies.fault(`the vocabulary “${name}” is missing or empty`),
    ),
    ...lists.flatMap(({ name, at }) => {
      const items = Array.isArray(at.value) ? at.list() : [at]
      return [...twice(items, 'code', `code in ${name}`), ...items.flatMap((item) => termFaults(item, name))]
    }),
    ...groupFaults(vocabularies, terms),
  ]
}

function termFaults(item: Place, name: string): Fault[] {
  const { value } = item.get('code')
  if (typeof value !== 'string' && typeof value !== 'number') return [item.fault('a term needs a "code"')]
  const named = item.get('name').value
  if (NAMED_ELSEWHERE.has(name) && named === undefined) return []
  return typeof named === 'object' && named !== null
    ? []
    : [item.get('name').fault(`the term “${value}” needs a "name" in the six languages, because people read it`)]
}

/** Each type of stakeholder belongs to one of the groups. */
function groupFaults(vocabularies: Place, terms: Files['terms']): Fault[] {
  const groups = terms?.get('stakeholder_groups')
  if (!groups) return []
  return vocabularies.list('stakeholder_types').flatMap((type) => {
    const group = type.text('group')
    return group === null || groups.has(group)
      ? []
      : [
          type
            .get('group')
            .fault(`there is no stakeholder group “${group}”: known are ${[...groups.keys()].join(', ')}`),
        ]
  })
}
