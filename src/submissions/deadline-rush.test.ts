import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { callByCode, editionBySlug } from '../consultation/public.ts'
import { loadEdition } from '../editions/public.ts'
import { house } from '../house.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'
import { browserHash } from './drafts.ts'
import { saveDraft } from './save-draft.ts'
import { startDraft } from './start-draft.ts'

const IN_TIME = 200
const TOO_LATE = 20

let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope
beforeAll(async () => {
  t = await testPlatform('2022-02-14T09:20:00Z', {}, house)
  await loadEdition(t.platform, 'wsis-forum-2022')
  edition = (await editionBySlug(t.db, 'wsis-forum-2022')) as EditionScope
})
afterAll(() => t.close())

const answers = {
  submitter_name: 'Liis Placeholder',
  submitter_email: 'g9.1@example.org',
  acting_as: 'individual',
  country: 'EE',
  stakeholder_type: 'government',
  submission_language: 'en',
  priority_topics: 'Consent that a person can actually refuse.',
  action_lines: ['C5'],
  consent_publication: true,
  consent_data: true,
}
/** A draft ready to be handed in, with the secret of its browser. */
async function aDraft(i: number): Promise<{ key: string; id: string }> {
  const key = String(i).padStart(43, 'k')
  const owner = { browserHash: browserHash(key), personId: null }
  const wish = { call: 'official_submissions', form: 'official_submission', language: 'en', owner }
  const started = await startDraft(t.platform, edition, wish)
  if (!started.ok) throw new Error(started.refusal.code)
  await saveDraft(t.platform, edition, owner, started.value.id, { answers, shown: {} })
  return { key, id: started.value.id }
}

/** The database answers nobody who asks for the edition, until it is let go. */
async function heldUp() {
  const [held, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const holding = t.db.transaction().execute(async (tx) => {
    await sql`lock table edition, sign_in, draft in access exclusive mode`.execute(tx)
    held.resolve()
    await go.promise
  })
  await held.promise
  return async () => {
    go.resolve()
    await holding
  }
}

test('two hundred hand-ins before a closing second, with the database held up for three: none is misjudged, nor are those after it', async () => {
  const drafts: { key: string; id: string }[] = []
  for (let i = 0; i < IN_TIME + TOO_LATE; i++) drafts.push(await aDraft(i))
  const closes = (await callByCode(t.db, edition, 'official_submissions'))?.closesAt as Date
  t.clock.set(new Date(closes.getTime() - 1).toISOString())

  // Every form that has come in whole asks the clock once before it asks the database.
  let arrived = 0
  const now = () => {
    arrived++
    return t.platform.clock.now()
  }
  const web = createWeb({ ...t.platform, clock: { ...t.platform.clock, now } }, house)
  const handIn = ({ key, id }: { key: string; id: string }) =>
    web.request(`/en/wsis-forum-2022/drafts/${id}/submit`, {
      method: 'POST',
      headers: { cookie: `convoke_draft=${key}`, 'sec-fetch-site': 'same-origin', origin: 'http://localhost' },
      body: new URLSearchParams(),
    })
  const cameIn = async (count: number) => {
    while (arrived < count) await new Promise((turn) => setImmediate(turn))
  }

  const letGo = await heldUp()
  const early = drafts.slice(0, IN_TIME).map(handIn)
  await cameIn(IN_TIME)
  t.clock.set(new Date(closes.getTime() + 3000).toISOString())
  const late = drafts.slice(IN_TIME).map(handIn)
  await cameIn(IN_TIME + TOO_LATE)
  await letGo()

  const statuses = async (answers: (Promise<Response> | Response)[]) =>
    Map.groupBy(
      (await Promise.all(answers)).map((a) => a.status),
      (s) => s,
    )
  const counted = async (answers: (Promise<Response> | Response)[]) =>
    Object.fromEntries([...(await statuses(answers))].map(([status, all]) => [status, all.length]))
  expect(await counted(early)).toEqual({ 303: IN_TIME })
  expect(await counted(late)).toEqual({ 409: TOO_LATE })
  const versions = await t.db.selectFrom('submission_version').select('received_at').execute()
  expect(versions.length).toBe(IN_TIME)
  expect(versions.every((v) => v.received_at.getTime() === closes.getTime() - 1)).toBe(true)
}, 120_000)
