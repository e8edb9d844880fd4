import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../../access/public.ts'
import { publishedAgenda } from '../../agenda/public.ts'
import { editionBySlug } from '../../consultation/public.ts'
import { house } from '../../house.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { makeSession } from '../../sessions/make-session.ts'
import { createWeb } from '../../web/web.tsx'
import { plannedEntries } from '../planned-entries.ts'
import { editionWithRequests } from '../testing/edition-with-requests.ts'

const now = new Date('2022-03-20T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let at: Awaited<ReturnType<typeof editionWithRequests>>
let edition: EditionScope
let officer = ''
let colleague = ''
let auditor = ''

const send = (path: string, cookie: string, body: URLSearchParams) =>
  web.request(path, {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: body.toString(),
  })
const read = async (path: string, cookie = officer) => {
  const answer = await web.request(path, { headers: { cookie } })
  return { status: answer.status, text: await answer.text() }
}
async function signedIn(role: string): Promise<string> {
  const answer = await send('/en/demo/sign-in', '', new URLSearchParams({ role }))
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}
const plain = (text: string) =>
  text.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&#39;', "'")

/** Everything the last form of a page would send, as a browser does. */
async function formOf(path: string, cookie = officer): Promise<URLSearchParams> {
  const { text } = await read(path, cookie)
  return controlsOf(formIn(text))
}
const formIn = (text: string) =>
  text
    .split(/<form /)
    .find((part) => /^[^>]*action="[^"]*\/(?:edit|new)"/.test(part))
    ?.split('</form>')[0] ?? ''
function controlsOf(html: string): URLSearchParams {
  const sent = new URLSearchParams()
  const attribute = (tag: string, name: string) => plain(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
  for (const [whole, tag = ''] of html.matchAll(
    /<(?:input)([^>]*)>|<textarea[^>]*>[^<]*<\/textarea>|<select[^>]*>.*?<\/select>/gs,
  )) {
    const name = attribute(whole, 'name')
    if (!name) continue
    if (whole.startsWith('<textarea')) sent.append(name, plain(/>([^<]*)</.exec(whole)?.[1] ?? ''))
    else if (whole.startsWith('<select')) {
      const picked = /<option[^>]*\bselected\b[^>]*>/.exec(whole)?.[0] ?? /<option[^>]*>/.exec(whole)?.[0] ?? ''
      sent.append(name, attribute(picked, 'value'))
    } else if (!/type="checkbox"/.test(tag) || /\bchecked\b/.test(tag)) sent.append(name, attribute(tag, 'value'))
  }
  return sent
}
const desk = (...parts: (string | number)[]) => `/en/${edition.slug}/desk/${parts.join('/')}`
const made = async (title: string, said: Record<string, unknown> = {}) => {
  const id = await at.handIn({
    title,
    session_type: 'thematic_workshop',
    abstract: 'What lasts.',
    duration_minutes: '60',
    participation_mode: 'hybrid',
    working_languages: ['fr', 'en'],
    interpretation: 'none',
    people: [
      {
        given_name: '伟',
        family_name: '李',
        email: `${title}@example.org`,
        role: 'moderator',
        organization: 'Ministry',
      },
    ],
    primary_action_line: 'C7',
    action_lines: ['C2', 'C7'],
    ...said,
  })
  const session = await t.db.transaction().execute((tx) => makeSession(tx, edition, id, now))
  return session?.number ?? 0
}
const change = async (number: number, to: Record<string, string>, cookie = officer) => {
  const form = await formOf(desk('sessions', number, 'edit'), cookie)
  for (const [name, value] of Object.entries(to)) form.set(name, value)
  return { form, save: () => send(desk('sessions', number, 'edit'), cookie, form) }
}
const entryOf = async (number: number) => (await plannedEntries(t.db, edition)).find((entry) => entry.number === number)
const placeAt = async (number: number, slot: string, room: string) => {
  const page = await read(desk('sessions', number))
  const seen = plain(/name="seen" value="([^"]*)"/.exec(page.text)?.[1] ?? '')
  const body = new URLSearchParams({ seen, slot, room, reason: 'As agreed.', anyway: 'yes' })
  expect((await send(desk('sessions', number, 'place'), officer, body)).status).toBe(303)
}
const placement = (number: number) =>
  t.db
    .selectFrom('placement')
    .innerJoin('session', 'session.id', 'placement.session_id')
    .select(['placement.starts_at', 'placement.ends_at'])
    .where('session.edition_id', '=', edition.id)
    .where('session.number', '=', number)
    .executeTakeFirst()

beforeAll(async () => {
  t = await testPlatform('2022-03-20T10:00:00Z', { CONVOKE_DEMO: '1' }, house)
  web = createWeb(t.platform, house)
  at = await editionWithRequests(t.db, now)
  edition = (await editionBySlug(t.db, at.edition.slug)) as EditionScope
  officer = await signedIn('secretariat_officer')
  colleague = await signedIn('secretariat_head')
  auditor = await signedIn('auditor')
})
afterAll(() => t.close())

test('a form that is sent as it was opened changes nothing: order of languages, subjects and people stay', async () => {
  const number = await made('Unchanged')
  const before = await entryOf(number)
  const { save } = await change(number, { reason: 'None.' })
  const answer = await save()
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('Nothing differs')])
  expect(await entryOf(number)).toEqual(before)
  expect(before?.workingLanguages).toEqual(['fr', 'en'])
})

