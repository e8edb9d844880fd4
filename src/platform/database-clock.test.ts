import { expect, test } from 'vitest'
import { databaseClock } from './database-clock.ts'

/** A machine whose two clocks and whose database are moved by hand. */
function aMachine({ wallAhead = 0, answerTakes = 0 } = {}) {
  const real = { now: Date.parse('2022-03-10T14:00:00Z') }
  const machine = { wallAhead, slept: 0, answerTakes }
  return {
    machine,
    local: { wall: () => real.now + machine.wallAhead, steady: () => real.now - machine.slept },
    ask: async () => {
      real.now += machine.answerTakes / 2
      const at = new Date(real.now)
      real.now += machine.answerTakes / 2
      return at
    },
    pass: (milliseconds: number) => {
      real.now += milliseconds
    },
    real: () => new Date(real.now),
  }
}
const never = (error: unknown) => {
  throw error
}

test.each([-3_600_000, 0, 3_600_000])(
  'a node whose clock is %i ms ahead tells the time of the database',
  async (wallAhead) => {
    const m = aMachine({ wallAhead, answerTakes: 4 })
    const clock = await databaseClock(m.ask, never, m.local)
    m.pass(30_000)
    expect([clock.now(), clock.inStep()]).toEqual([m.real(), true])
    clock.close()
  },
)

test('a clock that is set while the program runs moves nothing, and nothing is decided until the database was asked again', async () => {
  const m = aMachine()
  const clock = await databaseClock(m.ask, never, m.local)
  m.machine.wallAhead = 3_600_000
  expect(clock.now()).toEqual(m.real())
  expect(clock.inStep()).toBe(false)
  await clock.measure()
  expect([clock.now(), clock.inStep()]).toEqual([m.real(), true])
  clock.close()
})

test('a machine that slept decides nothing before it has asked', async () => {
  const m = aMachine()
  const clock = await databaseClock(m.ask, never, m.local)
  m.pass(7_200_000)
  m.machine.slept = 7_200_000
  expect(clock.inStep()).toBe(false)
  await clock.measure()
  expect([clock.now(), clock.inStep()]).toEqual([m.real(), true])
  clock.close()
})

test('a database that has not answered in time for long is no witness', async () => {
  const m = aMachine({ answerTakes: 3_000 })
  const clock = await databaseClock(m.ask, never, m.local)
  expect(clock.inStep()).toBe(false)
  clock.close()
})
