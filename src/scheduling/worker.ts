import { parentPort, workerData } from 'node:worker_threads'
import { lowestCost } from './forum/bound.ts'
import { makePlan } from './forum/engine.ts'
import type { Placement } from './model/problem.ts'
import { replan } from './replan/replan.ts'
import type { Progress } from './search/anneal.ts'
import { threadSeconds } from './search/thread-clock.ts'
import { ASKED, CANCEL, type News, PAUSE, STATE, type Task, WAKE } from './signals.ts'

/** This file is the entry of a thread of its own, in the sources as in the built program. */
async function work(task: Task, signals: Int32Array, tell: (news: News) => void): Promise<void> {
  let plan = 0
  let answered = 0
  const listen = {
    onProgress: (progress: Progress) => tell({ kind: 'progress', progress, plan }),
    shouldStop: (best: () => { placements: Placement[]; hard: number; soft: number }) => {
      for (;;) {
        const wake = Atomics.load(signals, WAKE)
        const asked = Atomics.load(signals, ASKED)
        if (asked !== answered) {
          answered = asked
          tell({ kind: 'best', ...best(), asked })
        }
        const state = Atomics.load(signals, STATE)
        if (state !== PAUSE) return state === CANCEL
        Atomics.wait(signals, WAKE, wake)
      }
    },
  }
  switch (task.kind) {
    case 'search':
      tell({ kind: 'found', result: makePlan(task.problem, { ...task.options, clock: threadSeconds, ...listen }) })
      return
    case 'replan': {
      const { problem, seed, seconds } = task
      const onPlan = () => {
        plan++
      }
      tell({
        kind: 'replanned',
        programmes: replan(problem, { seed, seconds, clock: threadSeconds, onPlan, ...listen }),
      })
      return
    }
    case 'bound':
      tell({ kind: 'bound', bound: await lowestCost(task.problem) })
  }
}

const { schedulingTask, signals }: { schedulingTask?: Task; signals?: SharedArrayBuffer } = workerData ?? {}
if (parentPort && schedulingTask && signals) {
  const port = parentPort
  await work(schedulingTask, new Int32Array(signals), (news) => port.postMessage(news))
}
