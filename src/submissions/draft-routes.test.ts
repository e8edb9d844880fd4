import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadEdition } from '../editions/public.ts'
import { house } from '../house.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'
import { attachFile } from './attach-file.ts'

let world: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>

beforeAll(async () => {
  world = await testPlatform('2022-02-14T09:20:00Z', {}, house)
  await loadEdition(world.platform, 'wsis-forum-2022')
  web = createWeb(world.platform, house)
})
afterAll(() => world.close())

/** A browser without scripts: it keeps its cookies and follows nothing by itself. */
function aBrowser() {
  const cookies = new Map<string, string>()
  const remember = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      cookies.set(name, value)
    }
    return response
  }
  const headers = () => ({
    cookie: [...cookies].map(([k, v]) => `${k}=${v}`).join('; '),
    'sec-fetch-site': 'same-origin',
    origin: 'http://localhost',
  })
  return {
    get: async (path: string) => remember(await web.request(path, { headers: headers() })),
    post: async (path: string, body: URLSearchParams | FormData) =>
      remember(await web.request(path, { method: 'POST', body, headers: headers() })),
  }
}

const whole = {
  submitter_name: 'Liis',
  submitter_email: 'g9.1@example.org',
  acting_as: 'individual',
  country: 'EE',
  stakeholder_type: 'government',
  submission_language: 'en',
  priority_topics: 'Consent.',
  consent_publication: true,
  consent_data: true,
}
const START = '/en/wsis-forum-2022/calls/official_submissions/start'
async function begin(browser: ReturnType<typeof aBrowser>): Promise<string> {
  const started = await browser.post(START, new URLSearchParams({ form: 'official_submission' }))
  expect(started.status).toBe(303)
  return started.headers.get('location') ?? ''
}

const section = (fields: Record<string, string | string[]>): URLSearchParams => {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    if (!name.startsWith('_')) body.append('_asked', name.split('.')[0] ?? name)
    for (const one of [value].flat()) body.append(name, one)
  }
  return body
}

test('from start to receipt without a script, in Arabic; the same click again shows the same receipt', async () => {
  const browser = aBrowser()
  const draft = (await begin(browser)).replace('/en/', '/ar/')
  expect((await browser.get(draft)).status).toBe(200)
  for (const part of ['contact', 'themes', 'format', 'high_level', 'lines', 'plans', 'files', 'declarations'])
    expect([part, (await browser.get(`${draft}/${part}`)).status]).toEqual([part, 200])
  const contact = await browser.post(
    `${draft}/contact`,
    section({
      submitter_name: 'ليس',
      submitter_email: 'g9.1@example.org',
      acting_as: 'organization',
      'organization.0.name': 'جمعية',
      'organization.0.country': 'EE',
      'organization.0.stakeholder_type': 'civil_society',
      country: 'EE',
      stakeholder_type: 'civil_society',
      submission_language: 'ar',
    }),
  )
  expect(contact.headers.get('location')).toBe(`${draft}/themes`)
  await browser.post(`${draft}/themes`, section({ priority_topics: 'الخصوصية', sdgs_to_highlight: ['10', '16'] }))
  const last = await browser.post(`${draft}/declarations`, section({ consent_publication: 'yes', consent_data: 'yes' }))
  expect(last.headers.get('location')).toBe(`${draft}/check`)
  const check = await (await browser.get(`${draft}/check`)).text()
  expect(check).toContain('الخصوصية')
  expect(check).not.toContain('class="errors"')
  for (let i = 0; i < 2; i++) {
    const sent = await browser.post(`${draft}/submit`, new URLSearchParams())
    expect(sent.headers.get('location')).toBe(`${draft}/receipt`)
  }
  const [once, again] = [await browser.get(`${draft}/receipt.txt`), await browser.get(`${draft}/receipt.txt`)]
  expect(await once.text()).toBe(await again.text())
  expect(await (await browser.get(`${draft}/receipt`)).text()).toContain('OCP22-0001')
  expect((await aBrowser().get(`${draft}/receipt`)).status).toBe(404)
  expect(await (await browser.get('/ar/me')).text()).toContain('OCP22-0001')
  expect(await (await aBrowser().get('/ar/me')).text()).not.toContain('OCP22-0001')
})

