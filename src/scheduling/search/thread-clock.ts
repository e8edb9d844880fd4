/** CPU seconds this thread alone has used: does not run while the thread is paused or the machine is busy. */
export function threadSeconds(): number {
  // Node before 23.9 cannot tell a thread's own time: there, wall time must do.
  if (typeof process.threadCpuUsage !== 'function') return performance.now() / 1000
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1e6
}
