import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Config } from './config.ts'

const read = new Map<string, string>()

/**
 * A secret that stands beside the files, never in the database: what is hashed with it tells nothing to whoever holds the database alone.
 * Made at first need; nodes that share their files share it.
 */
export function houseSecret({ dataFolder }: Pick<Config, 'dataFolder'>): string {
  const file = path.join(dataFolder, 'secret')
  const known = read.get(file)
  if (known) return known
  try {
    fs.writeFileSync(`${file}.${process.pid}`, randomBytes(32).toString('hex'), { mode: 0o600 })
    fs.linkSync(`${file}.${process.pid}`, file) // whole, or not at all; of two nodes the first one's stands
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error
  } finally {
    fs.rmSync(`${file}.${process.pid}`, { force: true })
  }
  const secret = fs.readFileSync(file, 'utf8')
  read.set(file, secret)
  return secret
}
