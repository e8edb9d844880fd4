import { afterAll, beforeAll, expect, test } from 'vitest'
import { program } from '../../acts/public.ts'
import type { SessionId } from '../../platform/db/schema.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { placeSession } from '../place.ts'
import { planFacts } from '../plan-facts.ts'
import { editionWithSessions } from '../testing/edition-with-sessions.ts'
import { bestPlaces } from './best-places.ts'

const now = new Date('2022-05-01T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform('2022-05-01T10:00:00Z')
})
afterAll(() => t.close())

const asked = (session: SessionId = '', budget: number) => ({ session, now, budget })

test('every place that is offered is to come, is free, and passes the gate without a rule broken', async () => {
  const at = await editionWithSessions(t.db, 6, now)
  const edition = at.edition
  const offered = async (i: number) =>
    bestPlaces({ facts: await planFacts(t.db, edition), zone: edition.zone }, asked(at.ids[i], 60_000))
  for (const i of [0, 1, 2, 3]) {
    const { places, all } = await offered(i)
    expect([places.length > 0, all]).toEqual([true, true])
    expect(places.every(({ startsAt }) => startsAt > now)).toBe(true)
    const [{ room: roomCode, slot: slotCode } = { room: '', slot: '' }] = places
    const wish = { sessionNumber: at.numbers[i] ?? 0, slotCode, roomCode, startsAt: null, reason: '', anyway: false }
    // The next session shares its moderator with this one, and the room is taken now: what was offered before is offered no more.
    expect(await placeSession(t.platform, { edition, actor: program() }, wish)).toMatchObject({ ok: true })
    const again = await offered(i + 1)
    expect(again.places).not.toContainEqual(expect.objectContaining({ room: roomCode, slot: slotCode }))
  }
})

test('without time it says that not all was looked at', async () => {
  const at = await editionWithSessions(t.db, 1, now)
  const facts = await planFacts(t.db, at.edition)
  expect(bestPlaces({ facts, zone: at.edition.zone }, asked(at.ids[0], -1))).toEqual({
    places: [],
    all: false,
  })
})