test('a correction keeps the submitter’s words beside it, and its history says from what to what, by whom and why', async () => {
  const number = await made('Rural netwroks')
  expect((await (await change(number, { title: 'Rural networks', minutes: '45' })).save()).status).toBe(422)
  const { save } = await change(number, {
    title: 'Rural networks',
    minutes: '45',
    'title-fr': 'Réseaux ruraux',
    'person-0-affiliation': 'Academy of Examples',
    'person-1': 'Suharto',
    'person-1-role': 'panellist',
    reason: 'A slip of the pen.',
  })
  expect((await save()).status).toBe(303)
  const entry = await entryOf(number)
  expect([entry?.title, entry?.people.map(({ name, affiliation }) => [name, affiliation])]).toEqual([
    'Rural networks',
    [
      ['李伟', 'Academy of Examples'],
      ['Suharto', undefined],
    ],
  ])
  const page = await read(desk('sessions', number))
  expect(page.text).toContain('A slip of the pen.')
  expect(page.text).toContain('Rural netwroks')
  expect((await read(desk('sessions', number, 'edit'))).text).toMatch(/submitter’s own words[\s\S]*Rural netwroks/)
})

test('of two officers who correct one session the second is shown the newer words, and nothing of either is lost', async () => {
  const number = await made('Before')
  const mine = await change(number, { title: 'Mine', objectives: 'My objectives', reason: 'One.' })
  const theirs = await change(number, { title: 'Theirs', reason: 'Two.' }, colleague)
  expect((await theirs.save()).status).toBe(303)
  const refused = await mine.save()
  const text = await refused.text()
  expect(refused.status).toBe(422)
  expect((await entryOf(number))?.title).toBe('Theirs')
  expect(text).toMatch(/Title, as you had typed it[\s\S]*Mine/)
  expect(text).toContain('María Muestra')
  const again = controlsOf(formIn(text))
  expect([again.get('title'), again.get('objectives')]).toEqual(['Theirs', 'My objectives'])
  expect((await send(desk('sessions', number, 'edit'), officer, again)).status).toBe(303)
  expect(await entryOf(number)).toMatchObject({ title: 'Theirs', objectives: 'My objectives' })
})

test('of many who save at once exactly one does, round after round', async () => {
  const number = await made('Race')
  for (let round = 0; round < 10; round++) {
    const forms = await Promise.all(
      [officer, colleague, officer].map((cookie, i) =>
        change(number, { title: `Race ${round} ${i}`, reason: 'Fast.' }, cookie),
      ),
    )
    const answers = await Promise.all(forms.map(({ save }) => save()))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422])
  }
})

