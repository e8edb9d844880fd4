import { expect, test } from 'vitest'
import { serveOn } from './serve.ts'

test('a node that stops tells the proxy first, finishes what it has in hand, and then is gone', async () => {
  let finish = () => {}
  const serving = await serveOn(
    async (request: Request) => {
      if (request.url.endsWith('/slow'))
        await new Promise<void>((done) => {
          finish = done
        })
      return new Response('done')
    },
    '127.0.0.1',
    0,
  )
  const at = (path: string) => fetch(`http://127.0.0.1:${serving.port}${path}`)
  expect((await at('/health/ready')).status).toBe(200)
  const slow = at('/slow')
  const stopped = serving.stop(20_000)
  expect(await (await at('/page')).text()).toBe('done') // the proxy has not heard yet
  const ready = await at('/health/ready')
  expect([ready.status, await ready.json()]).toEqual([503, { ready: false, reason: 'stopping' }])
  finish()
  expect(await (await slow).text()).toBe('done')
  await stopped
  await expect(at('/page')).rejects.toThrow()
})

test('where nobody asks whether it is ready, a node stops at once', async () => {
  const serving = await serveOn(() => new Response('done'), '127.0.0.1', 0)
  const began = performance.now()
  await serving.stop(20_000)
  expect(performance.now() - began).toBeLessThan(5000)
})
