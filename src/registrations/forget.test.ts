import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform, program } from '../acts/public.ts'
import { house } from '../house.ts'
import { editionWithRequests } from '../plan/testing/edition-with-requests.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { registrations } from './module.ts'
import { registrationKept } from './register.ts'
import { answersFor, aPerson, openFor } from './testing/open-edition.ts'

const now = new Date('2022-05-20T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>

beforeAll(async () => {
  t = await testPlatform(now.toISOString(), {}, house)
})
afterAll(() => t.close())

test('what somebody needs goes once the forum is over, all other answers a year later, and the record of who took part stays', async () => {
  const { edition } = await editionWithRequests(t.db, now)
  await openFor(t.platform, edition)
  const personId = await aPerson(t.platform, 'wanjiku@example.org')
  const answers = { ...answersFor('Wanjiku Exampleton', 'on_site'), needs: ['captions'] }
  const wish = { answers, language: 'en' as const }
  expect(await perform(t.platform, registrationKept, { edition, actor: program(personId), wish })).toMatchObject({
    ok: true,
  })
  const kept = () =>
    t.db
      .selectFrom('registration')
      .select(['answers', 'name', 'presence'])
      .where('edition_id', '=', edition.id)
      .executeTakeFirstOrThrow()
  const roundOn = async (day: string) => {
    t.clock.set(new Date(`${day}T03:00:00Z`))
    return registrations.daily?.(t.platform)
  }
  expect(await roundOn(edition.endsOn)).toMatchObject({ needs: 0, registrantsAnswers: 0 })
  expect((await kept()).answers).toMatchObject({ needs: ['captions'] })

  const dayAfter = new Date(Date.parse(edition.endsOn) + 86_400_000).toISOString().slice(0, 10)
  expect(await roundOn(dayAfter)).toMatchObject({ needs: 1, registrantsAnswers: 0 })
  expect((await kept()).answers).not.toHaveProperty('needs')
  expect((await kept()).answers).toMatchObject({ country: 'KE' })

  const yearAfter = new Date(Date.parse(edition.endsOn) + 367 * 86_400_000).toISOString().slice(0, 10)
  expect(await roundOn(yearAfter)).toMatchObject({ needs: 0, registrantsAnswers: 1 })
  expect(await kept()).toEqual({ answers: {}, name: 'Wanjiku Exampleton', presence: 'on_site' })
})
