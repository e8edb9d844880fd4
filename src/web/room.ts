/** Of all large forms together that are being read or carried out; more would be memory that readers need. */
const MOST_BYTES = 160 * 1024 * 1024
/** Of one network: the largest form there is fits, and others still have room beside it. */
const MOST_OF_ONE = 48 * 1024 * 1024
const LONGEST_WAIT_MILLISECONDS = 30_000

/** Gives the room back; calling it twice does no harm. */
export type Leave = () => void

export type Room = {
  /** Waits, at the end of the line, until so many bytes of this network fit. null: it took too long, or whoever sent them went away. */
  enter(network: string, bytes: number, gone?: AbortSignal): Promise<Leave | null>
  /** Bytes that are in it now. */
  taken(): number
}

type Waiting = { network: string; bytes: number; start(): void }

/** Room for the bodies of forms: who finds none waits before a byte of the body is read. */
export function roomForBodies(most = MOST_BYTES, mostOfOne = MOST_OF_ONE, patience = LONGEST_WAIT_MILLISECONDS): Room {
  const of = new Map<string, number>()
  const line: Waiting[] = []
  let taken = 0
  const fits = ({ network, bytes }: Waiting) => {
    const own = of.get(network) ?? 0
    // What is larger than a share goes alone, rather than never.
    return taken + bytes <= most && (own === 0 || own + bytes <= mostOfOne)
  }
  const change = (network: string, by: number) => {
    taken += by
    const own = (of.get(network) ?? 0) + by
    if (own > 0) of.set(network, own)
    else of.delete(network)
  }
  /** In the order they came; who waits for their own network only keeps nobody else waiting. */
  const letIn = () => {
    for (const next of [...line]) {
      if (taken + next.bytes > most) return
      if (!fits(next)) continue
      line.splice(line.indexOf(next), 1)
      next.start()
    }
  }
  return {
    taken: () => taken,
    enter(network, bytes, gone) {
      const size = Math.min(bytes, most)
      return new Promise((done) => {
        const settle = (leave: Leave | null) => {
          clearTimeout(enough)
          gone?.removeEventListener('abort', giveUp)
          done(leave)
        }
        const giveUp = () => {
          const at = line.indexOf(waiting)
          if (at >= 0) line.splice(at, 1)
          settle(null)
          letIn()
        }
        const waiting: Waiting = {
          ...{ network, bytes: size },
          start() {
            change(network, size)
            let left = false
            settle(() => {
              if (left) return
              left = true
              change(network, -size)
              letIn()
            })
          },
        }
        const enough = setTimeout(giveUp, patience)
        gone?.addEventListener('abort', giveUp)
        line.push(waiting)
        letIn()
      })
    },
  }
}
