import fs from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    browserAddress: string
  }
}

const root = path.join(import.meta.dirname, '..')

/** Whether what browsers load was built after its sources last changed. */
function isBuilt(): boolean {
  const manifest = path.join(root, 'dist/client/.vite/manifest.json')
  if (!fs.existsSync(manifest)) return false
  const built = fs.statSync(manifest).mtimeMs
  const sources = fs
    .readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css') || file.startsWith('page/client/'))
  return sources.every((file) => fs.statSync(path.join(root, 'src', file)).mtimeMs <= built)
}

/** For all journeys of a run: what browsers load, built, and one Chromium that every file opens its own contexts in. */
export default async function setup(project: TestProject) {
  if (!isBuilt()) await build({ root, configFile: path.join(root, 'vite.config.ts'), logLevel: 'warn' })
  const server = await chromium.launchServer({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  project.provide('browserAddress', server.wsEndpoint())
  return () => server.close()
}
