import path from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { editionBySlug } from '../src/consultation/public.ts'
import { findOrAddPerson, grantRole } from '../src/identity/public.ts'
import type { Language } from '../src/platform/languages/public.ts'
import { saveDraft, startDraft, submitDraft } from '../src/submissions/public.ts'
import { fillIn } from './answers.ts'
import { isAccessible, saidOf, setForum, type Walk } from './stage.ts'

const WALKS: readonly Walk[] = [
  { language: 'en', scripts: true },
  { language: 'ar', scripts: false },
]
const DESK = '/desk/nominations/facilitators'
const APPOINTED = '/appointed/facilitators'
const ROOM = '/nominations/facilitators/group'
const OFFICER = 'officer@example.org'
const HEAD = 'head@example.org'
const POINT = 'point@example.org'

let stage: Awaited<ReturnType<typeof setForum>>
beforeEach(async () => {
  stage = await setForum('2022-03-01T10:00:00Z', path.resolve('editions/wsis-forum-2022'))
  const edition = (await editionBySlug(stage.db, 'wsis-forum-2022')) ?? expect.unreachable()
  const now = stage.clock.now()
  await stage.db.transaction().execute(async (tx) => {
    for (const [email, role] of [
      [OFFICER, 'secretariat_officer'],
      [HEAD, 'secretariat_head'],
    ] as const) {
      const personId = await findOrAddPerson(tx, { email, language: 'en' }, now)
      await grantRole(tx, { personId, role, editionId: edition.id, part: null }, now)
    }
  })
})
afterEach(() => stage.strike())

type Named = { given: string; family: string; email: string; country: string; gender: string; group: string }
const ZURI: Named = {
  ...{ given: 'Zuri', family: 'Exemplar', email: 'zuri@example.org', country: 'KE', gender: 'woman' },
  group: 'civil_society',
}
const WEI: Named = { ...ZURI, given: '伟', family: '范例', email: 'wei@example.org', gender: 'man', group: 'academia' }
const DEON: Named = { ...ZURI, given: 'Deon', family: 'Sample', email: 'deon@example.org', country: 'ZA' }
const AMAL: Named = { ...ZURI, given: 'أمل', family: 'المثال', email: 'amal@example.org', country: 'EG' }

/** A whole nomination, as the form asks for it. */
const nomination = (language: Language, of: Named) => ({
  ...{ submitter_name: 'Nominator Placeholder', submitter_email: 'nominator@example.org', country: 'KE' },
  ...{ nominator_capacity: 'organization', submission_language: language, nominee_group: of.group },
  nominee: [
    {
      ...{ given_name: of.given, family_name: of.family, email: of.email, country: of.country, gender: of.gender },
      ...{ job_title: 'Moderator', organization: 'Example Network', stakeholder_type: of.group },
      ...{ role: 'high_level_track_facilitator', attendance: 'on_site', confirmed: 'yes' },
    },
  ],
  ...{ nominee_biography: 'HIDDEN-BIOGRAPHY', nomination_reasons: 'HIDDEN-REASONS', moderation_experience: 'Much.' },
  ...{ speaker_languages: ['en'], preferred_themes: ['media'], available_days: ['2022-06-01'] },
  ...{ attendance: 'on_site', own_funding: 'self', nominee_consent: true, report_commitment: true },
  ...{ consent_publication: true, consent_data: true },
})

/** Hands a nomination in; the name is typed, the rest stands in the draft. */
async function nominate(walk: Walk, of: Named) {
  const page = await stage.open(walk)
  await page.goto(stage.at(walk.language, '/calls/hltf_nominations'))
  await page.click('form:has(input[value=hltf_nomination]) button')
  const draft = page.url()
  await fillIn(stage, draft, nomination(walk.language, { ...of, given: '' }))
  await page.goto(`${draft}/nominee`)
  await page.fill('[name="nominee.0.given_name"]', of.given)
  await page.click('main form[method=post] .actions button')
  await page.goto(`${draft}/check`)
  await page.click('form[action$=submit] button')
  const receipt = await page.locator('main').innerText()
  await page.context().close()
  return /OCP22-\d{4}/.exec(receipt)?.[0] ?? expect.unreachable(receipt.slice(0, 400))
}