test('one’s own submission can be amended and withdrawn from its receipt; a stranger’s shows neither address', async () => {
  const browser = aBrowser()
  const draft = await begin(browser)
  const id = draft.split('/').at(-1) ?? ''
  await world.db
    .updateTable('draft')
    .set({ answers: JSON.stringify(whole) })
    .where('id', '=', id)
    .execute()
  await browser.post(`${draft}/submit`, new URLSearchParams())
  const receipt = await (await browser.get(`${draft}/receipt`)).text()
  const address = /action="([^"]+)\/amend"/.exec(receipt)?.[1] ?? ''
  const withdraw = (who: typeof browser, reason: string) =>
    who.post(`${address}/withdraw`, new URLSearchParams({ reason }))
  const amending = await browser.post(`${address}/amend`, new URLSearchParams())
  expect((await browser.get(amending.headers.get('location') ?? '')).status).toBe(200)
  expect((await browser.get(`${address}/withdraw`)).status).toBe(200)
  expect((await withdraw(browser, ' ')).status).toBe(422)
  expect((await withdraw(aBrowser(), 'Not mine')).status).toBe(404)
  expect((await browser.get(address)).status).toBe(200)
  const own = await (await browser.get(address)).text()
  expect([own.includes(`/amend"`), own.includes('/withdraw"')]).toEqual([true, true])
  const others = await (await aBrowser().get(address)).text()
  expect([others.includes(`/amend"`), others.includes('/withdraw"')]).toEqual([false, false])

  expect((await withdraw(browser, 'Sent twice')).status).toBe(303)
  const gone = await aBrowser().get(address)
  expect(gone.status).toBe(410)
  const left = await gone.text()
  expect(left).toContain('This submission was withdrawn')
  for (const word of [whole.priority_topics, whole.submitter_name, 'Sent twice']) expect(left).not.toContain(word)
  expect(await (await browser.get(address)).text()).toContain('It is your submission')
  const after = await (await browser.get(`${draft}/receipt`)).text()
  expect(after).toContain('You have withdrawn this submission')
  expect(after).not.toContain('You may amend')
  expect((await browser.get(`${draft}/receipt`)).status).toBe(200)
})

test('a page of a draft that another window discarded gives back what was typed into it, and leads to taking it back', async () => {
  const browser = aBrowser()
  const draft = await begin(browser)
  expect((await browser.post(`${draft}/discard`, new URLSearchParams())).status).toBe(303)
  const typed = await browser.post(`${draft}/themes`, section({ priority_topics: 'A whole evening of writing.' }))
  expect(typed.status).toBe(409)
  expect(await typed.text()).toContain('A whole evening of writing.')
  expect((await aBrowser().get(draft)).status).toBe(404)
  expect(await (await browser.get(draft)).text()).toContain(`${draft}/take-back`)
  const me = await (await browser.get('/en/me')).text()
  expect(me).toContain(`${draft}/take-back`)
  expect((await browser.post(`${draft}/take-back`, new URLSearchParams())).headers.get('location')).toBe(draft)
  expect((await browser.get(draft)).status).toBe(200)
})

