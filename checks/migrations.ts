import { createHash } from 'node:crypto'
import { read } from './sources.ts'

export const ORDER = 'migrations/ORDER.sha256'

/** The list of migrations as landed, in the order they landed: a line each, as `sha256sum` writes it. */
export const landed = (list: string): { hash: string; file: string }[] =>
  list
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ hash: line.slice(0, 64), file: line.slice(66) }))

/**
 * What is wrong with a folder of migrations, in words that say how to mend it. The list makes two branches that take the same place
 * meet as a conflict, keeps numbers rising, and keeps what has run somewhere as it was.
 */
export function faultsOfOrder(list: string, files: readonly string[], contentOf: (file: string) => string): string[] {
  const lines = landed(list)
  const faults: string[] = []
  for (const [i, { hash, file }] of lines.entries()) {
    const before = lines[i - 1]?.file
    if (before !== undefined && file <= before)
      faults.push(`${file} is listed after ${before}: take the next free number`)
    if (!files.includes(file)) faults.push(`${file} is listed and missing: what has run somewhere stays`)
    else if (sha256(contentOf(file)) !== hash)
      faults.push(`${file} differs from its hash: write a new migration instead`)
  }
  for (const file of files)
    if (!lines.some((line) => line.file === file))
      faults.push(`${file} is not listed: (cd migrations && sha256sum ${file} >> ORDER.sha256), as the last line`)
  return faults
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

export const contentOf = (file: string) => read(`migrations/${file}`)
