import { expect, test } from 'vitest'
import { roomForBodies } from './room.ts'

test('large forms wait for room in the order they came, one network has only its share, and no form waits for ever', async () => {
  const room = roomForBodies(100, 40, 10_000)
  const entered: string[] = []
  const enter = (name: string, network: string, bytes: number) =>
    room.enter(network, bytes).then((leave) => {
      entered.push(name)
      return leave
    })
  const first = await enter('first', 'a', 40)
  const second = enter('second of the same', 'a', 30)
  const other = await enter('another', 'b', 40)
  expect(entered, 'it waits for its own network and keeps nobody waiting').toEqual(['first', 'another'])
  const large = enter('large', 'c', 30)
  const small = enter('small', 'd', 10)
  expect(room.taken()).toBe(80)
  other?.()
  other?.()
  await Promise.all([large, small])
  expect([room.taken(), entered]).toEqual([80, ['first', 'another', 'large', 'small']])
  first?.()
  await second
  expect(room.taken()).toBe(70)
})

test('whoever went away, or waited too long, has no place in the line', async () => {
  const room = roomForBodies(100, 100, 30)
  const leave = await room.enter('a', 100)
  const gone = new AbortController()
  const waiting = room.enter('b', 10, gone.signal)
  gone.abort()
  expect(await waiting).toBeNull()
  expect(await room.enter('c', 10)).toBeNull()
  leave?.()
  expect(room.taken()).toBe(0)
  expect(await room.enter('d', 500, new AbortController().signal), 'what is larger than all goes alone').not.toBeNull()
})
