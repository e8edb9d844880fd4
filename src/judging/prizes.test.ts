import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { perform, program } from '../acts/public.ts'
import { loadEdition } from '../editions/public.ts'
import type { Answers } from '../forms/public.ts'
import { house } from '../house.ts'
import { startSignIn } from '../identity/complete-sign-in.ts'
import { deviceOf } from '../identity/device.ts'
import { findOrAddPerson, grantRole } from '../identity/store.ts'
import type { PersonId } from '../platform/db/schema.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { saveDraft, startDraft, submitDraft, withdrawSubmission } from '../submissions/public.ts'
import { createWeb } from '../web/web.tsx'
import { voteOf } from './ballot.ts'
import { honouredIn } from './certificate.ts'
import { boundDeclared } from './declare.ts'
import { judgedNamed } from './reads.ts'
import { roomOf } from './room.ts'
import { entryScored } from './score.ts'
import { ENTRY, prizesEdition } from './testing/prizes-edition.ts'
import { voteCast } from './vote/cast.ts'

const SLUG = 'prizes-2022'
const AT = `/en/${SLUG}`
const DESK = `${AT}/desk/judging/prizes`
const INTAKE = `${AT}/desk/prizes/prizes`
const VOTE = `${AT}/ballot/prizes`
const WINNERS = `${AT}/winners/prizes`
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope
const people: Record<string, PersonId> = {}
const cookies: Record<string, string> = {}

async function signIn(name: string, role: 'secretariat_head' | 'secretariat_officer' | null = null) {
  cookies[name] = `convoke_sign_in=${await t.db.transaction().execute(async (tx) => {
    const now = t.clock.now()
    const id = await findOrAddPerson(tx, { email: `${name}@example.org`, givenName: name, language: 'en' }, now)
    people[name] = id
    if (role) await grantRole(tx, { personId: id, role, editionId: null, part: null }, now)
    return startSignIn(t.platform, tx, id, { method: 'test', draftKey: null, device: deviceOf(null) })
  })}`
}
const get = (at: string, who = '') => web.request(at, { headers: { cookie: cookies[who] ?? '' } })
const text = async (at: string, who = '') => (await get(at, who)).text()
const send = (at: string, who: string, fields: Record<string, string>) =>
  web.request(at, {
    method: 'POST',
    headers: {
      cookie: cookies[who] ?? '',
      origin: 'http://localhost',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(fields).toString(),
  })
/** The token of the form that has a button of this name, or of the only form. */
function seenIn(html: string, act?: string): string {
  const forms = html.match(/<form[\s\S]*?<\/form>/g) ?? []
  const form = forms.find((one) => (act ? one.includes(`value="${act}"`) : one.includes('name="seen"'))) ?? ''
  return (/name="seen" value="([^"]+)"/.exec(form)?.[1] ?? '').replaceAll('&amp;', '&')
}
const press = async (at: string, act: string, fields: Record<string, string> = {}, who = 'officer') =>
  (await send(at, who, { ...fields, act, seen: seenIn(await text(at, who), act) })).status

/** Hands an entry in, as people do. */
async function enter(title: string, category: string, more: Answers = {}, email = `${title}@example.org`) {
  const at = t.clock.now()
  const personId = await t.db.transaction().execute((tx) => findOrAddPerson(tx, { email, language: 'en' }, at))
  const owner = { browserHash: null, personId }
  const started = await startDraft(t.platform, edition, { call: 'prizes', form: 'prize_entry', language: 'en', owner })
  if (!started.ok) throw new Error(started.refusal.code)
  const own = { work_title: title, prize_category: category, submitter_email: email, submitter_name: `Team ${title}` }
  const answers = { ...ENTRY, ...own, ...more } as Answers
  await saveDraft(t.platform, edition, owner, started.value.id, { answers, shown: {} })
  const done = await submitDraft(t.platform, edition, { owner, draftId: started.value.id, arrivedAt: at })
  if (!done.ok) throw new Error(`${done.refusal.code} ${JSON.stringify(done.refusal.facts)}`)
  const { id } = await t.db
    .selectFrom('submission')
    .select('id')
    .where('edition_id', '=', edition.id)
    .where('number', '=', done.value.number)
    .executeTakeFirstOrThrow()
  return { submissionId: id, owner }
}

