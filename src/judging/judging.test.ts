import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope, Viewer } from '../access/public.ts'
import { draw } from '../draws/public.ts'
import { loadEdition } from '../editions/public.ts'
import { house } from '../house.ts'
import { startSignIn } from '../identity/complete-sign-in.ts'
import { deviceOf } from '../identity/device.ts'
import { rateLimit } from '../identity/rate-limit.ts'
import { hashToken } from '../identity/secrets.ts'
import { findOrAddPerson, grantRole } from '../identity/store.ts'
import { takeInPhotos } from '../photos/public.ts'
import { sendPhoto, striped } from '../photos/testing/send-photo.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { doorOf } from '../web/access-table.ts'
import { createWeb } from '../web/web.tsx'

const AT = '/en/wsis-forum-2022'
const DESK = `${AT}/desk/judging/photo_contest`
const ROOM = `${AT}/jury/photo_contest`
const VOTE = `${AT}/vote/photo_contest`
const WINNERS = `${AT}/winners/photo_contest`
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope
let keptOnAPhone: Record<string, string> = {}
const cookies: Record<string, string> = {}

/** Signs somebody in, with a role or none. */
async function signIn(name: string, role: 'secretariat_head' | 'secretariat_officer' | 'auditor' | null) {
  const token = await t.db.transaction().execute(async (tx) => {
    const now = t.clock.now()
    const id = await findOrAddPerson(tx, { email: `${name}@example.org`, givenName: name, language: 'en' }, now)
    if (role) await grantRole(tx, { personId: id, role, editionId: null, part: null }, now)
    return startSignIn(t.platform, tx, id, { method: 'test', draftKey: null, device: deviceOf(null) })
  })
  cookies[name] = `convoke_sign_in=${token}`
}

const get = (path: string, who = '') => web.request(path, { headers: { cookie: cookies[who] ?? '' } })
const text = async (path: string, who = '') => (await get(path, who)).text()
const send = (path: string, who: string, fields: Record<string, string> | [string, string][]) =>
  web.request(path, {
    method: 'POST',
    headers: {
      cookie: cookies[who] ?? '',
      origin: 'http://localhost',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(fields).toString(),
  })
const unescaped = (html: string) => html.replaceAll('&amp;', '&')
/** The token of the form that has a button of this name, or of the only form. */
function seenOf(html: string, act?: string): string {
  const forms = html.match(/<form[\s\S]*?<\/form>/g) ?? []
  const form = forms.find((one) => (act ? one.includes(`value="${act}"`) : one.includes('name="seen"'))) ?? ''
  return unescaped(/name="seen" value="([^"]+)"/.exec(form)?.[1] ?? '')
}
const act = async (name: string, fields: Record<string, string>, who = 'officer') =>
  send(DESK, who, { ...fields, act: name, seen: seenOf(await text(DESK, who), name) })

/** Scores what stands at a place; `points` for every criterion. */
async function score(who: string, place: number, points: number, note = '') {
  const seen = seenOf(await text(`${ROOM}/${place}`, who))
  const of = String(points)
  return send(`${ROOM}/${place}`, who, { seen, 'points-theme': of, 'points-image': of, 'points-story': of, note })
}
const titleAt = async (who: string, place: number) =>
  /<h1[^>]*><bdi[^>]*>([^<]*)</.exec(await text(`${ROOM}/${place}`, who))?.[1]

