// What a phone at a door keeps: scans until the server has them, digests of the badges it may let in, and what the server did not accept.
// No name is kept.

/** One scan, as the server takes it. */
export type Scan = {
  readonly id: string
  /** What the badge's code or the typing says. */
  readonly who: string
  /** Number of a session, or empty for the door of the forum. */
  readonly session: string
  readonly there: boolean
  readonly at: string
}

/** A scan the server did not accept after whoever it was had gone by. */
type Trouble = { readonly at: string; readonly number: number | null; readonly outcome: string }

/** Digests of badges with the numbers they belong to. */
type DoorList = { readonly at: string; readonly people: Readonly<Record<string, number>> }

/** A list is of its day: by the next one too much is another. */
const LIST_LASTS_MS = 24 * 3_600_000

const PREFIX = 'convoke-door '
const keysOf = (start: string) => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX + start))

function read<T>(key: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as T | null
  } catch {
    return null
  }
}

/** False where this browser keeps nothing. */
function write(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

const inOrder = <T extends { readonly at: string }>(start: string): T[] =>
  keysOf(start)
    .flatMap((key) => read<T>(key) ?? [])
    .sort((a, b) => a.at.localeCompare(b.at))

/** What this phone keeps of the doors of an edition. */
export function keptOf(edition: string) {
  const scanKey = (id: string) => `${PREFIX}scan ${edition} ${id}`
  const listKey = `${PREFIX}list ${edition}`
  return {
    waiting: () => inOrder<Scan>(`scan ${edition} `),
    keep: (scan: Scan) => write(scanKey(scan.id), scan),
    forget: (id: string) => localStorage.removeItem(scanKey(id)),
    troubles: () => inOrder<Trouble>(`trouble ${edition} `),
    trouble: (id: string, trouble: Trouble) => write(`${PREFIX}trouble ${edition} ${id}`, trouble),
    settle() {
      for (const key of keysOf(`trouble ${edition} `)) localStorage.removeItem(key)
    },
    list(): DoorList | null {
      const list = read<DoorList>(listKey)
      return list && Date.now() - Date.parse(list.at) < LIST_LASTS_MS ? list : null
    },
    keepList: (list: DoorList) => write(listKey, list),
  }
}

/** With the sign-out goes what the phone knew; scans that wait stay, or somebody would have been nowhere. */
export function forgetDoors(): void {
  for (const key of [...keysOf('list '), ...keysOf('trouble ')]) localStorage.removeItem(key)
}