test('a stranger sees at a draft what is seen at an address nobody has', async () => {
  const draft = await begin(aBrowser())
  const stranger = aBrowser()
  const absent = draft.replace(/[0-9a-f]{8}-[^/]+$/, '00000000-0000-4000-8000-000000000000')
  const texts = await Promise.all([draft, absent].map(async (path) => (await stranger.get(path)).text()))
  const plain = texts.map((t) => t.replaceAll(/nonce="[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}/g, ''))
  expect(plain[0]).toBe(plain[1])
})

test('a faulty page is saved as typed, says what to mend in a summary and at the field', async () => {
  const browser = aBrowser()
  const draft = await begin(browser)
  const posted = await browser.post(
    `${draft}/contact`,
    section({ submitter_name: 'Liis', submitter_email: 'not an address' }),
  )
  expect(posted.status).toBe(422)
  const html = await posted.text()
  expect(html).toContain('href="#submitter_email"')
  expect(html).toContain('value="not an address"')
  expect(await (await browser.get(`${draft}/contact`)).text()).toContain('value="not an address"')
})

test('adding and taking away a row keeps everything typed', async () => {
  const browser = aBrowser()
  const started = await browser.post(
    '/en/wsis-forum-2022/calls/workshop_requests/start',
    new URLSearchParams({ form: 'workshop_request' }),
  )
  const draft = started.headers.get('location') ?? ''
  const typed = { 'people.0.given_name': 'Akosua', 'people.1.given_name': 'Rosa', 'people.2.given_name': 'Kofi' }
  const added = await (await browser.post(`${draft}/people`, section({ ...typed, _do: 'add people' }))).text()
  expect(added).toContain('name="people.3.given_name"')
  const removed = await (await browser.post(`${draft}/people`, section({ ...typed, _do: 'remove people 1' }))).text()
  expect(removed).toContain('value="Akosua"')
  expect(removed).toContain('value="Kofi"')
  expect(removed).not.toContain('value="Rosa"')
})

test('a field another window filled in is not emptied by a window that never touched it, nor by what it saved by itself before', async () => {
  const browser = aBrowser()
  const draft = await begin(browser)
  const shownIn = (html: string) => ({
    _revision: /name="_revision" value="(\d+)"/.exec(html)?.[1] ?? '',
    _shown: /name="_shown" value="([^"]+)"/.exec(html)?.[1] ?? '',
  })
  const blank = { submitter_name: '', submitter_job_title: '', acting_as: '', organization: '' }
  const one = shownIn(await (await browser.get(`${draft}/contact`)).text())
  const other = { ...one }
  const autosave = await browser.post(
    `${draft}/contact`,
    section({ ...blank, ...one, submitter_name: 'Liis', _autosave: '1' }),
  )
  const { revision, shown } = (await autosave.json()) as { revision: number; shown: string }
  await browser.post(`${draft}/contact`, section({ ...blank, ...other, submitter_job_title: 'Coordinator' }))
  await browser.post(`${draft}/contact`, section({ ...blank, ...other, submitter_name: 'Liis P.', _do: 'later' }))
  await browser.post(
    `${draft}/contact`,
    section({ ...blank, _revision: String(revision), _shown: shown, submitter_name: 'Liis', acting_as: 'individual' }),
  )
  const now = JSON.parse(await (await browser.get(`${draft}/download`)).text()) as { answers: Record<string, unknown> }
  expect(now.answers).toMatchObject({
    submitter_name: 'Liis P.',
    submitter_job_title: 'Coordinator',
    acting_as: 'individual',
  })
})

test('a text of a megabyte is refused by name, one of ten at once, and what was saved before is kept', async () => {
  const browser = aBrowser()
  const draft = await begin(browser)
  await browser.post(`${draft}/themes`, section({ priority_topics: 'Privacy.' }))
  for (const [times, status] of [
    [500_000, 422],
    [5_000_000, 413],
  ] as const) {
    const body = new FormData()
    body.append('_asked', 'priority_topics')
    body.append('priority_topics', 'a '.repeat(times))
    expect((await browser.post(`${draft}/themes`, body)).status).toBe(status)
  }
  expect(await (await browser.get(`${draft}/themes`)).text()).toContain('Privacy.')
})

test('a script named as a PDF is not taken; a PDF is, under a name without folders', async () => {
  const browser = aBrowser()
  const draft = await begin(browser)
  const body = new FormData()
  body.append('_asked', 'attachments')
  body.append('attachments', new File(['<script>alert(1)</script>'], 'paper.pdf', { type: 'application/pdf' }))
  expect((await browser.post(`${draft}/files`, body)).status).toBe(422)
  const good = new FormData()
  good.append('_asked', 'attachments')
  good.append('attachments', new File(['%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n'], '../../paper.pdf'))
  expect((await browser.post(`${draft}/files`, good)).status).toBe(303)
  expect(await (await browser.get(`${draft}/files`)).text()).toContain('<bdi>paper.pdf</bdi>')
})

