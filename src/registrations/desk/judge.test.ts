import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform, person, preview } from '../../acts/public.ts'
import { house } from '../../house.ts'
import { editionWithRequests } from '../../plan/testing/edition-with-requests.ts'
import { officer } from '../../plan/testing/officer.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { registrationOf } from '../reads.ts'
import { aPerson, openFor, register } from '../testing/open-edition.ts'
import { registrationsJudged } from './judge.ts'

const now = new Date('2022-05-20T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>

beforeAll(async () => {
  t = await testPlatform(now.toISOString(), {}, house)
})
afterAll(() => t.close())

test('a place shown as given by an approval, and given to somebody else meanwhile, is not turned into a wait unseen', async () => {
  const { edition } = await editionWithRequests(t.db, now)
  await openFor(t.platform, edition, { places: 1, approval: 'on_site' })
  const asked = []
  for (const name of ['wanjiku', 'otieno']) {
    const id = await aPerson(t.platform, `${name}@example.org`)
    expect(await register(t.platform, edition, id, { presence: 'on_site' })).toMatchObject({ ok: true })
    asked.push({ id, number: (await registrationOf(t.db, edition, id))?.number ?? 0 })
  }
  const nothing = { text: '', language: 'en', others: {} }
  const by = { edition, actor: person(officer(edition)) }
  const wishes = asked.map(({ number }) => ({ numbers: [number], judgement: 'approve' as const, reason: nothing }))
  const shown = []
  for (const wish of wishes) {
    const looked = await preview(t.platform, registrationsJudged, { ...by, wish })
    shown.push({ ...by, wish, seen: (looked.ok && looked.value.seen) || '' })
  }
  const [first, second] = shown as [(typeof shown)[number], (typeof shown)[number]]
  expect(await perform(t.platform, registrationsJudged, first)).toMatchObject({ ok: true })
  expect(await perform(t.platform, registrationsJudged, second)).toMatchObject({
    refusal: { code: 'changed-meanwhile' },
  })
  expect((await registrationOf(t.db, edition, asked[1]?.id ?? ''))?.state).toBe('asked')
})
