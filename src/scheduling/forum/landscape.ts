import type { Placement } from '../model/problem.ts'
import type { Landscape } from '../search/landscape.ts'
import type { Random } from '../search/random.ts'
import type { Places } from './change.ts'
import { Moves, type Neighbourhood } from './moves.ts'
import type { PlanState } from './state.ts'

/**
 * Price of one hard breach in units of soft cost, at the start and at the end of a search, and how many times the price of a moved
 * session is added to it: mending a breach may move several sessions of a published programme.
 */
const HARD_FIRST = 60
const HARD_LAST = 400
const MOVES_FIRST = 1
const MOVES_LAST = 5
/** In `value`, no saving outweighs a hard breach. */
const HARD_FINAL = 1e7

/** The forum's programme for the annealing driver; `moves.ts` says how it changes. */
export class ForumLandscape implements Landscape {
  /** How often each neighbourhood was proposed and taken. */
  readonly use: Record<Neighbourhood, { proposed: number; taken: number }>
  private readonly state: PlanState
  private readonly moves: Moves
  private hardPrice: number
  private last: Neighbourhood = 'place'
  private readonly best: Places & { hard: number; soft: number }

  constructor(state: PlanState, random: Random) {
    this.state = state
    this.moves = new Moves(state, random)
    this.use = this.moves.tally()
    this.hardPrice = HARD_FIRST + MOVES_FIRST * state.tables.movedPrice.soft
    this.best = {
      tick: state.tick.slice(),
      room: state.room.slice(),
      team: state.team.slice(),
      hard: state.hard,
      soft: state.soft,
    }
  }

  cost(): number {
    this.state.revert()
    return this.state.hard * this.hardPrice + this.state.soft
  }

  value(): number {
    this.state.revert()
    return this.state.hard * HARD_FINAL + this.state.soft
  }

  press(share: number): void {
    const { soft } = this.state.tables.movedPrice
    const first = HARD_FIRST + MOVES_FIRST * soft
    this.hardPrice = first * ((HARD_LAST + MOVES_LAST * soft) / first) ** share
  }

  propose(limit = Number.POSITIVE_INFINITY): number {
    this.state.begin()
    this.last = this.moves.draw()
    this.use[this.last].proposed++
    if (!this.moves.build(this.last)) return Number.POSITIVE_INFINITY
    return this.state.weigh(limit, this.hardPrice)
  }

  accept(): void {
    this.use[this.last].taken++
    this.state.commit()
  }

  save(): void {
    this.state.revert()
    this.best.tick.set(this.state.tick)
    this.best.room.set(this.state.room)
    this.best.team.set(this.state.team)
    this.best.hard = this.state.hard
    this.best.soft = this.state.soft
  }

  scoreSaved(): { hard: number; soft: number } {
    const { movedSurcharge, unplacedSurcharge, publishedAt, rooms } = this.state.tables
    const { hard, soft, tick, room } = this.best
    const moved = (cell: number, s: number) => cell >= 0 && tick[s]! >= 0 && cell !== tick[s]! * rooms + room[s]!
    const surcharge =
      (movedSurcharge && movedSurcharge * publishedAt.filter(moved).length) +
      (unplacedSurcharge && unplacedSurcharge * tick.filter((at) => at < 0).length)
    return { hard, soft: soft - surcharge }
  }

  bestSoFar(): { placements: Placement[]; hard: number; soft: number } {
    return { placements: this.state.placements(this.best), ...this.scoreSaved() }
  }

  restore(): void {
    this.state.revert()
    this.state.adopt(this.best)
    // Adding and subtracting prices that are not whole numbers must not drift.
    this.state.hard = this.best.hard
    this.state.soft = this.best.soft
  }
}
