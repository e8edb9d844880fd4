import type { Landscape, Random } from '../../../src/scheduling/measuring.ts'
import { Board } from './board.ts'
import type { ConferencePlan } from './cost.ts'
import { Moves } from './moves.ts'
import type { Tables } from './tables.ts'

/** A slot left unplaced counts this much in `value`: more than any plan of a sensible conference costs. */
const UNPLACED = 1e10

/** How often each kind of move is drawn, relative to the others. */
export interface MoveShares {
  moveSubmission: number
  swapSubmissions: number
  swapCells: number
  moveTrackToRoom: number
  shiftTrack: number
  mergeCell: number
  replaceCell: number
  splitCell: number
  shuffleCell: number
}

/** A conference plan as the annealing sees it: what lies off the board costs a price for each of its slots. */
export class ConferenceLandscape implements Landscape {
  private readonly board: Board
  private readonly random: Random
  private readonly draw: (() => boolean)[]
  private readonly savedCell: Int32Array
  private readonly savedStart: Int32Array
  private readonly prices: { first: number; last: number }
  private unplacedPrice: number
  private isPending = false
  private costBefore = 0

  constructor(tables: Tables, random: Random, shares: MoveShares, unplacedPrice: { first: number; last: number }) {
    this.board = new Board(tables)
    this.random = random
    this.prices = unplacedPrice
    this.unplacedPrice = unplacedPrice.first
    this.savedCell = this.board.cellOf.slice()
    this.savedStart = this.board.startOf.slice()
    this.draw = lottery(new Moves(this.board, random), shares)
  }

  cost(): number {
    this.dropProposal()
    return this.price()
  }

  value(): number {
    this.dropProposal()
    return this.board.cost + UNPLACED * this.board.unplacedSlots
  }

  /** Makes the move at once and takes it back if it is not accepted before the next question. */
  propose(): number {
    this.dropProposal()
    this.board.begin()
    this.costBefore = this.price()
    const move = this.draw[this.random.next() & (LOTS - 1)]!
    if (!move()) {
      this.board.rollBack()
      return Number.POSITIVE_INFINITY
    }
    this.board.settleOrder()
    this.isPending = true
    return this.price() - this.costBefore
  }

  accept(): void {
    this.isPending = false
  }

  save(): void {
    this.dropProposal()
    this.savedCell.set(this.board.cellOf)
    this.savedStart.set(this.board.startOf)
  }

  restore(): void {
    this.dropProposal()
    this.lay(this.savedCell, this.savedStart)
  }

  press(share: number): void {
    this.dropProposal()
    const { first, last } = this.prices
    this.unplacedPrice = first * (last / first) ** share
  }

  plan(): ConferencePlan {
    this.dropProposal()
    return this.board.plan()
  }

  unplaced(): number[] {
    this.dropProposal()
    return [...this.board.unplaced.subarray(0, this.board.unplacedCount)].sort((a, b) => a - b)
  }

  private lay(cells: Int32Array, starts: Int32Array): void {
    const { board } = this
    board.begin()
    for (let i = 0; i < cells.length; i++) if (board.cellOf[i]! >= 0) board.lift(i)
    for (let i = 0; i < cells.length; i++) if (cells[i]! >= 0) board.put(i, cells[i]!, starts[i]!)
    board.settleOrder()
  }

  private price(): number {
    return this.board.cost + this.unplacedPrice * this.board.unplacedSlots
  }

  private dropProposal(): void {
    if (!this.isPending) return
    this.board.rollBack()
    this.isPending = false
  }
}

const LOTS = 256

/** Every kind of move in proportion to its share, so that drawing one is a look into a list. */
function lottery(moves: Moves, shares: MoveShares): (() => boolean)[] {
  const kinds = Object.keys(shares) as (keyof MoveShares)[]
  const total = kinds.reduce((sum, kind) => sum + shares[kind], 0)
  const bound: Record<keyof MoveShares, () => boolean> = {
    moveSubmission: () => moves.moveSubmission(),
    swapSubmissions: () => moves.swapSubmissions(),
    swapCells: () => moves.swapCells(),
    moveTrackToRoom: () => moves.moveTrackToRoom(),
    shiftTrack: () => moves.shiftTrack(),
    mergeCell: () => moves.mergeCell(),
    replaceCell: () => moves.replaceCell(),
    splitCell: () => moves.splitCell(),
    shuffleCell: () => moves.shuffleCell(),
  }
  return Array.from({ length: LOTS }, (_, lot) => {
    let upTo = 0
    const kind = kinds.find((kind) => {
      upTo += shares[kind]
      return ((lot + 0.5) / LOTS) * total < upTo
    })!
    return bound[kind]
  })
}
