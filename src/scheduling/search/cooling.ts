/** Temperatures are in units of the landscape's cost. */
export type Cooling = {
  /** Temperature at the beginning of the first round. */
  start: number
  /** Temperature at the end of every round. */
  end: number
  /**
   * If given, the first round has cooled to this temperature after this share of its budget: slower from there on. If
   * the plan still breaks hard rules then, it is frozen in the wrong shape: the round begins again with what is left
   * of the budget, as long as that is more than half.
   */
  turn?: { temperature: number; share: number }
  /** Rounds after the first start again from the best plan, at `reheat`. No such rounds: 0. */
  reheats: number
  /** Temperature at the beginning of each round after the first. */
  reheat: number
  /** Share of the budget for the first round (1 if there are no reheats); the others divide the rest evenly. */
  firstShare: number
}

/** The temperature in the course of one search. */
export class Thermostat {
  /** Rounds begun after the first. */
  round = 0
  private readonly cooling: Cooling
  /** Share of the budget at which the first round began for the last time, and whether it is past its turn. */
  private from = 0
  private turned = false

  constructor(cooling: Cooling) {
    this.cooling = cooling
  }

  /** The temperature once a share of the budget is spent (shares only grow), for a plan that breaks hard rules or not. */
  temperature(share: number, violated: () => boolean): number {
    const { cooling } = this
    const { start, end, turn } = cooling
    let place = this.place(share)
    if (turn !== undefined && !this.turned && place.share >= turn.share) {
      this.turned = share >= 0.5 || !violated()
      if (!this.turned) {
        this.from = share
        place = this.place(share)
      }
    }
    this.round = place.round
    if (place.round > 0) return geometric(cooling.reheat, end, place.share)
    if (turn === undefined) return geometric(start, end, place.share)
    if (place.share < turn.share) return geometric(start, turn.temperature, place.share / turn.share)
    return geometric(turn.temperature, end, (place.share - turn.share) / (1 - turn.share))
  }

  /** Which round a share of the budget falls into, and how far through that round it is. */
  private place(share: number): { round: number; share: number } {
    const { reheats, firstShare } = this.cooling
    const through = (share - this.from) / (1 - this.from)
    if (reheats === 0) return { round: 0, share: through }
    if (through < firstShare) return { round: 0, share: through / firstShare }
    const place = ((through - firstShare) / (1 - firstShare)) * reheats
    const round = Math.min(Math.floor(place), reheats - 1)
    return { round: round + 1, share: place - round }
  }
}

function geometric(from: number, to: number, share: number): number {
  return from * (to / from) ** share
}