const TITLES = ['First of them', 'Second of them', 'Third of them', 'Fourth of them']
beforeAll(async () => {
  t = await testPlatform('2022-03-01T09:00:00Z', {}, house)
  await loadEdition(t.platform, 'wsis-forum-2022')
  edition = (await house.editionNamed(t.db, 'wsis-forum-2022')) as EditionScope
  web = createWeb(t.platform, house)
  await signIn('officer', 'secretariat_officer')
  await signIn('head', 'secretariat_head')
  await signIn('auditor', 'auditor')
  for (const name of ['juror-a', 'juror-b', 'sender0', 'stranger']) await signIn(name, null)
  for (const [i, title] of TITLES.entries()) {
    const answers = { photo_title: title, credit_line: `Credited ${i}`, submitter_name: `Sender ${i}` }
    await sendPhoto(t.platform, edition, { email: `sender${i}@example.org`, picture: await striped(i * 7), answers })
  }
  await takeInPhotos(t.platform, edition)
  const ties = JSON.stringify({ ties: 'draw', merit: 'raw' })
  await sql`update selection set rules = rules || ${ties}::jsonb where code = 'photo_contest'`.execute(t.db)
  for (const { number } of await t.db.selectFrom('submission').select('number').orderBy('number').execute()) {
    const page = `${AT}/desk/photos/${number}`
    const seen = seenOf(await text(page, 'officer'))
    expect((await send(page, 'officer', { verdict: 'admitted', reason: '', seen })).status).toBe(303)
  }
}, 120_000)
afterAll(() => t.close())

test('a jury is named, declares, scores blind, and nobody outside learns a word of it before the winners are announced', async () => {
  for (const who of ['juror-a', 'juror-b', 'sender0']) {
    const named = { email: `${who}@example.org`, basis: 'Word of the board', from: '2022-03-01', until: '2022-04-30' }
    expect((await act('name', named)).status).toBe(303)
  }
  expect(
    (await act('name', { email: 'juror-a@example.org', basis: 'Again', from: '2022-03-01', until: '2022-03-02' }))
      .status,
  ).toBe(422)
  expect((await get(ROOM, 'juror-a')).status, 'no round, no room').toBe(404)
  expect((await act('open', { opens: '2022-03-02T09:00', closes: '2022-03-01T09:00', blind: 'yes' })).status).toBe(422)
  expect((await act('open', { opens: '2022-03-01T09:00', closes: '2022-03-20T18:00', blind: 'yes' })).status).toBe(303)
  expect((await get(VOTE)).status, 'no vote, no page').toBe(404)
  expect((await deskVote('open', { opens: '2022-03-01T10:00', closes: '2022-03-20T18:00' })).status).toBe(303)
  await proveAll()
  const worlds = await outside()

  // Nothing to score before the declaration; of their own and of what binds them jurors judge nothing.
  expect((await get(`${ROOM}/1`, 'juror-a')).status).toBe(404)
  const room = await text(ROOM, 'juror-a')
  expect(room).not.toMatch(/Credited|Sender \d|OCP22/)
  expect(
    (await send(ROOM, 'juror-a', { seen: seenOf(room), bound: '1', reason: '' })).status,
    'a reason is needed',
  ).toBe(422)
  expect((await send(ROOM, 'juror-a', { seen: seenOf(room), bound: '1', reason: 'My cousin took it' })).status).toBe(
    303,
  )
  for (const who of ['juror-b', 'sender0'])
    expect((await send(ROOM, who, { seen: seenOf(await text(ROOM, who)), reason: '' })).status).toBe(303)
  expect((await score('juror-a', 1, 5)).status, 'stood back').toBe(409)

  const merit: Record<string, number> = {
    'First of them': 5,
    'Second of them': 1,
    'Third of them': 4,
    'Fourth of them': 1,
  }
  for (const who of ['juror-a', 'juror-b', 'sender0'])
    for (const place of [1, 2, 3, 4]) {
      const title = (await titleAt(who, place)) ?? ''
      const done = await score(who, place, merit[title] ?? 0, 'Nobody else reads 4711')
      const back = (who === 'juror-a' && place === 1) || (who === 'sender0' && title === 'First of them')
      expect([who, title, done.status]).toEqual([who, title, back ? 409 : 303])
    }
  for (const place of [1, 2, 3, 4])
    expect(await text(`${ROOM}/${place}`, 'juror-b'), 'blind').not.toMatch(/Credited|Sender \d|OCP22|\/photos\/\d/)
  expect((await score('juror-b', 2, 6)).status, 'more than the most').toBe(422)

  await scoredFromTwoDevices()
  keptOnAPhone = { seen: seenOf(await text(`${ROOM}/1`, 'juror-b')) }
  await voteAll()
  // Two worlds: to strangers, senders and the other jurors' rooms nothing has changed by what was given.
  expect(await outside()).toEqual(worlds)
  const desk = await text(DESK, 'officer')
  expect(desk).toContain('4 of 4')
  expect(desk, 'no points while the round runs').not.toMatch(/Normalised|4711/)
  expect((await act('choose', { round: 'jury-1' })).status).toBe(409)
}, 120_000)

