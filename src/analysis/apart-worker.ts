import { parentPort, workerData } from 'node:worker_threads'
import { clustersOf, type Text } from './duplicates/duplicates.ts'

// This file is the entry of a thread of its own, in the sources as in the built program.
parentPort?.postMessage(clustersOf(workerData as Text[]))
