import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../../access/public.ts'
import { program } from '../../acts/public.ts'
import { house } from '../../house.ts'
import { findOrAddPerson } from '../../identity/public.ts'
import { placeSession } from '../../plan/public.ts'
import { editionWithRequests } from '../../plan/testing/edition-with-requests.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { createWeb } from '../../web/web.tsx'
import { courseOf } from '../course.ts'
import { layOut } from '../lay-out.ts'
import { runCourse } from '../run-course.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope
const SLUG = 'wsis-forum-2022'
const at = `/${SLUG}`
const desk = `/en${at}/desk/nominations/facilitators`

/** Everything of the course that concerns nominations, from one moment until another. */
async function happen(from: string, until: string) {
  const { samples, events } = courseOf(SLUG)
  const ours = events.filter(
    (event) => 'nomination' in event || ('sample' in event && event.sample.form === 'hltf_nomination'),
  )
  const part = ours.filter((event) => event.at > new Date(from) && event.at <= new Date(until))
  await runCourse(t.platform, edition, { samples, events: part })
  t.clock.set(new Date(until))
}

const send = (path: string, cookie: string, body: [string, string][]) =>
  web.request(path, {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(body).toString(),
  })
const read = async (path: string, cookie = '') => {
  const answer = await web.request(path, { headers: { cookie } })
  return { status: answer.status, text: await answer.text() }
}
async function signedIn(role: string): Promise<string> {
  const answer = await send('/en/demo/sign-in', '', [['role', role]])
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}
const unescaped = (text: string) =>
  text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<')

/** What the form of a page with this button holds, and what is typed besides. */
function formOf(text: string, act: string, typed: Record<string, string> = {}): [string, string][] {
  const form = [...text.matchAll(/<form[^>]*>([\s\S]*?)<\/form>/g)]
    .map((found) => found[1] ?? '')
    .find((inside) => inside.includes(`value="${act}"`))
  const hidden = [...(form ?? '').matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const areas = [...(form ?? '').matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)<\/textarea>/g)]
  const boxes = [...(form ?? '').matchAll(/<input type="(?:checkbox|radio)"[^>]*?>/g)]
    .map(([box]) => box)
    .filter((box) => /\schecked/.test(box))
    .map((box): [string, string] => [/name="([^"]+)"/.exec(box)?.[1] ?? '', /value="([^"]*)"/.exec(box)?.[1] ?? ''])
  const held = [...hidden, ...areas].map((m): [string, string] => [m[1] ?? '', unescaped(m[2] ?? '')])
  return [['act', act], ...[...held, ...boxes].filter(([name]) => !(name in typed)), ...Object.entries(typed)]
}

beforeAll(async () => {
  t = await testPlatform('2022-02-01T10:00:00Z', { CONVOKE_DEMO: '1' }, house)
  web = createWeb(t.platform, house)
  const { samples } = courseOf(SLUG)
  edition = await layOut(t.platform, SLUG, samples)
}, 120_000)
afterAll(() => t.close())

let token = ''
const letters = async () =>
  t.db
    .selectFrom('mail_message')
    .select(['recipient', 'subject', 'text_body', 'key'])
    .where('key', 'like', 'nominee:%')
    .execute()

test('each nominee is written to once, in the language of the nomination, and the link answers nothing by being opened', async () => {
  await happen('2022-02-01T00:00:00Z', '2022-03-14T13:00:00Z')
  const asked = await letters()
  expect(asked.length).toBe(8)
  const ours = asked.find(({ recipient }) => recipient === 'i4.1@example.org')
  token = /\/nominee\/([\w-]+)/.exec(ours?.text_body ?? '')?.[1] ?? ''
  for (const language of ['en', 'ar']) expect((await read(`/${language}${at}/nominee/${token}`)).status).toBe(200)
  const { headers } = await web.request(`/en${at}/nominee/${token}`)
  expect(headers.get('cache-control'), 'whoever opens it after them finds nothing in the browser').toBe('no-store')
  const answers = await t.db.selectFrom('nominee').select('answer').distinct().execute()
  expect(answers).toEqual([{ answer: 'none' }])
  expect((await read(`/en${at}/nominee/${token}x`)).status).toBe(404)
  expect(asked.find(({ recipient }) => recipient === 'i5.1@example.org')?.subject).toContain('رُشِّحتم')
})