const CATEGORIES = [
  ...['C1', 'C2', 'C3', 'C4', 'C5', 'C6'],
  ...Array.from({ length: 8 }, (_, i) => `C7.${i + 1}`),
  ...['C8', 'C9', 'C10', 'C11'],
]

beforeAll(async () => {
  t = await testPlatform('2022-03-01T09:00:00Z', {}, house)
  const folder = path.join(t.platform.config.dataFolder, 'editions', SLUG)
  await loadEdition(t.platform, prizesEdition('editions/wsis-forum-2022', folder))
  edition = (await house.editionNamed(t.db, SLUG)) as EditionScope
  web = createWeb(t.platform, house)
  await signIn('officer', 'secretariat_officer')
  await signIn('head', 'secretariat_head')
  for (const name of ['expert', ...Array.from({ length: 7 }, (_, i) => `voter${i}`)]) await signIn(name)
}, 120_000)
afterAll(() => t.close())

/** The expert declares and scores what is in the room, as `points` says by title. */
async function judge(points: (title: string) => number) {
  const personId = people.expert ?? ''
  const order = { edition, actor: program(personId) }
  await perform(t.platform, boundDeclared, {
    ...order,
    wish: { selection: 'prizes', bound: [], reason: '', language: 'en' },
  })
  const room = await roomOf(t.db, edition, { selection: 'prizes', personId, now: t.clock.now() })
  for (const { place, work } of room?.pieces ?? []) {
    const wish = {
      selection: 'prizes',
      place,
      points: { impact: String(points(work.title)) },
      note: '',
      language: 'en',
    }
    expect((await perform(t.platform, entryScored, { ...order, wish })).ok).toBe(true)
  }
}
async function open(from: string, to: string) {
  expect(await press(DESK, 'open', { opens: `${from}T09:00`, closes: `${to}T18:00`, blind: 'yes' })).toBe(303)
}
async function goTo(day: string) {
  t.clock.set(new Date(`${day}T19:00:00Z`))
  for (const name of ['officer', 'head', 'voter0', 'voter6', 'expert']) await signIn(name)
}
const origins = async () =>
  (await t.db.selectFrom('round_vote').select('origin_hash').where('origin_hash', 'is not', null).execute()).map(
    ({ origin_hash }) => origin_hash,
  )
const titles = (html: string) => [...html.matchAll(/<bdi lang="en" dir="auto">([^<]+)</g)].map(([, title]) => title)

test('entries keep the rules of the edition: once in a category, completed, in the words that are allowed; experts nominate', async () => {
  for (const category of CATEGORIES)
    for (const n of category === 'C1' ? [1, 2, 3, 4, 5, 6, 7] : [1, 2]) await enter(`${category}-${n}`, category)
  await enter('again', 'C1', { submitter_name: 'Team C1-1' })
  await enter('planned', 'C2', { work_phase: 'planned' })
  await enter('wordy', 'C3', { work_description: 'word '.repeat(201) })
  const taken = await enter('taken-back', 'C4')
  expect(await press(INTAKE, 'take-in')).toBe(303)
  const desk = await text(INTAKE, 'officer')
  expect(desk.match(/not taken/g)).toHaveLength(3)
  expect(desk).toContain('The description has 200 words at most.')
  expect(desk).toContain('as many entries in this category as the rules allow')
  const again = /prizes\/(\d+)">(?:(?!<\/a>).)*again/.exec(desk)?.[1]
  expect(await press(`${INTAKE}/${again}`, 'in'), 'against the rules').toBe(422)
  const back = { submissionId: taken.submissionId, reason: 'We have no time', language: 'en' as const }
  await withdrawSubmission(t.platform, edition, taken.owner, back)
  expect(await press(INTAKE, 'take-in')).toBe(303)

  const expert = { email: 'expert@example.org', basis: 'Word of the board', from: '2022-03-01', until: '2022-05-30' }
  expect(await press(DESK, 'name', expert)).toBe(303)
  await open('2022-03-01', '2022-03-05')
  const room = await text(`${AT}/jury/prizes`, 'expert')
  expect(room).toContain('C7.3-2')
  expect(room, 'blind').not.toContain('Team C1')
  await judge((title) => (title === 'C1-7' ? 3 : 8))
  expect(await press(DESK, 'settle', { round: 'nomination' }), 'still open').not.toBe(303)
  await goTo('2022-03-05')
  expect(await press(DESK, 'choose', { round: 'nomination' }), 'not the last round').not.toBe(303)
  expect(await press(DESK, 'settle', { round: 'nomination' })).toBe(303)
  const nominated = await text(INTAKE, 'officer')
  expect(nominated.match(/>nominated</g)).toHaveLength(40)
  expect(nominated.match(/Total<\/th><td class="n">40</g), 'by group and by region').toHaveLength(2)
  expect(await text(VOTE), 'nobody knows who is nominated').not.toContain('C1-1')
}, 120_000)