/** The same without a browser. */
async function handIn(language: Language, of: Named) {
  const edition = (await editionBySlug(stage.db, 'wsis-forum-2022')) ?? expect.unreachable()
  const owner = { browserHash: `browser of ${of.email}`, personId: null }
  const begun = { call: 'hltf_nominations', form: 'hltf_nomination', language, owner }
  const started = await startDraft(stage.platform, edition, begun)
  const draftId = started.ok ? started.value.id : expect.unreachable(started.refusal.code)
  await saveDraft(stage.platform, edition, owner, draftId, { answers: nomination(language, of), shown: {} })
  const done = await submitDraft(stage.platform, edition, { owner, draftId, arrivedAt: stage.clock.now() })
  expect(done).toMatchObject({ ok: true })
}

const signedIn = async (walk: Walk, address: string): Promise<Page> => {
  const page = await stage.open(walk)
  await stage.signIn(page, address)
  return page
}
const press = (page: Page, act: string) => page.locator(`main button[name=act][value="${act}"]`).first().click()
const saidOn = (page: Page) => page.locator('main').innerText()
const wide = async (page: Page) => {
  await page.setViewportSize({ width: 360, height: 780 })
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), page.url()).toBe(true)
  await page.setViewportSize({ width: 1280, height: 800 })
}
const look = async (walk: Walk, page: Page) => {
  await wide(page)
  if (walk.scripts) await isAccessible(page)
}

const lettersTo = (address: string) =>
  stage.db
    .selectFrom('mail_message')
    .select(['key', 'subject', 'language', 'text_body as text'])
    .where('recipient', '=', address)
    .where((eb) => eb.or([eb('key', 'like', 'nominee:%'), eb('key', 'like', 'focal-point:%')]))
    .orderBy('created_at')
    .execute()
async function linkTo(address: string, from: RegExp): Promise<string> {
  const [letter] = await lettersTo(address)
  const { pathname, search } = new URL(from.exec(letter?.text ?? '')?.[0] ?? expect.unreachable(address))
  return stage.origin + pathname + search
}

async function answer(walk: Walk, of: Named, does: 'consent' | 'decline') {
  const page = await stage.open(walk)
  await page.goto(await linkTo(of.email, /https?:\S+\/nominee\/\S+/))
  if (does === 'consent') {
    await press(page, 'consent')
    expect(await page.locator('.errors a').count(), 'says what is missing, with links there').toBeGreaterThan(3)
    if (of === ZURI) await look(walk, page)
    await page.fill('[name=biography]', `PUBLIC-BIOGRAPHY ${of.given}`)
    await page.check('[name=languages][value=en]')
    await page.check('[name=days][value="2022-06-01"]')
    await page.selectOption('[name=presence]', 'on_site')
    await page.check('[name=funding] >> nth=0')
    await page.check('[name=publication]')
    await page.setInputFiles('[name=photo]', { name: 'a.png', mimeType: 'image/png', buffer: await portrait() })
  }
  await press(page, does)
  await page.locator('[role=status]').waitFor()
  expect(await page.locator('.errors').count()).toBe(0)
  await page.context().close()
}
const portrait = () =>
  sharp({ create: { width: 60, height: 60, channels: 3, background: '#678' } })
    .png()
    .toBuffer()

/** Lets a nominee, found by name in the list of the desk, stand otherwise. */
async function place(page: Page, language: Language, of: Named, standing: string) {
  await page.goto(stage.at(language, DESK))
  await page.locator('[aria-labelledby=nominees] a', { hasText: of.given }).click()
  await page.check(`[name=standing][value=${standing}]`)
  await page.fill('#reason', 'As the group asked.')
  await press(page, 'place')
}

