import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

/**
 * `node bench/scheduling/profile.ts FILE.cpuprofile`: where the time of a run went, from what `node --cpu-prof` wrote.
 * Each sample counts for the function that was running (self time, with what the compiler put in line there), not for
 * those that called it. Idle time is left out. Prints a table by file and one by function.
 */
const path = process.argv[2]
if (path === undefined) {
  console.error('usage: node bench/scheduling/profile.ts FILE.cpuprofile')
  process.exit(2)
}
printTables(JSON.parse(readFileSync(path, 'utf8')))

/** The part of the V8 profile format that is read here; times in microseconds. */
type CpuProfile = {
  nodes: { id: number; callFrame: { functionName: string; url: string } }[]
  samples: number[]
  timeDeltas: number[]
}

function printTables({ nodes, samples, timeDeltas }: CpuProfile): void {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]))
  const byFile = new Map<string, number>()
  const byFunction = new Map<string, number>()
  let total = 0
  samples.forEach((id, i) => {
    const { functionName, url } = frames.get(id)!
    if (functionName === '(idle)') return
    const micros = timeDeltas[i]!
    const file = fileName(functionName, url)
    total += micros
    byFile.set(file, (byFile.get(file) ?? 0) + micros)
    const name = `${functionName || '(top level)'} | ${file}`
    byFunction.set(name, (byFunction.get(name) ?? 0) + micros)
  })
  console.log('| share | file |\n| --- | --- |')
  printRows(byFile, total, 12)
  console.log('\n| share | function | file |\n| --- | --- | --- |')
  printRows(byFunction, total, 16)
}

/** Our own files by their folder and name; the rest by who it belongs to. */
function fileName(functionName: string, url: string): string {
  if (functionName.startsWith('(')) return functionName
  if (url.startsWith('node:') || url === '') return 'Node.js itself'
  if (url.includes('/node_modules/')) return 'packages'
  return `${basename(url.slice(0, url.lastIndexOf('/')))}/${basename(url)}`
}

function printRows(times: Map<string, number>, total: number, most: number): void {
  const rows = [...times].sort(([, a], [, b]) => b - a)
  for (const [name, micros] of rows.slice(0, most))
    console.log(`| ${((100 * micros) / total).toFixed(1)} % | ${name} |`)
  const rest = rows.slice(most).reduce((sum, [, micros]) => sum + micros, 0)
  if (rest > 0) console.log(`\n${((100 * rest) / total).toFixed(1)} % in ${rows.length - most} others.`)
}
