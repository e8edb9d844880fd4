import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'

type Fetch = (request: Request, bindings: never) => Response | Promise<Response>

export type Serving = {
  /** The port listened on; with PORT=0 the system chose it. */
  port: number
  /** Stops taking requests, lets those in hand finish for up to `patienceMilliseconds`, then cuts them. */
  stop(patienceMilliseconds: number): Promise<void>
}

/** Puts the application behind a port. While it stops, `/health/ready` says so, and connections are not kept for a next request. */
export async function serveOn(fetch: Fetch, host: string, port: number): Promise<Serving> {
  let stopping = false
  const server = createAdaptorServer({
    fetch: async (request: Request, bindings: unknown) => {
      if (!stopping) return fetch(request, bindings as never)
      if (new URL(request.url).pathname === '/health/ready')
        return Response.json({ ready: false, reason: 'stopping' }, { status: 503, headers: { connection: 'close' } })
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
      const closed = new Promise((done) => server.close(done))
      server.closeIdleConnections()
      const cut = setTimeout(() => server.closeAllConnections(), patienceMilliseconds)
      await closed
      clearTimeout(cut)
    },
  }
}
