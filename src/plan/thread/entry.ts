import { parentPort, workerData } from 'node:worker_threads'
import type { PlanFacts } from '../plan-facts.ts'
import { answerOfPlan, answerTo, heldPlan } from './answers.ts'
import type { HeldPlan } from './held-plan.ts'
import type { Asked, News } from './words.ts'

/** Plans held here, the one longest not asked about given up first. */
const HELD = 4
const plans = new Map<string, HeldPlan>()

function planOf(mark: string, given: { readonly facts: PlanFacts; readonly zone: string } | null): HeldPlan | null {
  const plan = plans.get(mark) ?? (given ? heldPlan(given.facts, given.zone) : null)
  if (!plan) return null
  plans.delete(mark)
  plans.set(mark, plan)
  for (const oldest of plans.keys()) {
    if (plans.size <= HELD) break
    plans.delete(oldest)
  }
  return plan
}

async function answer(asked: Asked): Promise<Omit<News, 'id'>> {
  if (!('mark' in asked)) return { answer: await answerTo(asked.kind, asked.asks as never) }
  const plan = planOf(asked.mark, asked.given)
  return plan ? { answer: answerOfPlan(asked.kind, plan, asked.asks as never) } : { unknown: true }
}

/** This file is the entry of a thread of its own, in the sources as in the built program. */
if (parentPort && (workerData as { planThread?: true } | null)?.planThread) {
  const port = parentPort
  port.on('message', async ({ id, asked }: { id: number; asked: Asked }) => {
    try {
      port.postMessage({ id, ...(await answer(asked)) } satisfies News)
    } catch (error) {
      port.postMessage({ id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })
}
