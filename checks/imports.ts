import path from 'node:path'

/** Relative addresses a source file imports, types included, as paths from the top of the repository. */
export function importsOf(file: string, source: string): string[] {
  const found = source.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)'(\.{1,2}\/[^']+)'/g)
  return [...found].map((m) => path.posix.join(path.posix.dirname(file), m[1] as string))
}
