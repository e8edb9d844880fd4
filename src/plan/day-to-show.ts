/** The day asked for, or the fullest one; empty when there is none. */
export function dayToShow(asked: string | null, days: readonly string[], used: readonly string[]): string {
  const fullest = [...new Set(used)].toSorted(
    (a, b) => used.filter((one) => one === b).length - used.filter((one) => one === a).length || a.localeCompare(b),
  )
  return days.find((one) => one === asked) ?? fullest[0] ?? days[0] ?? ''
}