test('a longer session keeps its place only through the gate: its slot, its neighbours, the rules', async () => {
  const [first, second] = [await made('First'), await made('Second', { duration_minutes: '30' })]
  await placeAt(first, '2022-06-01-A', 'a')
  const long = await (await change(first, { minutes: '120', reason: 'More to say.' })).save()
  expect([long.status, await long.text()]).toEqual([422, expect.stringContaining('no longer fits its time slot')])
  const fits = await (await change(first, { minutes: '90', reason: 'More to say.' })).save()
  expect(fits.status).toBe(303)
  expect((await placement(first))?.ends_at.toISOString()).toBe('2022-06-01T08:30:00.000Z')
  await placeAt(second, '2022-06-01-B', 'l')
  const crowd = await change(second, { audience: '500', reason: 'A star comes.' })
  const refused = await crowd.save()
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('Save anyway')])
  crowd.form.set('anyway', 'yes')
  expect((await crowd.save()).status).toBe(303)
})

test('what a colleague corrects after the page of publishing was opened is not published unseen', async () => {
  const number = await made('As it was')
  await placeAt(number, '2022-06-02-A', 'l')
  const page = desk('agenda/publish')
  const seen = plain(/name="seen" value="([^"]*)"/.exec((await read(page)).text)?.[1] ?? '')
  const corrected = await change(number, { title: 'As it is', reason: 'Better.' }, colleague)
  const publish = () => send(page, officer, new URLSearchParams({ seen, note: '', reason: 'So be it.' }))
  const [saved, published] = await Promise.all([corrected.save(), publish()])
  expect(saved.status).toBe(303)
  expect([303, 422]).toContain(published.status)
  const shown = (await publishedAgenda(t.db, edition))?.entries.find((entry) => entry.number === number)
  expect(shown?.title).toBe(published.status === 303 ? 'As it was' : undefined)
})

test('a session of the secretariat’s own is made once, seen by the plan, and removed while nobody outside has seen it', async () => {
  const form = await formOf(desk('sessions/new'))
  for (const [name, value] of Object.entries({ title: 'Opening', type: 'other', minutes: '60', alone: 'yes' }))
    form.set(name, value)
  const make = () => send(desk('sessions/new'), officer, form)
  const [one, two] = await Promise.all([make(), make()])
  expect(one.headers.get('location')).toBe(two.headers.get('location'))
  const number = Number(/(\d+)$/.exec(one.headers.get('location') ?? '')?.[1])
  expect((await entryOf(number))?.title).toBe('Opening')
  expect((await send(desk('sessions', number, 'edit'), auditor, form)).status).toBe(404)
  const { text } = await read(desk('sessions', number, 'edit'))
  const seen = plain(/remove"[\s\S]*?name="seen" value="([^"]*)"/.exec(text)?.[1] ?? '')
  const gone = await send(desk('sessions', number, 'remove'), officer, new URLSearchParams({ seen }))
  expect(gone.status).toBe(303)
  expect([await entryOf(number), (await read(desk('sessions', number))).status]).toEqual([undefined, 404])
  const ofSubmission = await made('Not mine to remove')
  const refused = await send(desk('sessions', ofSubmission, 'remove'), officer, new URLSearchParams({ seen: '' }))
  expect(refused.status).toBe(422)
})

test('the thread of the submission tells what was corrected, when and why, once that is public; the words handed in stay', async () => {
  const number = await made('Threadbare')
  await placeAt(number, '2022-06-01-A', 'l')
  const publish = async () => {
    const page = desk('agenda/publish')
    const seen = plain(/name="seen" value="([^"]*)"/.exec((await read(page)).text)?.[1] ?? '')
    expect((await send(page, officer, new URLSearchParams({ seen, note: '', reason: 'So be it.' }))).status).toBe(303)
  }
  await publish()
  const corrected = await change(number, { title: 'Threaded', minutes: '50', reason: 'The submitter asked for it.' })
  expect((await corrected.save()).status).toBe(303)
  const steps = () =>
    t.db
      .selectFrom('thread_step as step')
      .innerJoin('session', 'session.submission_id', 'step.submission_id')
      .select(['step.kind', 'step.reason', 'step.facts'])
      .where('session.edition_id', '=', edition.id)
      .where('session.number', '=', number)
      .where('step.kind', '=', 'corrected')
      .execute()
  expect(await steps()).toEqual([])
  await publish()
  expect(await steps()).toEqual([
    { kind: 'corrected', reason: 'The submitter asked for it.', facts: expect.objectContaining({ fields: ['title'] }) },
  ])
})