/** A juror's telephone and laptop send the same entry at once, and again because the replies were lost: one whole word of theirs stands. */
async function scoredFromTwoDevices() {
  const before = await scores() // nobody has given two or three
  const seen = seenOf(await text(`${ROOM}/3`, 'juror-b'))
  const points = (of: string) => ({ seen, 'points-theme': of, 'points-image': of, 'points-story': of, note: of })
  const both = await Promise.all(
    Array.from({ length: 12 }, (_, i) => send(`${ROOM}/3`, 'juror-b', points(String(2 + (i % 2))))),
  )
  expect(both.map(({ status }) => status)).toEqual(Array(12).fill(303))
  const after = await scores()
  expect(after.length, 'not one more').toBe(before.length)
  const changed = after.filter((one) => !before.includes(one)).map((one) => one.split(' ').at(-1))
  expect([changed.length, new Set(changed).size], 'never half of one and half of the other').toEqual([3, 1])
  const kept = before.filter((one) => !after.includes(one)).map((one) => one.split(' ').at(-1) ?? '')
  expect((await send(`${ROOM}/3`, 'juror-b', points(kept[0] ?? ''))).status).toBe(303)
}
const scores = async () =>
  (await t.db.selectFrom('round_score').selectAll().execute())
    .map((one) => `${one.person_id} ${one.entry_id} ${one.criterion} ${one.points}`)
    .sort()

/** Second and Fourth are equal at the last place: a draw by numbers announced before they are known parts them. Answers who comes first. */
async function drawnAmongEquals(): Promise<string> {
  expect((await act('choose', { round: 'jury-1' })).status, 'equals, not parted yet').toBe(422)
  const sources = 'Lottery of 22 March'
  expect((await act('draw-announce', { sources, 'known-from': '2022-03-20T09:00' })).status, 'known already').toBe(422)
  expect((await act('draw-announce', { sources, 'known-from': '2022-03-22T09:00' })).status).toBe(303)
  const list = (/name="typed"[^>]*>([^<]*)</.exec(await text(DESK, 'officer'))?.[1] ?? '').trim().split('\n')
  expect(list, 'the equals are proposed').toHaveLength(2)
  const on = (typed: string) => act('draw-on', { draw: '1', typed })
  expect((await on('1 99')).status).toBe(422)
  expect((await on(list.join(' '))).status).toBe(303)
  expect((await on('9 18')).status, 'not known yet').toBe(422)
  t.clock.set(new Date('2022-03-22T12:00:00Z'))
  for (const who of ['officer', 'head']) await signIn(who, null)
  expect((await on('9 18')).status).toBe(303)
  expect((await get(`${AT}/draw?selection=photo_contest&draw=1`)).status).toBe(200)
  expect(await text(`${AT}/draw?selection=photo_contest&draw=1`), 'before the release').not.toContain('9 18')
  const drawn = draw([['9', '18']], list, 1)
  const first = drawn.ok ? drawn.value.picks[0]?.entry : ''
  const entry = await t.db
    .selectFrom('selection_entry as e')
    .innerJoin('submission as s', (join) => join.on(sql<boolean>`s.id::text = e.subject`))
    .select('s.title')
    .where('e.number', '=', Number(first))
    .executeTakeFirstOrThrow()
  return entry.title
}

