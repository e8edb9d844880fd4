import type { AgendaEntry } from '../agenda.ts'

/** A line or a column: a term, as subjects name it. */
export type Line = {
  readonly facet: string
  readonly term: string
  readonly subject: string
  readonly label: string
  readonly name: string
}

export type SubjectMatrix = {
  readonly rows: readonly Line[]
  readonly columns: readonly Line[]
  /** How many sessions are about both; of a row or column alone where the other is null. */
  count(row: Line | null, column: Line | null): number
}

/** How many sessions are about the terms of two facets. What is called off is about nothing any more. */
export function subjectMatrix(
  entries: readonly AgendaEntry[],
  rows: readonly Line[],
  columns: readonly Line[],
): SubjectMatrix {
  const sessions = entries
    .filter(({ standing }) => standing === 'on' || standing === 'unplaced')
    .map(({ subjects }) => new Set(subjects))
  const has = (line: Line | null) => (subjects: ReadonlySet<string>) => line === null || subjects.has(line.subject)
  return {
    rows,
    columns,
    count: (row, column) => sessions.filter((subjects) => has(row)(subjects) && has(column)(subjects)).length,
  }
}

/** The shade of a number of sessions: 0 none, 1 one, 2 up to three, 3 up to six, 4 up to ten, 5 more. */
export const shadeOf = (count: number): number => [0, 1, 3, 6, 10].filter((most) => count > most).length