// EUSURVEY PR 477: saving a draft deleted its files; PR 319: a draft could not be handed in where several answers were allowed.
test('files and several answers stay through every way of saving, and the draft is handed in with them', async () => {
  const browser = aBrowser()
  const draft = await begin(browser)
  const id = draft.split('/').at(-1) ?? ''
  await world.db
    .updateTable('draft')
    .set({ answers: JSON.stringify(whole) })
    .where('id', '=', id)
    .execute()
  await browser.post(`${draft}/lines`, section({ action_lines: ['C1', 'C2', 'C3'], _do: 'later' }))
  const body = new FormData()
  body.append('_asked', 'attachments')
  body.append('attachments', new File(['%PDF-1.7\n%âãÏÓ\n3 0 obj\n<<>>\nendobj\n'], 'ورقة.pdf'))
  await browser.post(`${draft}/files`, body)
  const ways: Record<string, string>[] = [
    { _do: 'later' },
    { _autosave: '1' },
    { _do: 'stay' },
    { _do: 'go contact' },
    { _do: 'add links' },
  ]
  for (const does of ways)
    expect(
      (await browser.post(`${draft}/files`, section({ attachments: '', links: '', ...does }))).status,
    ).toBeLessThan(400)
  const text = await (await browser.get(`${draft}/download.txt`)).text()
  expect(text).toContain('ورقة.pdf')
  expect(text).toContain('C3 Access to information and knowledge')
  expect((await browser.post(`${draft}/submit`, new URLSearchParams())).headers.get('location')).toBe(
    `${draft}/receipt`,
  )
  const content = JSON.parse(await (await browser.get(`${draft}/content.json`)).text()) as {
    answers: { action_lines: string[]; attachments: { filename: string }[] }
  }
  expect(content.answers.action_lines).toEqual(['C1', 'C2', 'C3'])
  expect(content.answers.attachments.map((f) => f.filename)).toEqual(['ورقة.pdf'])
})

test('a file of a public submission is a download for anyone, and gone once it is withdrawn', async () => {
  const browser = aBrowser()
  const draft = await begin(browser)
  const id = draft.split('/').at(-1) ?? ''
  await world.db
    .updateTable('draft')
    .set({ answers: JSON.stringify(whole) })
    .where('id', '=', id)
    .execute()
  const body = new FormData()
  body.append('_asked', 'attachments')
  body.append('attachments', new File(['%PDF-1.7\n%âãÏÓ\n2 0 obj\n<<>>\nendobj\n'], 'paper.pdf'))
  await browser.post(`${draft}/files`, body)
  await browser.post(`${draft}/submit`, new URLSearchParams())
  const receipt = await (await browser.get(`${draft}/receipt`)).text()
  const address = /action="([^"]+)\/amend"/.exec(receipt)?.[1] ?? ''
  const page = await (await aBrowser().get(address)).text()
  const file = /href="([^"]+\/files\/[0-9a-f]{64})"/.exec(page)?.[1] ?? ''
  const got = await aBrowser().get(file)
  expect(got.status).toBe(200)
  expect(got.headers.get('content-disposition')).toContain('attachment')
  expect((await got.text()).startsWith('%PDF-1.7')).toBe(true)
  const thread = await aBrowser().get(`${address}/thread.json`)
  expect(((await thread.json()) as { thread: { kind: string }[] }).thread.map((s) => s.kind)).toEqual(['submitted'])
  await browser.post(`${address}/withdraw`, new URLSearchParams({ reason: 'Sent twice' }))
  expect([(await aBrowser().get(file)).status, (await aBrowser().get(`${address}/thread.json`)).status]).toEqual([
    404, 404,
  ])
})

test('the public copy of a photograph carries no metadata, and a small one is refused with its size', async () => {
  const question = {
    id: 'photo',
    section: 's',
    type: 'photo',
    label: {},
    required: true,
    visibility: 'public',
    limits: { media_types: ['image/jpeg'], min_long_side_pixels: 2000 },
  } as const
  const picture = (width: number) =>
    sharp({ create: { width, height: 40, channels: 3, background: '#7a5c3e' } })
      .withExif({ IFD0: { Artist: 'Somebody', ImageDescription: 'At home' } })
      .jpeg()
      .toBuffer()
  const limits = { ...question.limits, media_types: [...question.limits.media_types] }
  const attach = async (width: number) =>
    attachFile(world.platform, { ...question, limits }, { name: 'a.jpg', bytes: await picture(width) })
  expect(await attach(1999)).toMatchObject({ ok: false, refusal: { facts: { min: 2000, count: 1999 } } })
  const kept = await attach(2000)
  if (!kept.ok) throw new Error(kept.refusal.code)
  const original = await world.platform.files.get(kept.value.sha256)
  const copy = await world.platform.files.get(kept.value.public_sha256 ?? '')
  expect((await sharp(original ?? undefined).metadata()).exif).toBeDefined()
  expect((await sharp(copy ?? undefined).metadata()).exif).toBeUndefined()
})

