/** What is chosen of a column: rows count that have one of these codes. */
type Choice = { readonly column: number; readonly codes: readonly string[] }

/** What a row has in a column: one code, several, or none. */
export type Cell = string | null | readonly string[]

type Column = {
  /** The place of a cell's value in `values`, by its key. */
  readonly known: Map<string, number>
  readonly values: (readonly string[])[]
  cells: Int32Array
}

/** How many rows have each code, of those that have everything else that is chosen. */
type Counted = {
  readonly count: number
  readonly of: readonly ReadonlyMap<string, number>[]
}

const ABSENT = -1
const NO_CODES: readonly string[] = []

/**
 * Rows by a small number of their own, held by column: each distinct value once, and a row its place among them. A hundred thousand rows are
 * counted by a dozen columns in some milliseconds, whatever is chosen.
 */
export class CodedRows {
  readonly #columns: readonly Column[]
  #times = new Float64Array(0)
  #height = 0

  constructor(width: number) {
    this.#columns = Array.from({ length: width }, () => ({ known: new Map(), values: [], cells: new Int32Array(0) }))
  }

  /** Puts a row in the place of what stood at its number, with its moment in milliseconds; null takes it away. */
  put(row: number, cells: readonly Cell[] | null, time = 0): void {
    if (row >= this.#height) this.#grow(row + 1)
    this.#times[row] = time
    for (const [at, column] of this.#columns.entries()) column.cells[row] = cells ? placeOf(column, cells[at]) : ABSENT
  }

  #grow(height: number) {
    this.#height = height
    if (height <= this.#times.length) return
    const room = Math.max(1024, height * 2)
    for (const column of this.#columns) {
      const longer = new Int32Array(room).fill(ABSENT)
      longer.set(column.cells)
      column.cells = longer
    }
    const times = new Float64Array(room)
    times.set(this.#times)
    this.#times = times
  }

  /** The rows that have everything chosen. `among`: only rows whose place in it is 1. Right until a row is put. */
  narrowed(choices: readonly Choice[], among: Uint8Array | null = null): Narrowed {
    return new Narrowed(this.#columns, this.#times, this.#missed(choices, among))
  }

  /** Of each row the one column whose choice it misses: NONE when it has everything, MANY when it misses more or is not there. */
  #missed(choices: readonly Choice[], among: Uint8Array | null): Int8Array {
    const missed = new Int8Array(this.#height).fill(NONE)
    const first = this.#columns[0]?.cells
    if (first) for (let row = 0; row < missed.length; row++) if (first[row] === ABSENT) missed[row] = MANY
    if (among) for (let row = 0; row < missed.length; row++) if (among[row] !== 1) missed[row] = MANY
    for (const { column: at, codes } of choices) {
      const { values, cells } = this.#columns[at] as Column
      const has = Uint8Array.from(values, (value) => (value.some((code) => codes.includes(code)) ? 1 : 0))
      for (let row = 0; row < missed.length; row++)
        if (has[cells[row] ?? 0] !== 1) missed[row] = missed[row] === NONE ? at : MANY
    }
    return missed
  }
}

/** Rows narrowed by what is chosen of their columns. */
class Narrowed {
  readonly #columns: readonly Column[]
  readonly #times: Float64Array
  readonly #missed: Int8Array

  constructor(columns: readonly Column[], times: Float64Array, missed: Int8Array) {
    this.#columns = columns
    this.#times = times
    this.#missed = missed
  }

  /** How many there are, and for each column how many have each of its codes and everything that is chosen of others. */
  counted(): Counted {
    let count = 0
    for (const one of this.#missed) if (one === NONE) count++
    return { count, of: this.#columns.map((column, at) => byCode(column.values, sumsOf(column, this.#missed, at))) }
  }

  /** How many different values a column has in them; rows without one are counted as `without`. */
  distinct(at: number): { distinct: number; without: number } {
    const column = this.#columns[at] as Column
    const sums = sumsOf(column, this.#missed, NONE)
    let [distinct, without] = [0, 0]
    for (const [place, codes] of column.values.entries()) {
      const rows = sums[place] ?? 0
      if (codes.length === 0) without += rows
      else if (rows > 0) distinct++
    }
    return { distinct, without }
  }

  byNumber(descending: boolean): number[] {
    const rows: number[] = []
    for (const [row, missed] of this.#missed.entries()) if (missed === NONE) rows.push(row)
    return descending ? rows.reverse() : rows
  }

  /** They, in the order of their moments, then of their numbers; `descending` turns both. */
  byTime(descending: boolean): number[] {
    const rows = this.byNumber(false)
    const timeOf = (row: number) => this.#times[row] ?? 0
    rows.sort((a, b) => timeOf(a) - timeOf(b) || a - b)
    return descending ? rows.reverse() : rows
  }

  /**
   * They, in the order of a column by the ranks of its codes, then by number; `descending` turns both. What has no rank stands last either
   * way.
   */
  ordered({ column: at, ranks, descending }: Order): number[] {
    const { values, cells } = this.#columns[at] as Column
    const rankOf = values.map(([code]) => ranks.get(code ?? '') ?? NO_RANK)
    const piles = new Map<number, number[]>()
    for (const [row, missed] of this.#missed.entries()) {
      if (missed !== NONE) continue
      const rank = rankOf[cells[row] ?? ABSENT] ?? NO_RANK
      const pile = piles.get(rank)
      if (pile) pile.push(row)
      else piles.set(rank, [row])
    }
    const way = descending ? -1 : 1
    return [...piles]
      .sort(([a], [b]) => (a === NO_RANK || b === NO_RANK ? a - b : way * (a - b)))
      .flatMap(([, rows]) => (descending ? rows.reverse() : rows))
  }
}

type Order = { readonly column: number; readonly ranks: ReadonlyMap<string, number>; readonly descending: boolean }

const NONE = -1
const MANY = -2
/** After every rank; `a - b` of two of them is never asked, as a pile is there once. */
const NO_RANK = Number.MAX_SAFE_INTEGER

/** How many rows have each value of a column, of those that miss nothing, or nothing but this column. */
function sumsOf({ values, cells }: Column, missed: Int8Array, at: number): Int32Array {
  const sums = new Int32Array(values.length)
  for (let row = 0; row < missed.length; row++) {
    const one = missed[row]
    if (one !== NONE && one !== at) continue
    const value = cells[row] ?? ABSENT
    sums[value] = (sums[value] ?? 0) + 1
  }
  return sums
}

function placeOf(column: Column, cell: Cell | undefined): number {
  const key = typeof cell === 'string' ? `=${cell}` : JSON.stringify(cell ?? null)
  const place = column.known.get(key)
  if (place !== undefined) return place
  column.known.set(key, column.values.length)
  return column.values.push(typeof cell === 'string' ? [cell] : [...new Set(cell ?? NO_CODES)]) - 1
}

/** A value may hold several codes; each of them is counted. */
function byCode(values: readonly (readonly string[])[], sum: Int32Array): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [place, codes] of values.entries()) {
    const rows = sum[place] ?? 0
    if (rows > 0) for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + rows)
  }
  return counts
}
