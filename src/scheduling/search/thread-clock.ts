/** CPU seconds this thread alone has used: does not run while the thread is paused or the machine is busy. */
export function threadSeconds(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1e6
}