test('whoever accepts is told all that is missing and loses nothing; a page from before is refused; declining leaves nothing', async () => {
  const path = `/en${at}/nominee/${token}`
  const first = (await read(path)).text
  const refused = await send(path, '', formOf(first, 'consent', { biography: 'I build bridges.' }))
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('I build bridges.')
  const whole = {
    biography: 'I build bridges.',
    languages: 'fr',
    days: '2022-06-01',
    presence: 'remote',
    funding: 'none',
    publication: 'yes',
  }
  const consent = formOf(first, 'consent', whole)
  const done = await send(path, '', consent)
  expect(done.status).toBe(303)
  expect((await read(path)).text).toContain('You accepted on')
  expect((await send(path, '', consent)).status).toBe(409)
  expect((await send(path, '', formOf((await read(path)).text, 'decline'))).status).toBe(303)
  const row = await t.db
    .selectFrom('nominee')
    .select(['answer', 'answers'])
    .where('email', '=', 'i4.1@example.org')
    .executeTakeFirst()
  expect(row).toEqual({ answer: 'declined', answers: {} })
})

test('whoever answers while the appointments are being made waits, and is told how they ended', async () => {
  const path = `/en${at}/nominee/${token}`
  const released = (moment: Date | null) => ({ released_at: moment })
  let answered: Promise<Response> | null = null
  let isAnswered = false
  await t.db.transaction().execute(async (tx) => {
    const ours = tx.updateTable('selection').where('edition_id', '=', edition.id).where('code', '=', 'facilitators')
    const form = formOf((await read(path)).text, 'keep', { biography: 'Too late.' })
    await ours.set(released(t.clock.now())).execute() // as the release does, before it reads who consented
    answered = Promise.resolve(send(path, '', form)).finally(() => {
      isAnswered = true
    })
    while (!isAnswered && !(await someoneWaits())) await new Promise((later) => setTimeout(later, 20))
  })
  expect((await (answered as Promise<Response> | null))?.status).toBe(409)
  expect(await t.db.selectFrom('nominee').select('answers').where('email', '=', 'i4.1@example.org').execute()).toEqual([
    { answers: {} },
  ])
  await t.db.updateTable('selection').set(released(null)).where('edition_id', '=', edition.id).execute()
})
const someoneWaits = async () =>
  (
    await t.db
      .selectNoFrom(sql<boolean>`exists (select from pg_locks where not granted)`.as('waits'))
      .executeTakeFirst()
  )?.waits ?? false

