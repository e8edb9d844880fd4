import { afterAll, beforeAll, expect, test } from 'vitest'
import { program } from '../../acts/public.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { makeSession } from '../../sessions/make-session.ts'
import { breachesToCome } from '../breaches-to-come.ts'
import { placeSession } from '../place.ts'
import { planFacts } from '../plan-facts.ts'
import { standingOf } from '../standing.ts'
import { editionWithRequests } from '../testing/edition-with-requests.ts'
import { heldPlan } from '../thread/answers.ts'
import { chosenSpeakers, mostInADay, sessionsOf, speakerChoice, speakersOf } from './speakers.ts'

const now = new Date('2022-03-20T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform('2022-03-20T10:00:00Z')
})
afterAll(() => t.close())

test('each person stands once, with sessions, the load of each day, clashes and what is written of them', async () => {
  const at = await editionWithRequests(t.db, now)
  const rosa = { given_name: 'Rosa', family_name: 'Muestra', email: 'rosa@example.org', organization: 'Academy' }
  const li = { given_name: '伟', family_name: '李', role: 'panellist', attendance: 'remote', confirmed: 'yes' }
  const place = async (title: string, slotCode: string, roomCode: string) => {
    const id = await at.handIn({
      title,
      session_type: 'thematic_workshop',
      duration_minutes: '60',
      participation_mode: 'hybrid',
      people: [{ ...rosa, role: 'moderator', attendance: 'on_site' }, ...(title === 'One' ? [li] : [])],
    })
    const made = await t.db.transaction().execute((tx) => makeSession(tx, at.edition, id, now))
    const wish = { sessionNumber: made?.number ?? 0, slotCode, roomCode, startsAt: null, reason: 'So.', anyway: true }
    expect((await placeSession(t.platform, { edition: at.edition, actor: program() }, wish)).ok).toBe(true)
    return made?.number ?? 0
  }
  const numbers = [
    await place('One', '2022-06-01-A', 'a'),
    await place('Two', '2022-06-01-A', 'l'),
    await place('Three', '2022-06-01-B', 'l'),
  ]
  const facts = await planFacts(t.db, at.edition)
  const breaches = breachesToCome(facts, standingOf(heldPlan(facts, at.edition.zone)).broken, now)
  const all = await speakersOf(t.db, at.edition, breaches)
  expect(all.map((s) => [s.name, s.sort, s.affiliation, sessionsOf(s), s.load, mostInADay(s)])).toEqual([
    ['Rosa Muestra', 'Muestra, Rosa', 'Academy', numbers, [['2022-06-01', 3]], 3],
    ['李伟', '李伟', '', [numbers[0]], [['2022-06-01', 1]], 1],
  ])
  const shown = (query: string) => chosenSpeakers(all, speakerChoice(new URLSearchParams(query))).map((s) => s.name)
  expect(shown('show=clashing')).toEqual(['Rosa Muestra'])
  expect(shown('show=busy')).toEqual(['Rosa Muestra'])
  expect(shown('show=unconfirmed')).toEqual(['Rosa Muestra'])
  expect([shown('q=academy'), shown('presence=remote'), shown('q=李')]).toEqual([['Rosa Muestra'], ['李伟'], ['李伟']])
})