test('the public votes once in each category, secretly; half a ballot does not count; five champions at most go on', async () => {
  await open('2022-03-05', '2022-03-20')
  const hub = await text(VOTE, 'voter0')
  expect(hub).toContain('all 18 categories')
  const c1 = await text(`${VOTE}/1`)
  expect(titles(c1)).toEqual(['C1-1', 'C1-2', 'C1-3', 'C1-4', 'C1-5', 'C1-6'])
  expect(c1, 'whoever is not signed in sees and cannot vote').not.toContain('type="radio"')
  expect((await send(`${VOTE}/1`, '', { entry: '1' })).status).not.toBe(303)
  // One votes by the pages, changes their mind, and is shown their own ballot alone.
  const numberOf = async (title: string) =>
    new RegExp(`value="(\\d+)"(?:(?!value=).)*>${title}<`, 's').exec(await text(`${VOTE}/1`, 'voter0'))?.[1] ?? ''
  const vote = async (entry: string) =>
    (await send(`${VOTE}/1`, 'voter0', { entry, seen: seenIn(await text(`${VOTE}/1`, 'voter0')) })).status
  expect(await vote(await numberOf('C1-6')), 'an address that nobody has shown to be theirs').toBe(422)
  await t.db
    .updateTable('person')
    .set({ email_proven_at: t.clock.now() })
    .where('id', 'in', Object.values(people))
    .execute()
  expect(await vote('')).toBe(422)
  expect(await vote(await numberOf('C1-6'))).toBe(303)
  expect((await send(`${VOTE}/1`, 'voter0', { act: 'back' })).status, 'taken back').toBe(303)
  expect(await text(VOTE, 'voter0')).toContain('Voted in 0 of 18')
  expect((await send(`${VOTE}/1`, 'voter0', { act: 'back' })).status, 'nothing to take back').toBe(422)
  expect(await vote(await numberOf('C1-1'))).toBe(303)
  expect(await origins(), 'keyed').toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)])
  expect(await text(VOTE, 'voter0')).toContain('Voted in 1 of 18')
  expect(await text(VOTE, 'voter6')).toContain('Voted in 0 of 18')
  // Six whole ballots, and one that lacks C1: 2, 1, 1, 1, 1 and no vote in the first category.
  const first = [1, 1, 2, 3, 4, 5]
  const seen = await voteOf(t.db, edition, { selection: 'prizes', personId: null, now: t.clock.now() })
  for (let i = 0; i < 7; i++)
    for (const [category, candidates] of seen?.categories ?? []) {
      if (category === 'C1' && (i === 6 || i === 0)) continue
      const number = candidates[category === 'C1' ? (first[i] ?? 1) - 1 : i % 3 === 0 ? 1 : 0]?.entry.number ?? 0
      const wish = { selection: 'prizes', category, entry: number, origin: 'one house' }
      const done = await perform(t.platform, voteCast, {
        edition,
        actor: program(people[`voter${i}`] ?? null),
        wish,
      })
      expect(done.ok).toBe(true)
    }
  expect(await text(DESK, 'officer'), 'no count while it runs').not.toContain('Ballots that count')
  const running = await text(`${DESK}/vote`, 'officer')
  expect(running).toContain('7 people have voted')
  expect(running).toContain('Many votes from one network address')
  expect(running, 'nothing of what was given').not.toContain('C1-1')
  const log = await t.db.selectFrom('audit_entry').selectAll().where('action', '=', 'vote cast').execute()
  expect(JSON.stringify(log), 'a vote is secret').not.toMatch(/entry|C1-/)
  await goTo('2022-03-20')
  expect(await vote('1'), 'closed').toBe(422)
  const counted = await text(DESK, 'officer')
  expect(counted).toContain('Ballots that count: 6. Incomplete: 1.')
  expect((await get(`${DESK}/vote/vote/count.csv`, 'officer')).status, 'not settled').toBe(404)
  expect(await press(DESK, 'settle', { round: 'vote' })).toBe(303)
  expect(await text(`${DESK}/vote`, 'officer')).toContain('Counted a second time, in another way: the same.')
  const count = (await text(`${DESK}/vote/vote/count.csv`, 'officer')).trim().split('\r\n').slice(1)
  expect(count).toHaveLength(40)
  expect(count.filter((line) => line.startsWith('"C1"')).map((line) => line.split(',').slice(3).join(' '))).toEqual([
    '"2" "2"',
    ...Array.from({ length: 4 }, () => '"1" "1"'),
    '"0" "0"',
  ])
  expect((await get(`${VOTE}/ballots.csv`)).status, 'until the winners are announced').toBe(404)
  expect(await press(DESK, 'settle', { round: 'vote' }), 'once').not.toBe(303)
}, 120_000)