test.each(['en', 'ar'])('Enter in a field continues and changes neither language nor part (%s)', async (language) => {
  const browser = aBrowser()
  const draft = (await begin(browser)).replace('/en/', `/${language}/`)
  const html = await (await browser.get(`${draft}/contact`)).text()
  const ofForm = [...html.matchAll(/<button type="submit"[^>]*>/g)].map(([tag]) => tag)
  const [first = ''] = ofForm.filter((tag) => tag.includes('form="draft-form"'))
  expect(first).not.toMatch(/formaction|name=/)
  expect(html.indexOf(first)).toBeLessThan(html.indexOf('<form'))
  const entered = await browser.post(`${draft}/contact`, section(contact))
  expect(entered.headers.get('location')).toBe(`${draft}/themes`)
})

const contact = {
  submitter_name: 'Liis',
  submitter_email: 'g9.1@example.org',
  acting_as: 'individual',
  country: 'EE',
  stakeholder_type: 'government',
  submission_language: 'en',
}
const answersOf = async (browser: ReturnType<typeof aBrowser>, draft: string) =>
  (JSON.parse(await (await browser.get(`${draft}/download`)).text()) as { answers: Record<string, unknown> }).answers
const shownOn = async (browser: ReturnType<typeof aBrowser>, page: string) =>
  /name="_shown" value="([^"]+)"/.exec(await (await browser.get(page)).text())?.[1] ?? ''

test('two windows on one draft: whatever the order, no question loses what the other window typed', async () => {
  const browser = aBrowser()
  const draft = await begin(browser)
  const page = `${draft}/contact`
  const shown = await shownOn(browser, page)
  const blank = { submitter_name: '', submitter_job_title: '', submitter_phone: '' }
  const autosave = async (typed: Record<string, string>) =>
    (await (await browser.post(page, section({ ...blank, ...typed, _autosave: '1' }))).json()) as {
      shown: string
      said: string
    }
  const first = await autosave({ submitter_name: 'A', _shown: shown, _save: 'windowpp 1' })
  // The other window, opened after that, types over it and fills in another question.
  const other = await shownOn(browser, page)
  await browser.post(
    page,
    section({ ...blank, submitter_name: 'B', submitter_job_title: 'Two', _shown: other, _do: 'later' }),
  )
  const second = await autosave({ submitter_name: 'A', submitter_phone: '3', _shown: first.shown, _save: 'windowpp 2' })
  expect(second.said).toContain('Draft saved')
  expect(await answersOf(browser, draft)).toMatchObject({
    submitter_name: 'B',
    submitter_job_title: 'Two',
    submitter_phone: '3',
  })
  // Now the first window types over the name without having seen B: both are kept, and B is shown until it was seen.
  const third = await autosave({
    submitter_name: 'A2',
    submitter_phone: '3',
    _shown: second.shown,
    _save: 'windowpp 3',
  })
  expect(third.said).toContain('Another window')
  const html = await (await browser.get(page)).text()
  expect(html).toMatch(/<dl class="answers">[\s\S]*>B<[\s\S]*<\/dl>/)
  const seen = { _shown: await shownOn(browser, page), _seen: /name="_seen" value="([^"]*)"/.exec(html)?.[1] ?? '' }
  await browser.post(page, section({ submitter_name: 'A2', ...seen, _do: 'later' }))
  expect(await (await browser.get(page)).text()).not.toContain('<dl class="answers">')
  expect(await answersOf(browser, draft)).toMatchObject({ submitter_name: 'A2', submitter_job_title: 'Two' })
})

test('a save that was held up never overwrites what its window saved later, also without the answer in between', async () => {
  const browser = aBrowser()
  const draft = await begin(browser)
  const page = `${draft}/contact`
  const _shown = await shownOn(browser, page)
  const save = (name: string, number: number, more = {}) =>
    browser.post(page, section({ submitter_name: name, _shown, _save: `windowpp ${number}`, ...more }))
  await save('Liis Tamm', 2, { _autosave: '1' })
  await save('Liis', 1, { _autosave: '1' })
  expect((await answersOf(browser, draft)).submitter_name).toBe('Liis Tamm')
  const own = await save('Liis Tamm-Kask', 3, { _do: 'later' })
  expect(own.status).toBe(303)
  expect((await answersOf(browser, draft)).submitter_name).toBe('Liis Tamm-Kask')
})

