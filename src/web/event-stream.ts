import type { Subscribe } from '../page/route.ts'

/** Proxies cut what is silent; a comment now and then says that nothing has happened. */
const SIGN_OF_LIFE_MILLISECONDS = 25_000
/** After this long the browser comes back by itself, and is asked again who it is. */
const LONGEST_MILLISECONDS = 15 * 60_000
/** When a node dies all who listened come back: soon, and each at a moment of its own. */
const RETRY_MILLISECONDS = { least: 500, spread: 1000 }
/** So much that nobody has taken means that nobody reads: a page that is open takes what there is at once. */
const MOST_UNREAD = 32

type Limits = {
  /** Of one network, as long as nobody is signed in: a hall behind one address fits, and no more than a tenth of the house. */
  network: number
  /** Of one person: their pages, wherever these are open. */
  person: number
  /** Of all who are not signed in; the rest is kept for those who are. */
  unknown: number
  total: number
}
/** The limits of a node that holds so many streams in all. */
export const limitsOf = (total: number): Limits => ({
  network: Math.floor(total / 10),
  person: 24,
  unknown: Math.floor((total * 3) / 4),
  total,
})

/** Whose an open stream is: a person's, or else that of a network nobody has signed in from. */
type Listener = { person: string } | { network: string }

export type EventStreams = {
  /** Server-sent events, for as long as the other side listens. null: there are as many as there may be. */
  open(listener: Listener, subscribe: Subscribe): Response | null
  count(): number
}

/** All open streams of this node, counted by whose they are; a stream nobody reads any more ends at its next sign of life. */
export function eventStreams(limits: Limits, lifeMilliseconds = SIGN_OF_LIFE_MILLISECONDS): EventStreams {
  const of = new Map<string, number>()
  let [unknown, total] = [0, 0]
  const count = (name: string, known: boolean, by: 1 | -1) => {
    const now = (of.get(name) ?? 0) + by
    if (now > 0) of.set(name, now)
    else of.delete(name)
    total += by
    if (!known) unknown += by
  }
  const hasRoom = (name: string, known: boolean) =>
    total < limits.total &&
    (known || unknown < limits.unknown) &&
    (of.get(name) ?? 0) < (known ? limits.person : limits.network)
  return {
    open(listener, subscribe) {
      const known = 'person' in listener
      const name = known ? `person ${listener.person}` : `network ${listener.network}`
      if (!hasRoom(name, known)) return null
      count(name, known, 1)
      return streamed(subscribe, lifeMilliseconds, () => count(name, known, -1))
    },
    count: () => total,
  }
}

function streamed(subscribe: Subscribe, lifeMilliseconds: number, over: () => void): Response {
  const encoder = new TextEncoder()
  let end = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const close = () => {
        end()
        controller.close()
      }
      const isUnread = () => (controller.desiredSize ?? 0) <= -MOST_UNREAD
      // What is not taken is not added to: whoever reads again reads that something happened, which is all there is to know.
      const say = (text: string) => (isUnread() ? undefined : controller.enqueue(encoder.encode(text)))
      const deaf = subscribe((event, data = '{}') => say(`event: ${event}\ndata: ${data}\n\n`))
      const alive = setInterval(() => (isUnread() ? close() : say(': alive\n\n')), lifeMilliseconds)
      const longest = setTimeout(close, LONGEST_MILLISECONDS)
      alive.unref()
      longest.unref()
      end = () => {
        end = () => {}
        deaf()
        clearInterval(alive)
        clearTimeout(longest)
        over()
      }
      say(`retry: ${RETRY_MILLISECONDS.least + Math.floor(Math.random() * RETRY_MILLISECONDS.spread)}\n\n`)
    },
    cancel: () => end(),
  })
  const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
  return new Response(body, { headers })
}
