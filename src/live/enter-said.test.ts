import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { perform, program } from '../acts/public.ts'
import { callByCode, editionBySlug } from '../consultation/public.ts'
import { loadEdition } from '../editions/public.ts'
import { formsOffered } from '../forms/public.ts'
import { house } from '../house.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'
import { saidEntered } from './enter-said.ts'
import type { Lead } from './lead.ts'
import { floorLed } from './lead-floor.ts'
import { type Meeting, meetingOf } from './meeting.ts'
import { handRaised } from './raise-hand.ts'
import { floorOf, handsOf, statementsOf } from './reads.ts'
import { statementSent } from './send-statement.ts'

// After the call for submissions has closed: what is said in a meeting comes at its own hour.
const now = new Date('2022-04-25T13:05:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope
let meeting: Meeting

const order = () => ({ edition, actor: program() })
const lead = (wish: Lead) =>
  perform(t.platform, floorLed, { ...order(), wish: { meeting, rehearsal: false, lead: wish } })
const floor = async () => {
  const found = await floorOf(t.db, edition, { ...meeting, rehearsal: false })
  return found ?? expect.unreachable('no chair has touched the floor')
}
const saying = { speaker: 'one', name: '例 明', organization: '示例大学', group: 'academia_technical' }

beforeAll(async () => {
  t = await testPlatform(now.toISOString(), {}, house)
  await loadEdition(t.platform, 'wsis-forum-2022', { asPrinted: true })
  edition = (await editionBySlug(t.db, 'wsis-forum-2022')) as EditionScope
  meeting = (await meetingOf(t.db, edition, 'm3-meeting-2')) as Meeting
  const at = { meeting, rehearsal: false }
  await lead({ does: 'open' })
  const body = { text: '农村地区的连通性仍是首要问题。', language: 'zh', others: {} }
  await perform(t.platform, statementSent, { ...order(), wish: { ...at, saying, body, personId: null } })
  const spoke = { ...saying, speaker: 'two', name: 'Ada', organization: '', group: null }
  await perform(t.platform, handRaised, {
    ...order(),
    wish: { ...at, saying: spoke, presence: 'remote', personId: null },
  })
})
afterAll(() => t.close())

test('a statement enters the register once it is read into the record, once, by the way of meetings, whatever the call says', async () => {
  const [statement] = await statementsOf(t.db, await floor())
  const wish = { meeting, said: { of: 'statement' as const, id: statement?.id ?? '' } }
  expect(await perform(t.platform, saidEntered, { ...order(), wish })).toMatchObject({
    refusal: { code: 'not-spoken' },
  })
  await lead({ does: 'read', statement: wish.said.id })
  // Two officers press at once.
  const both = await Promise.all([1, 2].map(() => perform(t.platform, saidEntered, { ...order(), wish })))
  expect(both.map(({ ok }) => ok)).toEqual([true, true])
  const rows = await t.db.selectFrom('submission').selectAll().where('channel', '=', 'meeting').execute()
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({
    submitter_name: '例 明',
    stakeholder_group: 'academia_technical',
    language: 'zh',
    title: '农村地区的连通性仍是首要问题。',
    submitter_email: '',
  })
  const steps = await t.db
    .selectFrom('thread_step')
    .select('kind')
    .where('submission_id', '=', rows[0]?.id ?? '')
    .execute()
  expect(steps).toEqual([{ kind: 'submitted' }])
  expect(await lead({ does: 'unread', statement: wish.said.id })).toMatchObject({
    refusal: { code: 'statement-entered' },
  })
})

test('an intervention enters in the words somebody wrote down, and everybody finds it from the floor and in the register', async () => {
  const [hand] = await handsOf(t.db, await floor())
  const said = { of: 'hand' as const, id: hand?.id ?? '', words: '', language: 'en' as const }
  const words = 'Ada asked for minutes in six languages.'
  await lead({ does: 'give', hand: said.id })
  expect(
    await perform(t.platform, saidEntered, { ...order(), wish: { meeting, said: { ...said, words } } }),
  ).toMatchObject({
    refusal: { code: 'not-spoken' },
  })
  await lead({ does: 'end' })
  expect(await perform(t.platform, saidEntered, { ...order(), wish: { meeting, said } })).toMatchObject({
    refusal: { code: 'words-missing' },
  })
  const done = await perform(t.platform, saidEntered, { ...order(), wish: { meeting, said: { ...said, words } } })
  const reference = done.ok ? (done.value?.reference ?? '') : expect.unreachable()
  const web = createWeb(t.platform, house)
  const page = async (path: string) => (await web.request(`/en/wsis-forum-2022${path}`)).text()
  expect(await page('/live/m3-meeting-2/list')).toContain(reference)
  expect(await page(`/submissions/${reference.split('-')[1]}`)).toContain(words)
  expect(await page('/submissions')).toContain(reference)
})

test('nobody is offered the form of meetings', async () => {
  const call = await callByCode(t.db, edition, 'official_submissions')
  const offered = call && (await formsOffered(t.db, call.id)).map(({ code }) => code)
  expect(offered).toContain('official_submission')
  expect(offered).not.toContain('meeting_contribution')
})
