import fc from 'fast-check'
import { expect, test } from 'vitest'
import { speakingOrder, type Waiting } from './order.ts'

const at = (minute: number) => new Date(Date.UTC(2021, 11, 8, 13, minute))
const GROUPS = ['governments', 'private_sector', 'civil_society', 'academia_technical', null] as const
const one = fc.record({
  group: fc.constantFrom(...GROUPS),
  presence: fc.constantFrom('on_site' as const, 'remote' as const),
  askedAt: fc.integer({ min: 0, max: 59 }).map(at),
})
const room = fc
  .array(one, { maxLength: 40 })
  .map((all): Waiting[] => all.map((waiting, i) => ({ ...waiting, speaker: `speaker ${i}` })))

test('everybody who waits is in the order once, whatever order the hands are read in', () => {
  fc.assert(
    fc.property(room, fc.array(fc.nat(), { maxLength: 40 }), (waiting, mixing) => {
      const order = speakingOrder(waiting, [], 180)
      expect(new Set(order.map((w) => w.speaker))).toEqual(new Set(waiting.map((w) => w.speaker)))
      const mixed = waiting
        .map((w, i) => ({ w, by: mixing[i] ?? 0 }))
        .sort((a, b) => a.by - b.by)
        .map(({ w }) => w)
      expect(speakingOrder(mixed, [], 180)).toEqual(order)
    }),
  )
})

test('of groups that all still have somebody waiting, none is ever more than one intervention ahead of another', () => {
  fc.assert(
    fc.property(room, (waiting) => {
      const order = speakingOrder(waiting, [], 180)
      const turns = new Map<string | null, number>(waiting.map((w) => [w.group, 0]))
      order.forEach((next, i) => {
        turns.set(next.group, (turns.get(next.group) ?? 0) + 1)
        const still = [...new Set(order.slice(i + 1).map((w) => w.group))].map((group) => turns.get(group) ?? 0)
        if (still.length > 1) expect(Math.max(...still) - Math.min(...still)).toBeLessThanOrEqual(1)
      })
    }),
  )
})

test('a group that has spoken long waits, a newcomer goes before somebody who has spoken, and the way heard less goes first', () => {
  const waiting = (speaker: string, group: string, presence: 'on_site' | 'remote', minute: number): Waiting => ({
    speaker,
    group,
    presence,
    askedAt: at(minute),
  })
  const spoken = [
    { speaker: 'minister', group: 'governments', presence: 'on_site' as const, seconds: 240 },
    { speaker: 'network', group: 'civil_society', presence: 'on_site' as const, seconds: 100 },
  ]
  const order = speakingOrder(
    [
      waiting('minister', 'governments', 'on_site', 1),
      waiting('network', 'civil_society', 'remote', 2),
      waiting('youth on site', 'civil_society', 'on_site', 3),
      waiting('youth afar', 'civil_society', 'remote', 4),
    ],
    spoken,
    180,
  )
  expect(order.map((w) => w.speaker)).toEqual(['youth afar', 'minister', 'youth on site', 'network'])
})
