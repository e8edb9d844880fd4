import { parentPort, workerData } from 'node:worker_threads'
import { clustersOf, findDuplicates, type Text } from './duplicates/duplicates.ts'

// This file is the entry of a thread of its own, in the sources as in the built program.
const { asked, texts } = workerData as { asked: 'clusters' | 'duplicates'; texts: Text[] }
parentPort?.postMessage(asked === 'clusters' ? clustersOf(texts) : findDuplicates(texts))
