import type { Subscribe } from '../page/route.ts'

/** Proxies cut what is silent; a comment now and then says that nothing has happened. */
const SIGN_OF_LIFE_MILLISECONDS = 25_000
/** After this long the browser comes back by itself, and is asked again who it is. */
const LONGEST_MILLISECONDS = 15 * 60_000

/** Server-sent events: names alone, for as long as the other side listens. */
export function eventStream(subscribe: Subscribe): Response {
  const encoder = new TextEncoder()
  let end = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (text: string) => controller.enqueue(encoder.encode(text))
      const deaf = subscribe((event) => say(`event: ${event}\ndata: {}\n\n`))
      const alive = setInterval(() => say(': alive\n\n'), SIGN_OF_LIFE_MILLISECONDS)
      const longest = setTimeout(() => {
        end()
        controller.close()
      }, LONGEST_MILLISECONDS)
      alive.unref()
      longest.unref()
      end = () => {
        deaf()
        clearInterval(alive)
        clearTimeout(longest)
      }
      say('retry: 2000\n\n')
    },
    cancel: () => end(),
  })
  const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
  return new Response(body, { headers })
}
