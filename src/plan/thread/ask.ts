import { createHash } from 'node:crypto'
import type { Problem } from '../../scheduling/public.ts'
import type { PlanNow } from '../plan-now.ts'
import type { OtherQuestions, PlanQuestions } from './answers.ts'
import { Lane } from './lane.ts'

/** What is answered in a moment has a thread of its own, so that nobody at the board waits behind a plan somebody looks at. */
const quick = new Lane()
const long = new Lane()
const LANES = {
  cells: quick,
  judge: quick,
  best: quick,
  speaking: quick,
  task: quick,
  standing: quick,
  taking: quick,
  back: quick,
  look: long,
  reasons: long,
  compare: long,
  why: long,
} as const

/**
 * Asks a thread about the working plan; the thread that serves goes on meanwhile. The thread holds the plan by its mark, so its facts travel
 * once a version, and equal questions are answered once: `about` names a question whose parts are too long to be its own name.
 */
export function askOfPlan<K extends keyof PlanQuestions>(
  { mark, zone, facts }: PlanNow,
  kind: K,
  asks: PlanQuestions[K]['asks'],
  about: string = JSON.stringify(asks),
): Promise<PlanQuestions[K]['answer']> {
  const lane = LANES[kind]
  return lane.once(`${kind} ${mark} ${about}`, async () => {
    const news = await lane.ask({ kind, mark, given: null, asks })
    const last = news.unknown ? await lane.ask({ kind, mark, given: { facts, zone }, asks }) : news
    return last.answer as PlanQuestions[K]['answer']
  })
}

/** Has a file of a programme read in a thread; the same file is read once. */
export function askToRead(asks: OtherQuestions['programme']['asks']): Promise<OtherQuestions['programme']['answer']> {
  const file = createHash('sha256').update(asks.bytes).digest('base64')
  return long.once(`programme ${file} ${asks.zone}`, async () => {
    const { answer } = await long.ask({ kind: 'programme', asks })
    return answer as OtherQuestions['programme']['answer']
  })
}

/** How many sessions at least any plan of a problem moves. */
export async function askFewestMoves(problem: Problem): Promise<number> {
  const { answer } = await long.ask({ kind: 'fewest', asks: problem })
  return answer as number
}

/** Starts the threads before somebody waits for them. */
export function warmThreads(): void {
  quick.start()
  long.start()
}

/** Ends the threads, so that a process can stop at once. */
export async function endThreads(): Promise<void> {
  await Promise.all([quick.end(), long.end()])
}
