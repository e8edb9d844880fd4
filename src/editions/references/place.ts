import type { Path, Source } from '../source.ts'

/** Something wrong at a place of a file. */
export type Fault = { readonly file: string; readonly path: Path; readonly text: string }

/**
 * A place in a file as it is written. What is not there, or has another shape than wanted, is answered as absent: shapes are checked
 * elsewhere, and a file with one mistake is looked through for the others all the same.
 */
export class Place {
  readonly file: string
  readonly path: Path
  readonly value: unknown

  constructor(file: string, path: Path, value: unknown) {
    this.file = file
    this.path = path
    this.value = value
  }

  get(key: string | number): Place {
    const inside = typeof this.value === 'object' && this.value !== null ? (this.value as never)[key] : undefined
    return new Place(this.file, [...this.path, key], inside)
  }

  list(key?: string): Place[] {
    const at = key === undefined ? this : this.get(key)
    return Array.isArray(at.value) ? at.value.map((_, i) => at.get(i)) : []
  }

  entries(): [string, Place][] {
    return typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value)
      ? Object.keys(this.value).map((key) => [key, this.get(key)])
      : []
  }

  text(key?: string): string | null {
    const at = key === undefined ? this : this.get(key)
    return typeof at.value === 'string' ? at.value : null
  }

  fault(text: string): Fault {
    return { file: this.file, path: this.path, text }
  }
}

/** The files of a folder, and the codes that others name. */
export type Files = {
  readonly folderName: string
  readonly edition: Place
  readonly forms: Place
  readonly facets: Place
  readonly organizations: Place
  readonly venue: Place
  readonly matrices: readonly Place[]
  readonly vocabularies: Place
  /** Codes by the dotted path of their vocabulary; null when the file could not be read, so that nothing is called unknown then. */
  readonly terms: ReadonlyMap<string, ReadonlyMap<string, Place>> | null
}

export function placesOf(sources: ReadonlyMap<string, Source>, folderName: string): Files {
  const place = (file: string) => new Place(file, [], sources.get(file)?.value)
  const vocabularies = place('vocabularies.json')
  return {
    folderName,
    edition: place('edition.json'),
    forms: place('forms.json'),
    facets: place('facets.json'),
    organizations: place('organizations.json'),
    venue: place('venue.json'),
    matrices: [...sources.keys()].filter((file) => file.startsWith('matrices/')).map(place),
    vocabularies,
    terms: vocabularies.value === undefined ? null : new Map(listsIn(vocabularies).map((l) => [l.name, l.terms])),
  }
}

export type TermList = { readonly name: string; readonly at: Place; readonly terms: ReadonlyMap<string, Place> }

/** Every list of coded terms in a file of vocabularies, by its dotted path; a lone term is a list of one. */
export function listsIn(at: Place, name = ''): TermList[] {
  if (Array.isArray(at.value)) return [{ name, at, terms: byCode(at.list()) }]
  if (at.text('code') !== null) return [{ name, at, terms: byCode([at]) }]
  return at.entries().flatMap(([key, inside]) => listsIn(inside, name ? `${name}.${key}` : key))
}

const byCode = (terms: readonly Place[]) =>
  new Map(
    terms.flatMap((term) => (term.get('code').value === undefined ? [] : [[String(term.get('code').value), term]])),
  )

/** Codes that stand twice in a list, each said at its second place. */
export function twice(places: readonly Place[], key: string, what: string): Fault[] {
  const seen = new Set<string>()
  return places.flatMap((at) => {
    const { value } = at.get(key)
    if (value === undefined || !seen.has(String(value))) {
      seen.add(String(value))
      return []
    }
    return [at.get(key).fault(`the ${what} “${value}” stands twice`)]
  })
}

/** What is known, said behind a code that is not; long lists are cut, with the nearest first. */
export function knownAre(codes: Iterable<string>, wanted: string): string {
  const all = [...codes]
  if (all.length === 0) return 'there are none'
  const near = [...all].sort((a, b) => distance(a, wanted) - distance(b, wanted))
  return all.length <= 8 ? `known are ${all.join(', ')}` : `did you mean ${near.slice(0, 3).join(', ')}?`
}

function distance(a: string, b: string): number {
  let before = [...Array(b.length + 1).keys()]
  for (const [i, x] of [...a].entries()) {
    const row = [i + 1]
    for (const [j, y] of [...b].entries())
      row.push(Math.min((row[j] ?? 0) + 1, (before[j + 1] ?? 0) + 1, (before[j] ?? 0) + (x === y ? 0 : 1)))
    before = row
  }
  return before.at(-1) ?? 0
}

/** Says that a code is not among the known ones; nothing when the code is known, absent, or nothing is known of the list. */
export function unknown(
  at: Place,
  known: { has(code: string): boolean; keys(): Iterable<string> } | null,
  what: string,
): Fault[] {
  const code = at.value === undefined || at.value === null ? null : String(at.value)
  if (code === null || known === null || known.has(code)) return []
  return [at.fault(`there is no ${what} “${code}”: ${knownAre(known.keys(), code)}`)]
}

export const codesOf = (places: readonly Place[], key: string): Set<string> =>
  new Set(places.flatMap((at) => (at.text(key) === null ? [] : [String(at.text(key))])))