test('experts choose one winner of each category among the champions; all is announced by one act, with a letter for each', async () => {
  await open('2022-03-21', '2022-03-30')
  t.clock.set(new Date('2022-03-22T09:00:00Z'))
  await judge((title) => (title.endsWith('-2') ? 9 : 5))
  await goTo('2022-03-30')
  expect(await press(DESK, 'choose', { round: 'winners' })).toBe(303)
  expect((await get(WINNERS)).status).toBe(404)
  expect(await text(VOTE), 'the result waits').not.toContain('Ballots')
  const release = `${DESK}/release`
  expect((await send(release, 'head', { seen: seenIn(await text(release, 'head')) })).status).toBe(303)
  const ballots = (await text(`${VOTE}/ballots.csv`)).trim().split('\r\n').slice(1)
  expect(ballots).toHaveLength(6 * 18 + 17)
  expect(new Set(ballots.map((line) => line.split(',')[0])).size).toBe(7)
  expect(await origins(), 'forgotten').toEqual([])
  for (const language of ['en', 'ar']) {
    const page = (await text(WINNERS.replace('/en/', `/${language}/`))).split('</header>').at(-1) ?? ''
    const shown = titles(page)
    expect(shown.filter((title) => title?.startsWith('C1-'))).toEqual(['C1-2', 'C1-1', 'C1-3', 'C1-4', 'C1-5'])
    expect(new Set(shown).size, 'five and 17 times two').toBe(39)
    expect(page.match(new RegExp(language === 'en' ? '>Winner<' : '>فائز<', 'g'))).toHaveLength(18)
  }
  const judged = await judgedNamed(t.db, edition, 'prizes')
  const honoured = [...(judged ? await honouredIn(t.db, edition, judged) : []).values()]
  expect([honoured.length, honoured.filter(({ honours }) => honours.winner).length]).toEqual([39, 18])
  const letters = await t.db
    .selectFrom('mail_message')
    .select(['key', 'text_body'])
    .where('key', 'like', 'award %')
    .execute()
  const saying = (words: string) => letters.filter((letter) => letter.text_body.includes(words)).length
  expect([letters.length, saying('has won'), saying('is a champion'), saying('is not among them')]).toEqual([
    44, 18, 21, 5,
  ])
}, 120_000)
