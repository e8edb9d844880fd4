import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')

/** Files under a folder of the repository whose path fits, as paths from its top with forward slashes. */
export function filesUnder(folder: string, fits: RegExp): string[] {
  const top = path.join(root, folder)
  if (!fs.existsSync(top)) return []
  return fs
    .readdirSync(top, { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
    .filter((file) => fits.test(file))
    .sort()
}

export const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8')
