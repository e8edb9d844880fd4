// The board as a table: which cell lies where, and where an arrow leads.

type Way = readonly [down: number, across: number]
const WAYS: Readonly<Record<string, Way>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Beginnings in one cell, one below the other. */
const startsIn = (cell: Element | null | undefined) => [...(cell?.querySelectorAll<HTMLElement>('[data-drop]') ?? [])]

/** Cells by the room and slot they stand for. */
export const cellsOf = (page: ParentNode) =>
  new Map([...page.querySelectorAll<HTMLElement>('[data-cell]')].map((cell) => [cell.dataset.cell ?? '', cell]))

/** A cell takes the focus itself as long as it does not say yet what it would mean. */
export function focusCell(cell: HTMLElement): void {
  cell.tabIndex = -1
  cell.focus()
}

/**
 * What an arrow leads to from a cell or from a beginning in it: the next place where something can be put, or, as long as the places are
 * looked at, the next cell.
 */
export function nextPlace(from: HTMLElement, key: string): HTMLElement | null {
  const way = WAYS[key]
  const cell = from.closest<HTMLTableCellElement>('td[data-cell]')
  const table = cell?.closest('table')
  if (!way || !cell || !table) return null
  const [down, across] = [way[0], way[1] * (document.documentElement.dir === 'rtl' ? -1 : 1)]
  const rows = [...table.rows].map((row) => [...row.cells])
  const row = cell.parentElement as HTMLTableRowElement
  if (from === cell) {
    const next = rows[row.rowIndex + down]?.[cell.cellIndex + across]
    return next?.dataset.cell === undefined ? null : next // what stands at the edge names no place
  }
  if (down === 0) return beside(from, [...row.cells], across)
  const own = startsIn(cell)
  const ahead = down > 0 ? rows.slice(row.rowIndex + 1) : rows.slice(0, row.rowIndex).reverse()
  return own[own.indexOf(from) + down] ?? nearest(ahead, cell.cellIndex, down)
}

/** In the same half-hour where there is one, in another of the slot else. */
function beside(from: HTMLElement, cells: readonly HTMLTableCellElement[], across: number): HTMLElement | null {
  const cell = cells.findIndex((one) => one.contains(from))
  const ahead = across > 0 ? cells.slice(cell + 1) : cells.slice(0, cell).reverse()
  const starts = ahead.flatMap(startsIn)
  return starts.find((one) => one.dataset.row === from.dataset.row) ?? starts[0] ?? null
}

/** The nearest room of the nearest row that has a beginning. */
function nearest(rows: readonly (readonly HTMLElement[])[], column: number, down: number): HTMLElement | null {
  for (const row of rows) {
    const near = [...row.entries()].sort(([a], [b]) => Math.abs(a - column) - Math.abs(b - column))
    const starts = startsIn(near.map(([, cell]) => cell).find((cell) => cell.querySelector('[data-drop]')))
    if (starts.length > 0) return starts.at(down > 0 ? 0 : -1) ?? null
  }
  return null
}
