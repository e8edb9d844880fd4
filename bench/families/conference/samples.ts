import { readFileSync } from 'node:fs'
import type { ConferencePlan } from './cost.ts'
import type { Conference } from './instance.ts'
import { readConference } from './read.ts'

/** A published solution with what CoSPLib's checker says of it; component names are the checker's. */
export interface PublishedSolution extends ConferencePlan {
  instance: string
  model: string
  objective: number
  components: Record<string, number>
}

const sample = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`samples/${name}.json`, import.meta.url), 'utf8'))

export function sampleConference(name: string): Conference {
  const reading = readConference(sample(name))
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  return reading.conference
}

export function publishedSolutions(): PublishedSolution[] {
  return sample('evaluator-fixtures') as PublishedSolution[]
}
