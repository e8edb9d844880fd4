import type { AgendaEntry } from '../agenda.ts'

/** The value of a session that says nothing, or of which nobody said. */
export const UNSAID = ''

/** What is known of whoever asked for a session; null: unknown. */
export type Asker = { readonly group: string | null; readonly region: string | null }

/** What the sessions of a programme are counted by, with the values in the order of the edition's lists. */
export type CountedBy = {
  readonly code: string
  readonly name: string
  readonly values: readonly { readonly value: string; readonly name: string; readonly href: string | null }[]
  of(entry: AgendaEntry): readonly string[]
}

export type CountLine = {
  readonly value: string
  readonly name: string | null
  readonly href: string | null
  readonly count: number
}
export type SessionCount = { readonly code: string; readonly name: string; readonly lines: readonly CountLine[] }

/**
 * How many sessions stand under each value. A session with several counts under each of them, one with none under "not said", which is a line
 * of its own. What is called off is not counted.
 */
export function sessionCounts(entries: readonly AgendaEntry[], by: readonly CountedBy[]): SessionCount[] {
  const held = entries.filter(({ standing }) => standing === 'on' || standing === 'unplaced')
  return by.map(({ code, name, values, of }) => {
    const counts = new Map<string, number>()
    for (const entry of held) {
      const said = new Set(of(entry))
      for (const value of said.size > 0 ? said : [UNSAID]) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    const lines = values.map((one) => ({ ...one, count: counts.get(one.value) ?? 0 }))
    const unsaid = counts.get(UNSAID) ?? 0
    return {
      code,
      name,
      lines: unsaid > 0 ? [...lines, { value: UNSAID, name: null, href: null, count: unsaid }] : lines,
    }
  })
}
