import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../db/db.ts'

declare module 'vitest' {
  interface ProvidedContext {
    testDataFolder: string
  }
}

/** One real server for the whole run, in a folder of its own; it stays until the run is over. */
export default async function setup(project: TestProject) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'convoke-test-'))
  fs.chmodSync(folder, 0o755)
  const server = await openDatabase({ databaseUrl: null, dataFolder: folder })
  project.provide('testDataFolder', folder)
  return async () => {
    await server.close()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
