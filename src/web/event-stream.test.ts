import { setTimeout as later } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { eventStreams } from './event-stream.ts'

const LIMITS = { network: 3, person: 2, unknown: 5, total: 7 }
const silent = () => () => {}
const network = (name: string) => ({ network: name })
const person = (name: string) => ({ person: name })

test('one network holds its share of open streams, strangers together theirs, and whoever is signed in still finds room', async () => {
  const streams = eventStreams(LIMITS)
  const [first] = ['a', 'a', 'a'].map((name) => streams.open(network(name), silent))
  expect(streams.open(network('a'), silent)).toBeNull()
  expect(streams.open(network('b'), silent)).not.toBeNull()
  expect(streams.open(network('b'), silent)).not.toBeNull()
  expect(streams.open(network('c'), silent), 'strangers have theirs').toBeNull()
  expect(streams.open(person('maria'), silent)).not.toBeNull()
  expect(streams.open(person('maria'), silent)).not.toBeNull()
  expect(streams.open(person('maria'), silent), 'a person has theirs').toBeNull()
  expect(streams.open(person('li'), silent), 'the house is full').toBeNull()
  await first?.body?.cancel()
  expect(streams.count()).toBe(6)
  expect(streams.open(person('li'), silent)).not.toBeNull()
})

test('a stream that nobody reads takes no more than its share of memory, hears nothing once it is swept, and leaves its place', async () => {
  const streams = eventStreams(LIMITS, 20)
  let tell: (event: string) => void = () => {}
  let heard = true
  const unread = streams.open(network('a'), (to) => {
    tell = to
    return () => {
      heard = false
    }
  })
  const read = streams.open(network('b'), silent)
  const reader = read?.body?.getReader()
  const reading = (async () => {
    for (;;) if ((await reader?.read())?.done) return
  })()
  for (let i = 0; i < 100_000; i++) tell('changed')
  await expect.poll(() => streams.count()).toBe(1)
  expect(heard).toBe(false)
  expect((await unread?.text())?.split('event:').length).toBeLessThan(50)
  await later(60)
  expect(streams.count(), 'who reads stays').toBe(1)
  await reader?.cancel()
  await reading
  expect(streams.count()).toBe(0)
})

test('when a node dies all who listened come back within two seconds, each at a moment of its own', async () => {
  const streams = eventStreams({ network: 40, person: 2, unknown: 40, total: 40 })
  const waits = await Promise.all(
    Array.from({ length: 40 }, async (_, nth) => {
      const reader = streams.open(network(`n${nth}`), silent)?.body?.getReader()
      const { value } = (await reader?.read()) ?? expect.unreachable()
      await reader?.cancel()
      return Number(/^retry: (\d+)\n/.exec(new TextDecoder().decode(value))?.[1])
    }),
  )
  expect(new Set(waits).size).toBeGreaterThan(20)
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(500)
  expect(Math.max(...waits)).toBeLessThanOrEqual(1500)
})
