import type { Cookie } from '../page/route.ts'

/**
 * The path itself when it answers, else without its search, else the nearest one above it that does; at last the start in its language.
 * `status` says what a path would be answered with.
 */
export async function nearestPage(path: string, status: (path: string) => Promise<number>): Promise<string> {
  const [pathname = '/'] = path.split('?')
  const words = pathname.split('/').filter(Boolean)
  const above = words.map((_, i) => `/${words.slice(0, words.length - i).join('/')}`)
  for (const candidate of new Set([path, ...above])) if ((await status(candidate)) < 400) return candidate
  return `/${words[0] ?? ''}`
}

/** The Cookie header a browser would send after these have been set. */
export function withCookies(header: string, set: readonly Cookie[]): string {
  const kept = header.split(/;\s*/).filter((pair) => pair !== '' && !set.some((c) => pair.startsWith(`${c.name}=`)))
  return [...kept, ...set.filter((c) => c.days !== 0).map((c) => `${c.name}=${c.value}`)].join('; ')
}
