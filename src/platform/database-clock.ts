import type { Clock } from './clock.ts'

/** A moment of the database's clock, asked for at once; its answer lies between the two moments it was asked and answered. */
type AskDatabase = () => Promise<Date>

/** What tells time here: `wall` may be set and may jump, `steady` only runs on (milliseconds since anything). */
type LocalTime = { wall(): number; steady(): number }

const LOCAL: LocalTime = { wall: () => Date.now(), steady: () => performance.now() }

const ASKED_AT_ONCE = 5
const EVERY_MILLISECONDS = 60_000
/** Quartz drifts by some 50 millionths: 30 ms in this time. */
const GOOD_FOR_MILLISECONDS = 10 * 60_000
/** The machine slept, or its clock was set: the two ways of telling time have come apart by so much. */
const APART_MILLISECONDS = 500
/** No answer that took longer says anything about a second's end. */
const LONGEST_ANSWER_MILLISECONDS = 1_000

type DatabaseClock = Clock & {
  inStep(): boolean
  /** Asks again now. */
  measure(): Promise<void>
  close(): void
}

/**
 * The database's clock as this node can tell it, so that nodes on machines with clocks of their own decide one deadline alike (bar R7).
 * Asked when it is made and then every minute: of five questions in a row the quickest counts. In between the steady clock runs, so a
 * clock that somebody sets moves nothing.
 */
export async function databaseClock(
  ask: AskDatabase,
  onFault: (error: unknown) => void,
  local: LocalTime = LOCAL,
): Promise<DatabaseClock> {
  let known: { at: number; steady: number; wall: number } | null = null

  const measureOnce = async (): Promise<{ took: number; at: number; steady: number; wall: number }> => {
    const before = local.steady()
    const theirs = (await ask()).getTime()
    const after = local.steady()
    return { took: after - before, at: theirs + (after - before) / 2, steady: after, wall: local.wall() }
  }
  const measure = async () => {
    let best: Awaited<ReturnType<typeof measureOnce>> | null = null
    for (let i = 0; i < ASKED_AT_ONCE; i++) {
      const one = await measureOnce()
      if (!best || one.took < best.took) best = one
    }
    if (best && best.took <= LONGEST_ANSWER_MILLISECONDS) known = best
  }
  await measure()
  const timer = setInterval(() => void measure().catch(onFault), EVERY_MILLISECONDS)
  timer.unref()

  const cameApart = (from: { steady: number; wall: number }) =>
    Math.abs(local.wall() - from.wall - (local.steady() - from.steady)) > APART_MILLISECONDS
  return {
    now: () => new Date(known ? known.at + (local.steady() - known.steady) : local.wall()),
    inStep() {
      if (!known) return false
      if (!cameApart(known) && local.steady() - known.steady <= GOOD_FOR_MILLISECONDS) return true
      void measure().catch(onFault)
      return false
    },
    measure,
    close: () => clearInterval(timer),
  }
}