/** Whoever names a juror while the winners are announced waits, and is refused. */
async function namedWhileHeld() {
  let naming: Promise<Response> | undefined
  await t.db.transaction().execute(async (tx) => {
    await sql`update selection set released_at = now() where code = 'photo_contest'`.execute(tx)
    const named = { email: 'late@example.org', basis: 'Word', from: '2022-03-01', until: '2022-04-30' }
    let answered = false
    naming = Promise.resolve(act('name', named)).finally(() => {
      answered = true
    })
    const waits = sql<{ waits: boolean }>`select exists (select from pg_locks where not granted) as waits`
    while (!answered && !(await waits.execute(tx)).rows[0]?.waits);
  })
  expect((await naming)?.status).toBe(422)
  await sql`update selection set released_at = null where code = 'photo_contest'`.execute(t.db)
}

const deskVote = async (act: string, fields: Record<string, string>, who = 'officer') =>
  send(`${DESK}/vote`, who, { ...fields, act, seen: seenOf(await text(`${DESK}/vote`, who), act) })
/** Votes for what has a title, as its card on the page of the vote says. */
async function voteFor(who: string, title: string) {
  const cards = (await text(VOTE, who)).match(/<li>[\s\S]*?<\/li>/g) ?? []
  const card = cards.find((one) => one.includes(`>${title}<`) && one.includes('name="entry"')) ?? ''
  const entry = /name="entry" value="(\d+)"/.exec(card)?.[1] ?? ''
  return send(VOTE, who, { act: 'vote', seen: seenOf(card, 'vote'), entry })
}
const votes = () => t.db.selectFrom('round_vote').selectAll().execute()

/** No vote without a proven address; then all of them have proven theirs. */
async function proveAll() {
  const card = (await text(VOTE, 'stranger')).match(/name="entry" value="\d+"/)
  expect(card, 'no vote without a proven address').toBeNull()
  expect((await send(VOTE, 'stranger', { act: 'vote', seen: '', entry: '1' })).status).toBe(409)
  await sql`update person set email_proven_at = now() where email like any (array['stranger@%', 'juror-_@%', 'sender0@%'])`.execute(
    t.db,
  )
}

/** Whoever has shown that their address is theirs has one vote, however often and whoever gives it at once. */
async function voteAll() {
  expect((await voteFor('sender0', 'First of them')).status, 'their own').not.toBe(303)
  expect((await voteFor('stranger', 'First of them')).status).toBe(303)
  const twice = await Promise.all(
    Array.from({ length: 12 }, (_, i) => voteFor('stranger', i % 2 ? 'Second of them' : 'Third of them')),
  )
  expect(twice.every(({ status }) => status < 500)).toBe(true)
  expect(await votes()).toHaveLength(1)
  for (const title of ['First of them', 'Second of them'])
    expect((await voteFor('stranger', title)).status, 'another mind').toBe(303)
  expect((await voteFor('juror-a', 'Second of them')).status).toBe(303)
  expect((await voteFor('juror-b', 'First of them')).status).toBe(303)
  expect((await send(VOTE, 'juror-b', { act: 'back', entry: '1' })).status, 'taken back').toBe(303)
  expect(await votes()).toHaveLength(2)
  expect((await voteFor('juror-b', 'First of them')).status).toBe(303)
  const { id } = await t.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', 'juror-b@example.org')
    .executeTakeFirstOrThrow()
  await rateLimit(t.db, `vote-of:${hashToken(id)}`, 1, 3600, t.clock.now(), 30)
  expect((await voteFor('juror-b', 'Third of them')).status, 'as often as nobody means it').toBe(429)
  expect(await text(`${DESK}/vote`, 'officer'), 'nothing of what was given').not.toContain('Second of them')
  expect((await deskVote('count', { round: 'vote-1' })).status, 'not over').toBe(409)
}

