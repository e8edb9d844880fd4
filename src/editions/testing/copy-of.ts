import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** The small edition of another kind of forum that tests and a journey load. */
export const NATIONAL_FORUM = path.resolve('journeys/editions/national-forum-2024')

/**
 * A copy of an edition's folder, gone with the test's end: each file rewritten as told, null takes it away. The last part of the path is
 * the name of the edition; the folder around it is the copy's own.
 */
export function copyOf(
  folder: string,
  rewrite: Record<string, ((text: string) => string) | null> = {},
  to = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'convoke-edition-')), path.basename(folder)),
): string {
  onTestFinished(() => fs.rmSync(path.dirname(to), { recursive: true, force: true }))
  fs.cpSync(folder, to, { recursive: true })
  for (const [file, change] of Object.entries(rewrite)) {
    const where = path.join(to, file)
    if (change === null) fs.rmSync(where)
    else {
      fs.mkdirSync(path.dirname(where), { recursive: true })
      fs.writeFileSync(where, change(fs.existsSync(where) ? fs.readFileSync(where, 'utf8') : ''))
    }
  }
  return to
}
