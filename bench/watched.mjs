// Stands inside a measured server (node --expose-gc --import): says what it is asked of its memory, of how long its thread was held, and of how
// long it computed, which tells of the program alone and not of what else the machine does.
import { monitorEventLoopDelay } from 'node:perf_hooks'

const RESOLUTION_MILLISECONDS = 10
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MILLISECONDS })
delay.enable()
const computed = () => (({ user, system }) => (user + system) / 1000)(process.threadCpuUsage())
let before = computed()
process.on('message', (asked) => {
  const heldMilliseconds = Math.max(0, delay.max / 1e6 - RESOLUTION_MILLISECONDS)
  const p99Milliseconds = Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION_MILLISECONDS)
  const computedMilliseconds = computed() - before
  if (asked === 'after a sweep') globalThis.gc?.()
  const resources = Object.fromEntries(
    [...Map.groupBy(process.getActiveResourcesInfo(), (kind) => kind)].map(([kind, all]) => [kind, all.length]),
  )
  process.send?.({ computedMilliseconds, heldMilliseconds, p99Milliseconds, ...process.memoryUsage(), resources })
  delay.reset()
  before = computed()
})
process.channel?.unref()
