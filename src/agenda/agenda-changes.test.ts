import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlannedEntry } from './agenda.ts'
import { nextAgenda } from './agenda-changes.ts'
import { aPlannedEntry, roomA, roomL } from './samples.ts'

const march = new Date('2022-03-01T10:00:00Z')
const april = new Date('2022-04-01T10:00:00Z')
const firstVersion = (...planned: PlannedEntry[]) => nextAgenda([], planned, march).entries
const at = (startsAt: string, endsAt: string, room = roomA) => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
  room,
})

describe('the next version of the agenda', () => {
  test('takes in what is placed and leaves out what is not', () => {
    const next = nextAgenda([], [aPlannedEntry({ number: 101 }), aPlannedEntry({ number: 102, place: null })], march)
    expect(next.entries.map((e) => [e.number, e.sequence])).toEqual([[101, 0]])
    expect(next.changes.map((c) => [c.kind, c.number])).toEqual([['new', 101]])
  })

  test('changes nothing when nothing changed, even if keys come back in another order', () => {
    const planned = aPlannedEntry({})
    const last = firstVersion(planned).map((e) => Object.fromEntries(Object.entries(e).reverse()) as typeof e)
    const next = nextAgenda(last, [planned], april)
    expect(next.changes).toEqual([])
    expect(next.entries).toEqual(firstVersion(planned))
  })

  test('names a move with both places and its reason, and raises the sequence by one', () => {
    const last = firstVersion(aPlannedEntry({ number: 101 }))
    const moved = aPlannedEntry({
      number: 101,
      reason: 'A speaker arrives a day later.',
      place: at('2022-06-02T07:00:00.000Z', '2022-06-02T08:30:00.000Z', roomL),
    })
    const next = nextAgenda(last, [moved], april)
    expect(next.changes).toEqual([
      {
        kind: 'moved',
        sessionId: 'session-101',
        number: 101,
        title: 'Session 101',
        language: 'en',
        reason: 'A speaker arrives a day later.',
        fields: [],
        from: {
          startsAt: new Date('2022-06-01T07:00:00.000Z'),
          endsAt: new Date('2022-06-01T08:30:00.000Z'),
          room: { code: 'a', name: roomA.name },
        },
        to: {
          startsAt: new Date('2022-06-02T07:00:00.000Z'),
          endsAt: new Date('2022-06-02T08:30:00.000Z'),
          room: { code: 'l', name: roomL.name },
        },
      },
    ])
    expect(next.entries.map((e) => [e.sequence, e.changedAt])).toEqual([[1, april]])
  })

  test('keeps a cancelled session at its last time, and tells when it is back', () => {
    const last = firstVersion(aPlannedEntry({}))
    const cancelled = nextAgenda(last, [aPlannedEntry({ standing: 'cancelled', place: null, reason: 'Ill.' })], april)
    expect(cancelled.entries.map((e) => [e.standing, e.startsAt, e.sequence])).toEqual([
      ['cancelled', new Date('2022-06-01T07:00:00Z'), 1],
    ])
    expect(cancelled.changes.map((c) => [c.kind, c.to])).toEqual([['cancelled', null]])
    const back = nextAgenda(cancelled.entries, [aPlannedEntry({})], april)
    expect(back.changes.map((c) => c.kind)).toEqual(['restored'])
    expect(back.entries.map((e) => e.sequence)).toEqual([2])
  })

  test('says of a published session that left the plan that its time is to be announced, never that it is postponed', () => {
    const next = nextAgenda(firstVersion(aPlannedEntry({})), [aPlannedEntry({ place: null })], april)
    expect(next.changes.map((c) => [c.kind, c.to])).toEqual([['unplaced', null]])
    expect(next.entries.map((e) => e.standing)).toEqual(['unplaced'])
  })

  test('does not speak of a session that was cancelled before anyone saw it', () => {
    const next = nextAgenda([], [aPlannedEntry({ standing: 'cancelled' })], april)
    expect(next).toEqual({ entries: [], changes: [] })
  })

  test('names the fields that changed besides time and room', () => {
    const next = nextAgenda(firstVersion(aPlannedEntry({})), [aPlannedEntry({ title: 'New', captioning: true })], april)
    expect(next.changes.map((c) => [c.kind, c.fields])).toEqual([['changed', ['title', 'captioning']]])
  })

  test('never loses a session that was published, and its sequence never goes back', () => {
    const plan = fc.uniqueArray(
      fc.record({
        number: fc.integer({ min: 101, max: 108 }),
        standing: fc.constantFrom('on' as const, 'cancelled' as const, 'postponed' as const),
        placed: fc.boolean(),
        title: fc.constantFrom('One', 'Two'),
      }),
      { selector: (p) => p.number },
    )
    fc.assert(
      fc.property(fc.array(plan, { maxLength: 6 }), (plans) => {
        let last: ReturnType<typeof firstVersion> | readonly never[] = []
        for (const p of plans) {
          const planned = p.map(({ placed, ...rest }) => aPlannedEntry({ ...rest, ...(placed ? {} : { place: null }) }))
          const { entries, changes } = nextAgenda(last, planned, april)
          const sequenceOf = new Map(entries.map((e) => [e.sessionId, e.sequence]))
          const changed = new Set(changes.map((c) => c.sessionId))
          for (const before of last) {
            expect(sequenceOf.get(before.sessionId)).toBe(before.sequence + (changed.has(before.sessionId) ? 1 : 0))
          }
          last = [...entries]
        }
      }),
      { numRuns: 200 },
    )
  })
})