for (const walk of WALKS)
  test(`a nomination goes from the call to the public page, each role doing its part (${saidOf(walk)})`, async () => {
    const { language } = walk
    // Nominators: one person twice, with the address written otherwise.
    const reference = await nominate(walk, ZURI)
    for (const of of [{ ...ZURI, email: 'Zuri@Example.org' }, WEI, DEON, AMAL]) await handIn(language, of)
    const stranger = await stage.open(walk)
    for (const where of ['/submissions', `/submissions/${reference}`, APPOINTED, '/submissions?q=Zuri']) {
      await stranger.goto(stage.at(language, where))
      expect(await stranger.locator('main').innerText(), where).not.toMatch(/Exemplar|HIDDEN-/)
    }

    // Officer: takes them in, writes to them, and names who speaks for a group.
    stage.clock.set(new Date('2022-03-14T10:00:00Z'))
    const officer = await signedIn(walk, OFFICER)
    await officer.goto(stage.at(language, DESK))
    await press(officer, 'take-in')
    expect(await officer.locator('[aria-labelledby=nominees] tbody tr').count(), 'duplicates are joined').toBe(4)
    await press(officer, 'ask')
    await officer.locator('details:has(#basis) summary').click()
    await officer.fill('#email', POINT)
    await officer.selectOption('#group', 'civil_society')
    await officer.fill('#basis', 'Minutes of the group of 10 March')
    await officer.fill('#from', '2022-03-14')
    await officer.fill('#until', '2022-06-03')
    await press(officer, 'name-point')
    await look(walk, officer)
    expect((await lettersTo(ZURI.email)).map((one) => one.language)).toEqual([language])

    // Nominees, by the link of the letter: opening it answers nothing.
    const opened = await stage.open(walk)
    await opened.goto(await linkTo(DEON.email, /https?:\S+\/nominee\/\S+/))
    expect((await stage.db.selectFrom('nominee').select('answer').distinct().execute()).length).toBe(1)
    for (const of of [ZURI, WEI, AMAL]) await answer(walk, of, 'consent')
    await answer(walk, DEON, 'decline')

    // The focal point, by the link of their letter; nobody else finds the room.
    await stranger.goto(stage.at(language, ROOM))
    expect(await saidOn(stranger)).not.toContain(ZURI.family)
    stage.clock.set(new Date('2022-03-14T10:05:00Z'))
    const point = await stage.open(walk)
    await stage.signIn(point, POINT)
    const way = new URL(await linkTo(POINT, /https?:\S+\/sign-in\?return=\S+/))
    await point.goto(stage.origin + way.searchParams.get('return'))
    expect(await saidOn(point)).toContain(ZURI.family)
    expect(await saidOn(point), 'other groups have rooms of their own').not.toContain(WEI.family)
    const own = point.locator('section, .chapter').filter({ hasText: ZURI.family }).locator('form').first()
    await own.locator('[name=endorsed]').check()
    await own.locator('[name=rank]').fill('1')
    await own.locator('[name=comment]').fill('GROUP-COMMENT')
    await own.locator('button[value=say]').click()
    await look(walk, point)

    // Officer: a quota is kept, a reserve held, the running balance live.
    await place(officer, language, ZURI, 'chosen')
    expect(await saidOn(officer)).toContain('GROUP-COMMENT')
    await place(officer, language, WEI, 'chosen')
    expect(await officer.locator('.errors').innerText(), 'one of each country').toMatch(/\(.*1\)|1/)
    await place(officer, language, WEI, 'reserve')
    await place(officer, language, AMAL, 'not_taken')
    await officer.goto(stage.at(language, DESK))
    expect((await officer.locator('[aria-labelledby=balance]').innerText()).replace(/[^\d%]+/g, ' ')).toMatch(/1 1/)
    for (const where of ['', APPOINTED, '/submissions?q=Zuri', '/agenda']) {
      await stranger.goto(stage.at(language, where))
      expect(await saidOn(stranger), where).not.toMatch(/Exemplar|PUBLIC-BIOGRAPHY|GROUP-COMMENT/)
    }

    // Head: everything at once, letters as shown.
    await officer.goto(stage.at(language, `${DESK}/release`))
    expect(await officer.locator('button[value=release]').count(), 'an officer does not announce').toBe(0)
    const head = await signedIn(walk, HEAD)
    await head.goto(stage.at(language, `${DESK}/release`))
    expect(await head.locator('[aria-labelledby=letters] details').count()).toBe(3)
    await press(head, 'release')
    for (const [of, fate] of [
      [ZURI, 2],
      [WEI, 2],
      [AMAL, 2],
      [DEON, 1],
    ] as const)
      expect((await lettersTo(of.email)).length, of.email).toBe(fate)

    // Everybody: the appointed, and nobody else.
    await stranger.goto(stage.at(language, ''))
    await stranger.locator(`a[href$="${APPOINTED}"]`).click()
    await look(walk, stranger)
    const shown = await saidOn(stranger)
    expect(shown).toContain(`PUBLIC-BIOGRAPHY ${ZURI.given}`)
    expect(shown).not.toMatch(/范例|Sample|المثال|GROUP-COMMENT|HIDDEN-/)
    expect(
      await stranger
        .locator('.appointed img')
        .first()
        .evaluate((img: HTMLImageElement) => img.naturalWidth),
    ).toBe(60)

    // Somebody drops out, and the reserve takes the place.
    await place(officer, language, ZURI, 'gone')
    await place(officer, language, WEI, 'chosen')
    await stranger.reload()
    expect(await saidOn(stranger)).toContain(WEI.family)
    expect(await saidOn(stranger)).not.toContain(ZURI.family)
    expect((await lettersTo(WEI.email)).at(-1)?.key).toContain(':chosen:')
  })
