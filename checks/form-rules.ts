import path from 'node:path'
import { filesUnder, read } from './sources.ts'

/** Where editions lie: those of the program, and the small one of the tests. */
const EDITIONS = ['editions', 'journeys/editions']

type Asked = { id: string; vocabulary?: string }
type FormsFile = { forms: { questions: Asked[] }[]; person_fields?: Asked[]; organization_fields?: Asked[] }

/** What the forms of all editions call their questions and the fields of people and organizations. */
export function questionIds(): string[] {
  const files = EDITIONS.flatMap((folder) => filesUnder(folder, /\/forms\.json$/)).map(
    (file) => JSON.parse(read(file)) as FormsFile,
  )
  const asked = files.flatMap((file) => [
    ...file.forms.flatMap((form) => form.questions),
    ...(file.person_fields ?? []),
    ...(file.organization_fields ?? []),
  ])
  return [...new Set(asked.map(({ id }) => id))].sort()
}

/** Columns of the tables: a word of SQL may be the name of a question somewhere. */
export const columns = (): Set<string> =>
  new Set([...read('src/platform/db/schema.ts').matchAll(/^ {2}(\w+):/gm)].map((m) => m[1] as string))

/** What reads the files of an edition, which name things as its forms do; versions of an agenda kept in an older shape; tables of others. */
const READERS =
  /^src\/(forms|editions)\/|^src\/demo\/(samples|lay-out)\.ts$|^src\/agenda\/kept\.ts$|^src\/analysis\/rows\/columns\.ts$/

/** Program code: no tests, no samples, no readers of an edition's files, and not the module that knows what questions are. */
export const programFiles = (): string[] =>
  filesUnder('src', /\.tsx?$/).filter(
    (file) =>
      !/\.test\.tsx?$|\/testing\/|\/samples\.ts$/.test(file) &&
      !READERS.test(file) &&
      file !== 'src/platform/db/schema.ts',
  )

const words = (list: readonly string[]) => list.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')

/**
 * Places that ask an answer by what some form calls its question. Names that are nobody else's may stand nowhere; names that are also
 * words or columns may not be asked of answers, nor compared with a question's name.
 */
export function questionsByName(source: string, ids: readonly string[], isColumn: (id: string) => boolean): string[] {
  const own = ids.filter((id) => id.includes('_') && !isColumn(id))
  const any = words(ids)
  const ways = [
    ...(own.length > 0 ? [new RegExp(`\\b(${words(own)})\\b`, 'g')] : []),
    new RegExp(`\\banswers\\??\\.(${any})\\b`, 'g'),
    new RegExp(`\\banswers(?:\\?\\.)?\\[['"](${any})['"]\\]`, 'g'),
    new RegExp(`\\b(?:id|question)\\s*[!=]==\\s*['"](${any})['"]`, 'g'),
  ]
  return [...new Set(ways.flatMap((way) => [...source.matchAll(way)].map((m) => m[0])))]
}

/** Places that choose by a question's kind: what a kind does is said by its record, where none can be forgotten. */
export const kindsChosen = (source: string): string[] => [
  ...[...source.matchAll(/\b(?:q|question|field)\.type\s*[!=]==?[^\n]*/g)].map((m) => m[0]),
  ...[...source.matchAll(/switch\s*\((?:q|question|field)\.type\)/g)].map((m) => m[0]),
]

/** Places outside the view that say what is public of submissions. */
export const publicRules = (source: string): string[] =>
  [
    /'(?:\w+\.)?public',\s*'=',\s*true/g,
    /\b(?:s\.)?public\s+and\s+(?:s\.)?state/g,
    /\bpublic\s*=\s*true\b/g,
    /where\s*\(\s*'(?:\w+\.)?public'/g,
  ].flatMap((way) => [...source.matchAll(way)].map((m) => m[0]))

/** Vocabularies that are facets of some edition: the program knows facets, and no vocabulary by name. */
export function facetVocabularies(): string[] {
  const files = EDITIONS.flatMap((folder) => filesUnder(folder, /\/facets\.json$/))
  const facets = files.flatMap((file) => (JSON.parse(read(file)) as { facets: Facet[] }).facets)
  return [...new Set(facets.filter((f) => f.of === 'terms').flatMap((f) => f.vocabularies))].sort()
}
type Facet = { of: string; vocabularies: string[] }

export const termsByName = (source: string, vocabularies: readonly string[]): string[] =>
  [...source.matchAll(new RegExp(`\\b(${words(vocabularies)})\\b`, 'g'))].map((m) => m[0])

export const inModule = (file: string, modules: readonly string[]): boolean =>
  modules.includes(path.posix.dirname(file).split('/')[1] ?? '')