/** The vote is counted once it is over, its first one chosen beside the winners of the jury. */
async function countVote() {
  expect((await deskVote('choose', { round: 'vote-1' })).status, 'not counted').not.toBe(303)
  expect((await deskVote('count', { round: 'vote-1' })).status).toBe(303)
  expect(await text(`${DESK}/vote`, 'officer')).toContain('Counted a second time, in another way: the same.')
  expect((await deskVote('choose', { round: 'vote-1' })).status).toBe(303)
  expect((await get(`${VOTE}/ballots.csv`)).status).toBe(404)
}

const proofs = () => t.db.selectFrom('proof').selectAll().where('kind', '=', 'award').execute()

/** Whoever won prints it, and nobody else; its code is one that anybody can check. Answers its address. */
async function certificateOf(number: number): Promise<string> {
  const at = `${WINNERS}/${number}/certificate.pdf`
  await signIn('sender2', null)
  await signIn('stranger', null)
  expect(await text(WINNERS, 'sender2')).toContain(at)
  expect(await text(WINNERS, 'stranger')).not.toContain('certificate.pdf')
  expect((await get(at, 'stranger')).status).toBe(404)
  const pdf = await get(at, 'sender2')
  expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  const given = await proofs()
  expect(given.map(({ name }) => name)).toEqual(['Sender 2'])
  expect(await text(`/en/verify/${given[0]?.code}`)).toContain('Certificate of award')
  expect((await get(`${DESK}/certificates/${number}/certificate.pdf`, 'auditor')).status, 'who may only look').toBe(404)
  return at
}

/** Every door open to anybody that leads to a photograph or shows it, in the shape the house has at this moment; and its pictures with their marks. */
async function doorsThatShow(number: number) {
  const stranger: Viewer = { person: null, grants: [], signInId: null, draftKey: null }
  const known: Record<string, string> = { edition: edition.slug, selection: 'photo_contest', number: String(number) }
  known.reference = `OCP22-${String(number).padStart(4, '0')}`
  const paths = house.routes
    .filter((route) => route.method === 'GET' && doorOf(route, stranger, edition) === 'open')
    .map(({ path }) => `/en${path === '/' ? '' : path.replaceAll(/:(\w+)/g, (_, word: string) => known[word] ?? '1')}`)
  const shown: string[] = []
  const found = new Set<string>()
  for (const path of [...new Set(paths)]) {
    const answer = await get(path)
    if (answer.headers.get('content-type')?.startsWith('text/event-stream')) await answer.body?.cancel()
    else {
      const said = await answer.text()
      for (const [picture] of said.matchAll(new RegExp(`/en/[a-z0-9-]+/photos/${number}/pictures/[0-9a-f]{16}`, 'g')))
        found.add(picture)
      if (answer.status === 200 && new RegExp(`/photos/${number}(?![0-9])`).test(said)) shown.push(path)
    }
  }
  const pictures: [string, string][] = []
  for (const path of found) {
    const answer = await get(path)
    if (answer.status === 200) pictures.push([path, answer.headers.get('etag') ?? ''])
  }
  return { shown, pictures }
}

