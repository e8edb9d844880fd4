// Stands inside a measured server (node --expose-gc --import): says what it is asked of memory and of how long its thread was held.
import { monitorEventLoopDelay } from 'node:perf_hooks'

const RESOLUTION_MILLISECONDS = 10
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MILLISECONDS })
delay.enable()
process.on('message', (asked) => {
  const heldMilliseconds = Math.max(0, delay.max / 1e6 - RESOLUTION_MILLISECONDS)
  const p99Milliseconds = Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION_MILLISECONDS)
  if (asked === 'after a sweep') globalThis.gc?.()
  process.send?.({ heldMilliseconds, p99Milliseconds, ...process.memoryUsage() })
  delay.reset()
})
process.channel?.unref()