test('a focal point sees its own group alone, endorses and ranks; a rank is given once; nobody else finds the room', async () => {
  await happen('2022-03-14T13:00:00Z', '2022-03-22T09:00:00Z')
  const room = `/en${at}/nominations/facilitators/group`
  const akosua = await signedIn('participant')
  const { text } = await read(room, akosua)
  expect(text).toContain('Dewi Fixture')
  expect(text).not.toContain('Placeholder')
  // For the secretariat alone.
  expect(text).not.toContain('Travel funding')
  expect((await read(room)).status).toBe(404)
  expect((await read(room, await signedIn('secretariat_head'))).status).toBe(404)
  const forms = [...text.matchAll(/<form[^>]*group#n(\d+)"[\s\S]*?<\/form>/g)]
  expect(forms.length).toBe(2)
  const say = (n: number, rank: string) =>
    send(room, akosua, formOf(forms[n]?.[0] ?? '', 'say', { endorsed: 'yes', rank, comment: 'SECRET-COMMENT' }))
  expect((await say(0, '1')).status).toBe(303)
  expect((await say(1, '1')).status).toBe(422)
  expect((await say(1, '2')).status).toBe(303)
  expect((await say(1, '3')).status).toBe(409)
})

test('nobody is appointed without consent or beyond a quota, and two officers do not settle the same thing twice', async () => {
  await happen('2022-03-22T09:00:00Z', '2022-04-20T09:09:00Z')
  const officer = await signedIn('secretariat_officer')
  const numberOf = async (email: string) =>
    (
      await t.db
        .selectFrom('nominee as n')
        .innerJoin('selection_entry as e', 'e.id', 'n.entry_id')
        .select('e.number')
        .where('n.email', '=', email)
        .executeTakeFirstOrThrow()
    ).number
  const settle = async (email: string, standing: string) => {
    const path = `${desk}/${await numberOf(email)}`
    return send(path, officer, formOf((await read(path, officer)).text, 'place', { standing, reason: 'x' }))
  }
  expect((await settle('i4.1@example.org', 'chosen')).status).toBe(422)
  const full = await settle('a5.1@example.org', 'chosen')
  expect(full.status).toBe(422)
  expect(await full.text()).toContain('The quota is full')
  const path = `${desk}/${await numberOf('i5.1@example.org')}`
  const form = formOf((await read(path, officer)).text, 'place', { standing: 'chosen', reason: 'x' })
  expect((await send(path, officer, form)).status).toBe(303)
  expect((await send(path, officer, form)).status).toBe(409)
  const page = (await read(desk, officer)).text
  expect(page).toMatch(/Academia[^<]*: 2 of 2 appointed/)
  expect(page).toContain('Women')
})

test('whoever joins two nominees while the appointments are being announced waits, and nobody who was told disappears', async () => {
  const officer = await signedIn('secretariat_officer')
  const { number } = await t.db
    .selectFrom('selection_entry as e')
    .innerJoin('nominee as n', 'n.entry_id', 'e.id')
    .select('e.number')
    .where('n.edition_id', '=', edition.id)
    .where('e.standing', '=', 'chosen')
    .executeTakeFirstOrThrow()
  const path = `${desk}/${number}`
  const form = formOf((await read(path, officer)).text, 'join', { into: String(number === 1 ? 2 : 1) })
  let joined: Promise<Response> | null = null
  let isJoined = false
  await t.db.transaction().execute(async (tx) => {
    const ours = tx.updateTable('selection').where('edition_id', '=', edition.id).where('code', '=', 'facilitators')
    await ours.set({ released_at: t.clock.now() }).execute() // as the release does
    joined = Promise.resolve(send(path, officer, form)).finally(() => {
      isJoined = true
    })
    while (!isJoined && !(await someoneWaits())) await new Promise((later) => setTimeout(later, 20))
  })
  expect((await (joined as Promise<Response> | null))?.status).toBe(422)
  const stands = await t.db.selectFrom('nominee').select('id').where('joined_into', 'is not', null).execute()
  expect(stands).toEqual([])
  await t.db.updateTable('selection').set({ released_at: null }).where('edition_id', '=', edition.id).execute()
})

test('the release is one reviewed act: letters as previewed, the appointed public by group, everybody else as before', async () => {
  await happen('2022-04-20T09:10:00Z', '2022-05-02T14:00:00Z')
  const head = await signedIn('secretariat_head')
  const officer = await signedIn('secretariat_officer')
  expect((await read(`${desk}/release`, officer)).status).toBe(404)
  const shown = (await read(`${desk}/release`, head)).text
  expect(shown).toContain('Letters: 7')
  const form = formOf(shown, 'release')
  expect((await send(`${desk}/release`, officer, form)).status).toBe(404)
  expect((await send(`${desk}/release`, head, form)).status).toBe(303)
  // Once more from the old page, or the reply was lost: it says that it is done, and no letter goes twice.
  expect((await send(`${desk}/release`, head, form)).status).toBe(422)
  const told = (await letters()).filter(({ key }) => key.endsWith(':released'))
  expect(told.length).toBe(7)
  expect(told.find(({ recipient }) => recipient === 'i5.1@example.org')?.subject).toContain('عُيِّنتم')
  for (const language of ['en', 'ar', 'zh']) {
    const { text } = await read(`/${language}${at}/appointed/facilitators`)
    for (const name of ['Dewi Fixture', 'دينا', 'Solange Maquette']) expect(text).toContain(name)
    for (const name of ['Fatou', '孙虚构', 'SECRET-COMMENT', 'c8.1@example.org', 'I build bridges'])
      expect(text).not.toContain(name)
  }
  const photo = await web.request(`${at}/appointed/facilitators/1/photo`)
  expect(photo.status).toBe(200)
})

test('someone who drops out is replaced from the reserve, with a letter and a reason', async () => {
  const officer = await signedIn('secretariat_officer')
  const rows = await t.db
    .selectFrom('nominee as n')
    .innerJoin('selection_entry as e', 'e.id', 'n.entry_id')
    .select(['n.email', 'e.number'])
    .execute()
  const settle = async (email: string, standing: string, reason: string) => {
    const path = `${desk}/${rows.find((row) => row.email === email)?.number}`
    return (await send(path, officer, formOf((await read(path, officer)).text, 'place', { standing, reason }))).status
  }
  expect(await settle('a5.1@example.org', 'chosen', 'Replaces a facilitator.')).toBe(422)
  expect(await settle('t4.1@example.org', 'gone', '')).toBe(422)
  expect(await settle('t4.1@example.org', 'gone', 'Cannot come.')).toBe(303)
  expect(await settle('a5.1@example.org', 'chosen', 'Replaces a facilitator.')).toBe(303)
  const { text } = await read(`/zh${at}/appointed/facilitators`)
  expect(text).toContain('孙虚构')
  expect(text).not.toContain('Образцовая')
  expect((await letters()).find(({ key }) => /:chosen:/.test(key))?.text_body).toContain('Replaces a facilitator.')
})

/** A policy session of an hour, without a place. */
const policySession = (number: number, title: string) =>
  t.db
    .insertInto('session')
    .values({
      ...{ edition_id: edition.id, number, title, type: 'policy_session', language: 'en', mode: 'hybrid' },
      ...{ state: 'planned', duration_minutes: 60, created_at: t.clock.now() },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
/** Places it at the nth hour of a day that is long enough, in a room that holds it. */
async function placed(sessionNumber: number, day: string, room = 0) {
  const slot = await t.db
    .selectFrom('slot')
    .select('code')
    .where('edition_id', '=', edition.id)
    .where(sql<string>`day::text`, '=', day)
    .where(sql<boolean>`ends_at - starts_at >= interval '1 hour'`)
    .orderBy('starts_at')
    .executeTakeFirstOrThrow()
  const rooms = await t.db
    .selectFrom('room')
    .select('code')
    .where('edition_id', '=', edition.id)
    .where('kind', '!=', 'online')
    .orderBy('seats', 'desc')
    .execute()
  const place = { slotCode: slot.code, roomCode: rooms[room]?.code ?? '', startsAt: null }
  return placeSession(
    t.platform,
    { edition, actor: program() },
    { sessionNumber, ...place, anyway: false, reason: 'As agreed.' },
  )
}

test('the appointed take their part in a session through the gate of the plan, once, and the programme knows them and their days', async () => {
  const officer = await signedIn('secretariat_officer')
  const { id } = await policySession(901, 'Policy session on inclusion')
  const path = `${desk}/1`
  const assign = async (number: number) => {
    const form = formOf((await read(`${path}?session=${number}`, officer)).text, 'assign', {
      reason: 'As the group asked.',
    })
    const answer = await send(path, officer, form)
    return { status: answer.status, text: unescaped(await answer.text()), again: () => send(path, officer, form) }
  }
  const done = await assign(901)
  expect(done.status).toBe(303)
  expect((await done.again()).status).toBe(422)
  const people = await t.db
    .selectFrom('session_person')
    .select(['name', 'role', 'presence', 'person_id'])
    .where('session_id', '=', id)
    .execute()
  const [{ person_id, ...dewi } = expect.unreachable()] = people
  expect(dewi).toEqual({ name: 'Dewi Fixture', role: 'high_level_track_facilitator', presence: 'on_site' })
  expect((await read(path, officer)).text).toContain('/desk/sessions/901')

  const known = t.db.selectFrom('person').select('said_email').where('id', '=', person_id)
  expect(await known.executeTakeFirst(), 'a letter that asks for her report finds her').toEqual({
    said_email: 'c8.1@example.org',
  })

  // She said 31 May and 1 June: the scheduler and the desk heed it.
  const away = await t.db
    .selectFrom('person_hours')
    .select(sql<string>`day::text`.as('day'))
    .where('person_id', '=', person_id)
    .execute()
  expect(away.map(({ day }) => day)).toEqual(expect.arrayContaining(['2022-06-02', '2022-06-03']))
  expect(away.map(({ day }) => day)).not.toContain('2022-06-01')
  expect(await placed(901, '2022-06-02')).toMatchObject({
    refusal: { code: 'clashes', facts: { constraints: expect.stringContaining('person-unavailable') } },
  })
  expect(await placed(901, '2022-06-01')).toMatchObject({ ok: true })

  await policySession(902, 'At the same hour')
  expect(await placed(902, '2022-06-01', 1)).toMatchObject({ ok: true })
  const twice = await assign(902)
  expect(twice.status).toBe(422)
  expect(twice.text, 'the clash is named').toMatch(/Dewi Fixture.*901|901.*Dewi Fixture/s)
  await policySession(903, 'On a day she is not there')
  expect(await placed(903, '2022-06-02')).toMatchObject({ ok: true })
  expect((await assign(903)).text).toContain('cannot be there on')

  const { id: panel } = await policySession(904, 'Her own panel')
  const part = { session_id: panel, person_id, position: 0, name: 'Dewi Fixture', affiliation: '', role: 'panellist' }
  await t.db
    .insertInto('session_person')
    .values({ ...part, confirmed: true, presence: 'on_site' })
    .execute()
  const own = await assign(904)
  expect(own.status).toBe(422)
  expect(own.text).toMatch(/Panellist in session 904/)

  // Somebody else of her name, as an address shows, keeps her from nothing and is not taken for her.
  const { id: namesakes } = await policySession(905, 'Panel of a namesake')
  const other = await t.db
    .transaction()
    .execute((tx) => findOrAddPerson(tx, { email: 'namesake@example.org', language: 'en' }, t.clock.now()))
  await t.db
    .insertInto('session_person')
    .values({ ...part, session_id: namesakes, person_id: other as never, confirmed: true, presence: 'on_site' })
    .execute()
  expect((await assign(905)).status).toBe(303)
  const both = await t.db
    .selectFrom('session_person')
    .select(['person_id', 'role'])
    .where('session_id', '=', namesakes)
    .orderBy('role')
    .execute()
  expect(both).toEqual([
    { person_id, role: 'high_level_track_facilitator' },
    { person_id: other, role: 'panellist' },
  ])
})

test('equals are parted by numbers announced before anybody knows them: the list is fixed in time, and anybody repeats the draw', async () => {
  let officer = await signedIn('secretariat_officer')
  const act = async (name: string, typed: Record<string, string>) => {
    const page = (await read(desk, officer)).text
    return (await send(desk, officer, formOf(page, name, typed))).status
  }
  const sources = 'Lottery of 4 May\nNumber of the day'
  expect(await act('draw-announce', { sources, 'known-from': '2022-05-01T09:00' })).toBe(422)
  expect(await act('draw-announce', { sources, 'known-from': '2022-05-04T09:00' })).toBe(303)
  expect(await act('draw-on', { typed: '1, 99' })).toBe(422)
  expect(await act('draw-on', { typed: '2 1 3' })).toBe(303)
  expect(await act('draw-on', { typed: '9 18\n26' })).toBe(422)
  t.clock.set(new Date('2022-05-04T09:00:00Z'))
  officer = await signedIn('secretariat_officer')
  expect(await act('draw-on', { typed: '9 18' })).toBe(422)
  expect(await act('draw-on', { typed: '9 18\n26' })).toBe(303)
  const page = (await read(`/en${at}/appointed/facilitators`)).text
  expect(page).toContain('Lottery of 4 May')
  expect(page).toContain('/draw?selection=facilitators&amp;draw=1')
  const own = (await read(`/en${at}/draw?selection=facilitators&draw=1`)).text
  const pasted = (await read(`/ar${at}/draw?${new URLSearchParams({ seed: '9 18\n26', list: '2\n1\n3' })}`)).text
  const order = (text: string) => [...text.matchAll(/<li><bdi>(\d)<\/bdi>/g)].map((found) => found[1])
  expect(order(own).toSorted()).toEqual(['1', '2', '3'])
  expect(order(pasted)).toEqual(order(own))
  expect((await read(`/en${at}/draw?seed=&list=x`)).status).toBe(422)
})

test('an edition that chooses nobody has no such pages, and its desk says why', async () => {
  const { slug } = (await editionWithRequests(t.db, t.clock.now())).edition
  const officer = await signedIn('secretariat_officer')
  expect((await read(`/en/${slug}/appointed/facilitators`)).status).toBe(404)
  expect((await read(`/en/${slug}/desk/nominations/facilitators`, officer)).status).toBe(404)
  expect((await read(`/en/${slug}/desk/nominations`, officer)).text).toContain('chooses nobody')
})