/** What people without a part in it are answered. */
async function outside() {
  const found: unknown[] = []
  for (const who of ['', 'stranger', 'sender0'])
    for (const path of [
      WINNERS,
      DESK,
      `${DESK}/release`,
      `${AT}/photos`,
      `${AT}/submissions`,
      ...(who === 'stranger' ? [] : [VOTE]),
      `${VOTE}/ballots.csv`,
      ...(who === 'sender0' ? [] : [ROOM, `${ROOM}/1`]),
    ]) {
      const answer = await get(path, who)
      found.push([who, path, answer.status, (await answer.text()).replace(/nonce="[^"]+"/g, '')])
    }
  return found
}

test('when the round is over the result is seen, winners are chosen by the rules, announced as one act, and die with their photograph', async () => {
  t.clock.set(new Date('2022-03-20T18:00:00Z'))
  for (const who of ['officer', 'head']) await signIn(who, null)
  await signIn('juror-b', null)
  expect(
    (await send(`${ROOM}/1`, 'juror-b', { ...keptOnAPhone, 'points-theme': '0' })).status,
    'the round is over',
  ).toBe(422)
  const results = await text(DESK, 'officer')
  expect(results).toContain('Normalised')
  expect(results).toContain('My cousin took it')
  expect(results).not.toContain('4711')
  const third = await drawnAmongEquals()
  await namedWhileHeld()
  expect((await act('choose', { round: 'jury-1' })).status).toBe(303)
  expect(
    (await send(`${DESK}/release`, 'head', { seen: seenOf(await text(`${DESK}/release`, 'head')) })).status,
    'a vote waits',
  ).toBe(422)
  await countVote()
  expect((await get(WINNERS)).status).toBe(404)
  expect((await get(`${DESK}/release`, 'officer')).status, 'the head announces').toBe(404)

  const page = await text(`${DESK}/release`, 'head')
  const stale = seenOf(page)
  expect((await act('choose', { round: 'jury-1' })).status, 'chosen again, the same').toBe(303)
  const both = await Promise.all([1, 2].map(() => send(`${DESK}/release`, 'head', { seen: stale })))
  expect(both.map(({ status }) => status).sort(), 'of two at once one').toEqual([303, expect.any(Number)])
  expect(both.filter(({ status }) => status === 303)).toHaveLength(1)
  const winners = await text(WINNERS)
  const order = ['First of them', 'Third of them', third].map((title) => winners.indexOf(`>${title}<`))
  expect(order).toEqual(order.toSorted((a, b) => a - b))
  expect(order[0]).toBeGreaterThan(0)
  if (third === 'Second of them') expect(winners).not.toContain('Fourth of them')
  expect(winners).toContain('choice')
  expect((await text(`${VOTE}/ballots.csv`)).trim().split('\n')).toHaveLength(4)
  const repeated = await text(`${AT}/draw?selection=photo_contest&draw=1`)
  expect(winners).toContain('/draw?selection=photo_contest&amp;draw=1')
  expect(repeated).toContain('9 18')
  const letters = await t.db.selectFrom('mail_message').select(['text_body']).where('key', 'like', 'award %').execute()
  expect(letters).toHaveLength(4)
  expect(letters.filter(({ text_body }) => text_body.includes('has won place'))).toHaveLength(3)

  const { number } = await t.db
    .selectFrom('submission')
    .select('number')
    .where('title', '=', 'Third of them')
    .executeTakeFirstOrThrow()
  const certificate = await certificateOf(number)
  const photo = `${AT}/desk/photos/${number}`
  const doors = await doorsThatShow(number)
  expect(doors.shown).toEqual(
    expect.arrayContaining([`${AT}/photos`, `${AT}/photos/collage`, `${AT}/photos/${number}`, WINNERS, VOTE]),
  )
  expect(doors.pictures.length, 'in every size').toBeGreaterThan(3)
  const down = {
    verdict: 'taken_down',
    reason: 'A person shown has asked for it.',
    seen: seenOf(await text(photo, 'officer')),
  }
  expect((await send(photo, 'officer', down)).status).toBe(303)
  expect(await text(WINNERS)).not.toContain('Third of them')
  expect((await get(certificate, 'sender2')).status, 'no certificate either').toBe(404)
  expect(await text(`/en/verify/${(await proofs())[0]?.code}`)).toContain('No longer valid')
  const left = await doorsThatShow(number)
  expect([left.shown, left.pictures], 'no page, list, file or feed leads to it').toEqual([[], []])
  for (const [path, etag] of doors.pictures)
    expect((await web.request(path, { headers: { 'if-none-match': etag } })).status, 'whoever kept it').toBe(404)
  const files = await (await get(`${AT}/desk/photos/originals/1.zip`, 'officer')).text()
  expect([files.includes('First of them'), files.includes('Third of them')], 'the archive').toEqual([true, false])
}, 120_000)
