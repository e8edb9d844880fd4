import { createHash } from 'node:crypto'

/**
 * What a person was shown and is asked to confirm, in items that have a name: a submission's reference, a session's number, a call's code.
 * The value holds whatever must still be so when the act is carried out: version, outcome, reason, place, the letter's words.
 */
export type Shown = Readonly<Record<string, unknown>>

/** What is no longer as it was shown, by the names of the items. */
export type Difference = {
  /** When the page was made that the person has confirmed. */
  readonly since: Date
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly gone: readonly string[]
}

/** The year 5138: an instant that every clock and database can hold. */
const FAR_AHEAD = 1e14

/** Of one item; ten letters of base64url, 60 bits: two contents of one item meet by chance once in 10^18. */
const MARK_LENGTH = 10

/** A page's own memory of what it showed, to travel with its form and come back: instant, then name and mark of every item. */
export function seenOf(shown: Shown, at: Date): string {
  const marks = Object.keys(shown)
    .sort()
    .map((name) => `${encodeURIComponent(name)}=${markOf(shown[name])}`)
  return [at.getTime().toString(36), ...marks].join('&')
}

/** null when everything still is as it was shown. A token nobody made counts as a page that showed nothing. */
export function differenceSince(seen: string, shown: Shown): Difference | null {
  const { since, marks } = readSeen(seen)
  const now = Object.keys(shown)
  const difference = {
    since,
    added: now.filter((name) => !marks.has(name)),
    changed: now.filter((name) => marks.has(name) && marks.get(name) !== markOf(shown[name])),
    gone: [...marks.keys()].filter((name) => !(name in shown)),
  }
  return difference.added.length + difference.changed.length + difference.gone.length > 0 || seen === ''
    ? difference
    : null
}

function readSeen(seen: string): { since: Date; marks: Map<string, string> } {
  const [instant = '', ...pairs] = seen.split('&')
  const milliseconds = Number.parseInt(instant, 36)
  const marks = pairs.map((pair): [string, string] => {
    const at = pair.lastIndexOf('=')
    return [decoded(pair.slice(0, at)), pair.slice(at + 1)]
  })
  const since = milliseconds > 0 && milliseconds < FAR_AHEAD ? milliseconds : 0 // typed by somebody, it may be any number
  return { since: new Date(since), marks: new Map(marks) }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name // typed by somebody, made by no page of ours: it fits no item
  }
}

const markOf = (value: unknown): string =>
  createHash('sha256').update(plain(value)).digest('base64url').slice(0, MARK_LENGTH)

/** JSON whose keys stand in order, so that equal contents have equal marks. */
const plain = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  ) ?? 'undefined'
