import type { EditionScope } from '../access/public.ts'
import { moveDemoClock } from '../platform/demo-clock.ts'
import type { Platform } from '../platform/platform.ts'
import { type LoadedSamples, loadSamples } from './load-samples.ts'
import type { Step } from './steps.ts'

/** Goes forward to a step: hands in what arrived until then, through the real actions, and moves the clock of all nodes. */
export async function moveOn(platform: Platform, edition: EditionScope, step: Step): Promise<LoadedSamples> {
  const loaded = await loadSamples(platform, edition, step.at)
  await platform.db.transaction().execute((tx) => moveDemoClock(tx, platform.live, step.at, step.code))
  return loaded
}