const lettersRead = new Set([''])
const signIn = async (browser: ReturnType<typeof aBrowser>, address: string) => {
  await browser.post('/en/sign-in', new URLSearchParams({ address }))
  const letters = await world.db
    .selectFrom('mail_message')
    .select(['key', 'text_body'])
    .where('recipient', '=', address)
    .where('key', 'like', 'sign-in:%')
    .execute()
  const letter = letters.find(({ key }) => !lettersRead.has(key)) // the clock stands still: letters have no order
  const { key, text_body } = letter ?? { key: '', text_body: '' }
  lettersRead.add(key)
  const code = /\d{4} \d{4}/.exec(text_body)?.[0] ?? ''
  expect((await browser.post('/en/sign-in/code', new URLSearchParams({ code }))).status).toBe(303)
}

test('the next person at a shared computer opens nothing of who signed out, and what was begun before is asked about', async () => {
  const browser = aBrowser()
  const before = await begin(browser)
  await browser.post(`${before}/contact`, section({ submitter_name: 'Written before the sign-in' }))
  await signIn(browser, 'shared@example.org')
  const own = await begin(browser)
  await browser.post(`${own}/contact`, section({ submitter_name: 'Written signed in' }))
  expect((await browser.get(before)).status, 'nobody has said yet whose it is').toBe(200)

  const asked = await browser.post('/en/sign-out', new URLSearchParams())
  expect(asked.status).toBe(200)
  expect(await asked.text()).toContain('1 draft or submission was begun on this device')
  const out = await browser.post('/en/sign-out', new URLSearchParams({ drafts: 'take' }))
  expect(out.status).toBe(303)
  for (const path of [before, own]) expect((await browser.get(path)).status).toBe(404)
  expect(await (await browser.get('/en/me')).text()).toContain('Nothing yet')

  const phone = aBrowser()
  await signIn(phone, 'shared@example.org')
  for (const path of [before, own]) expect((await phone.get(path)).status).toBe(200)
  expect((await phone.post('/en/sign-out', new URLSearchParams())).status, 'nothing to ask').toBe(303)
})

test('whoever signed in with a browser before signs in again, however often strangers asked for letters to them', async () => {
  const browser = aBrowser()
  await signIn(browser, 'busy@example.org')
  await browser.post('/en/sign-out', new URLSearchParams())
  const ask = async (who: typeof browser) =>
    (await who.post('/en/sign-in', new URLSearchParams({ address: 'busy@example.org' }))).status
  const strangers: number[] = []
  for (let i = 0; i < 8; i++) strangers.push(await ask(aBrowser()))
  expect(strangers.at(-1)).toBe(429)
  expect(await ask(browser)).toBe(303)
})

test('after the closing a part can be read and says so; what an open page still sends is kept, and an extension opens it again', async () => {
  const browser = aBrowser()
  const draft = await begin(browser)
  await browser.post(`${draft}/themes`, section({ priority_topics: 'Begun in time.' }))
  const open = await (await browser.get(`${draft}/themes`)).text()
  expect(open).toContain('name="priority_topics"')
  expect(open).toMatch(/\d+ days left/)
  world.clock.set('2022-03-07T14:00:00Z')
  const closed = await (await browser.get(`${draft}/themes`)).text()
  expect(closed).not.toContain('name="priority_topics"')
  expect(closed).toContain('Begun in time.')
  expect(closed).toContain('these answers can only be read')
  expect(await (await browser.get(`${draft}/check`)).text()).not.toContain('You can change everything')
  await browser.post(`${draft}/themes`, section({ priority_topics: 'Typed at the last second.' }))
  expect(await (await browser.get(`${draft}/themes`)).text()).toContain('Typed at the last second.')
  world.clock.set('2022-02-14T09:20:00Z')
  expect(await (await browser.get(`${draft}/themes`)).text()).toContain('name="priority_topics"')
})
