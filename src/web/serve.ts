import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'

type Fetch = (request: Request, bindings: never) => Response | Promise<Response>

export type Serving = {
  /** The port listened on; with PORT=0 the system chose it. */
  port: number
  /**
   * Says "not ready" to whoever asks, waits until a proxy that asks regularly has heard it, takes no more requests, lets those in hand
   * finish for up to `patienceMilliseconds`, then cuts them.
   */
  stop(patienceMilliseconds: number): Promise<void>
}

// A proxy that looks after its nodes asks at least this often, and is waited for as long as the second.
const ASKS_WITHIN_MILLISECONDS = 60_000
const HEARD_WITHIN_MILLISECONDS = 10_000
const LAST_WORDS = {
  connection: 'close',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
}

/** Puts the application behind a port. While it stops, `/health/ready` says so, and connections are not kept for a next request. */
export async function serveOn(fetch: Fetch, host: string, port: number): Promise<Serving> {
  let stopping = false
  let askedAt = Number.NEGATIVE_INFINITY
  let heard = () => {}
  const server = createAdaptorServer({
    fetch: async (request: Request, bindings: unknown) => {
      const ready = new URL(request.url).pathname === '/health/ready'
      if (ready) askedAt = performance.now()
      if (!stopping) return fetch(request, bindings as never)
      if (ready) {
        heard()
        return Response.json({ ready: false, reason: 'stopping' }, { status: 503, headers: LAST_WORDS })
      }
      const response = await fetch(request, bindings as never)
      response.headers.set('connection', 'close')
      return response
    },
  }) as Server
  // A proxy in front keeps connections for about a minute; ours must outlive them, or it meets closed ones.
  server.keepAliveTimeout = 75_000
  await new Promise<void>((done, failed) => {
    server.once('error', failed)
    server.listen(port, host, done)
  })
  return {
    port: (server.address() as AddressInfo).port,
    async stop(patienceMilliseconds) {
      stopping = true
      if (performance.now() - askedAt < ASKS_WITHIN_MILLISECONDS)
        await new Promise<void>((done) => {
          const enough = setTimeout(done, Math.min(HEARD_WITHIN_MILLISECONDS, patienceMilliseconds))
          heard = () => {
            clearTimeout(enough)
            done()
          }
        })
      const closed = new Promise((done) => server.close(done))
      server.closeIdleConnections()
      const cut = setTimeout(() => server.closeAllConnections(), patienceMilliseconds)
      await closed
      clearTimeout(cut)
    },
  }
}
