import type { Route } from '../page/route.ts'
import { type Looker, walk } from './walk.ts'

type Ask = (path: string, looker: Looker) => Promise<Response> | Response

/** What was answered at each door, by who asked and where: status, what headers tell, every word. */
type Told = ReadonlyMap<string, string>

/** Files that are packed tell what a page or another format of the same tells. */
const PACKED = /\.(?:pdf|docx|xlsx|zip|png|jpe?g|webp|woff2)$/
/** What is made by chance for each answer: the word its own scripts are known by, and that by which a form sent twice is one. */
const CHANCE = /nonce="[^"]+"|nonce-[^']+|name="(?:once|press)" value="[^"]*"/g
const TELLING = ['content-disposition', 'etag', 'location'] as const

/**
 * For tests of what must stay hidden: looks through every door of the house that a looker finds, pages, files, feeds and lists for programs,
 * and once more on `again`, when the world has become another one that must not show.
 */
export async function toldEverywhere(ask: Ask, routes: readonly Route[], wish: Parameters<typeof walk>[2]) {
  const doors: { readonly path: string; readonly looker: Looker }[] = []
  const open = async (told: Map<string, string>, path: string, looker: Looker): Promise<Response> => {
    if (PACKED.test(new URL(path, 'http://house').pathname)) return new Response(null, { status: 204 })
    const answer = await ask(path, looker)
    if (answer.headers.get('content-type')?.includes('event-stream')) {
      await answer.body?.cancel()
      return new Response(null, { status: 204 })
    }
    const words = await answer.text()
    const headers = TELLING.map((name) => answer.headers.get(name))
    told.set(`${looker.name} ${path}`, [answer.status, ...headers, words.replaceAll(CHANCE, '')].join('\n'))
    return new Response(answer.status === 204 || answer.status === 304 ? null : words, answer)
  }
  const told = new Map<string, string>()
  await walk(
    (path, looker) => {
      doors.push({ path, looker })
      return open(told, path, looker)
    },
    routes,
    wish,
  )
  const again = async (): Promise<Told> => {
    const anew = new Map<string, string>()
    for (const { path, looker } of doors) await open(anew, path, looker)
    return anew
  }
  return { told: told as Told, again }
}

/** Where two worlds are told apart. */
export const toldApart = (one: Told, other: Told): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((door) => one.get(door) !== other.get(door)).sort()

/** Doors that say a word. */
export const saying = (told: Told, word: string): string[] =>
  [...told].filter(([, words]) => words.includes(word)).map(([door]) => door)
