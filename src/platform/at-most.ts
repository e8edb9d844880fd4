/**
 * Lets at most `most` pieces of work run at a time in this process; the others wait their turn without holding anything, first come first
 * served. For work that waits on a lock in the database: whoever waits there would hold a connection that readers need.
 */
export function atMost(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= most) await new Promise<void>((start) => waiting.push(start))
    else running++
    try {
      return await work()
    } finally {
      // The place goes on to who waits next, so nobody can slip in between.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
