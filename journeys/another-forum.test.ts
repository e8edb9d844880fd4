import ICAL from 'ical.js'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editionBySlug } from '../src/consultation/public.ts'
import { NATIONAL_FORUM } from '../src/editions/testing/copy-of.ts'
import { grantRole } from '../src/identity/public.ts'
import { isAccessible, saidOf, setForum, WALKS, type Walk } from './stage.ts'

const HEAD = 'head@example.org'
let stage: Awaited<ReturnType<typeof setForum>>
beforeAll(async () => {
  stage = await setForum('2024-06-10T09:00:00Z', NATIONAL_FORUM)
})
afterAll(() => stage.strike())

const mainOf = async (page: Page) =>
  (await page.locator('main').innerText()).replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ')
const next = (page: Page) => page.click('main form[method=post] .actions button')

/** Nothing of the first forum this program served: not its names, places, prefix or vocabularies. */
const FIRST_FORUM = /WSIS|القمة العالمية|\bITU\b|Geneva|جنيف|OCP\d|Action line|خط العمل|UTC\+0[12]:00/

const PUBLIC = ['', '/consultation', '/calls/proposals', '/calls/proposals/questions', '/submissions', '/agenda']

for (const walk of WALKS.filter(({ scripts }) => scripts))
  test(`another forum’s public pages are its own, in its zone and words (${walk.language})`, async () => {
    const { language } = walk
    const page = await stage.open(walk, { viewport: { width: 360, height: 780 } })
    for (const path of PUBLIC) {
      await page.goto(stage.at(language, path))
      expect(await page.locator('body').innerText(), path).not.toMatch(FIRST_FORUM)
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), path).toBe(true)
      await isAccessible(page)
    }
    await page.goto(stage.at(language))
    const home = await mainOf(page)
    for (const said of language === 'en' ? ['New Delhi', 'Step 2', 'UTC+05:30'] : ['نيودلهي', 'الخطوة 2', 'UTC+05:30'])
      expect(home).toContain(said)
    expect(home, 'no organization convenes it, so none is named').not.toMatch(/Convened by|الجهات الداعية/)
    await page.context().close()
  })

type Proposal = { title: string; type: string; track: string; group: RegExp; reference: string }
const PROPOSALS: Record<string, Proposal> = {
  'en true': {
    title: 'A library in every pocket',
    type: 'municipality',
    track: 'access',
    group: /Public bodies/,
    reference: 'NDF24-0001',
  },
  'en false': {
    title: 'Repair cafés',
    type: 'association',
    track: 'skills',
    group: /Citizens/,
    reference: 'NDF24-0002',
  },
  'ar true': { title: 'كلمات مرور آمنة', type: 'company', track: 'safety', group: /الشركات/, reference: 'NDF24-0003' },
  'ar false': {
    title: 'النفاذ في القرى',
    type: 'ministry',
    track: 'access',
    group: /الهيئات العامة/,
    reference: 'NDF24-0004',
  },
}

async function handIn(page: Page, { language }: Walk, { title, type, track }: Proposal): Promise<string> {
  await page.goto(stage.at(language, '/calls/proposals'))
  await page.click('form:has(input[value=session_proposal]) button')
  const draft = page.url()
  await page.goto(`${draft}/about`)
  await page.fill('[name=submitter_name]', 'Asha Sample')
  await page.fill('[name=submitter_email]', 'asha@example.org')
  await page.selectOption('[name=stakeholder_type]', type)
  await page.selectOption('[name=country]', 'NP')
  await next(page)
  await page.fill('[name=title]', title)
  await page.selectOption('[name=session_type]', 'panel')
  await page.fill('[name=abstract]', 'What a public library can lend besides books.')
  await page.check(`[name=tracks][value=${track}]`)
  await page.check('[name=duration_minutes][value="60"]')
  await page.selectOption('[name=participation_mode]', 'hybrid')
  await next(page)
  await page.goto(`${draft}/check`)
  await page.click('form[action$=submit] button')
  return mainOf(page)
}

for (const walk of WALKS)
  test(`a session is proposed under the forum’s own prefix, groups and tracks (${saidOf(walk)})`, async () => {
    const { language, scripts } = walk
    const proposal = PROPOSALS[`${language} ${scripts}`] as Proposal
    const page = await stage.open(walk, { viewport: { width: 360, height: 780 } })
    const receipt = await handIn(page, walk, proposal)
    expect(receipt).toContain(proposal.reference)
    expect(receipt).toContain('UTC+05:30')
    if (scripts) await isAccessible(page)
    await page.goto(stage.at(language, `/submissions/${proposal.reference}`))
    const shown = await mainOf(page)
    expect(shown).toContain(proposal.title)
    expect(shown).not.toMatch(FIRST_FORUM)
    // Narrowed by a vocabulary that only this forum has.
    await page.goto(stage.at(language, `/submissions?track=${proposal.track}`))
    expect(await mainOf(page)).toContain(proposal.title)
    expect(await mainOf(page)).toMatch(proposal.group)
    const other = proposal.track === 'access' ? 'skills' : 'access'
    await page.goto(stage.at(language, `/submissions?track=${other}`))
    expect(await mainOf(page)).not.toContain(proposal.title)
    if (scripts) await isAccessible(page)
    await page.context().close()
  })

test('what is accepted becomes session 1 of a programme in its own rooms, hours and zone', async () => {
  stage.clock.set('2024-07-02T09:00:00Z')
  const edition = await editionBySlug(stage.db, 'national-forum-2024')
  const page = await stage.open({ scripts: true })
  await stage.signIn(page, HEAD)
  const { id: personId } = await stage.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', HEAD)
    .executeTakeFirstOrThrow()
  await stage.db
    .transaction()
    .execute((tx) =>
      grantRole(
        tx,
        { personId, role: 'secretariat_head', editionId: edition?.id ?? null, part: null },
        stage.clock.now(),
      ),
    )
  await page.goto(stage.at('en', '/desk/submissions/NDF24-0001'))
  await page.check('input[name=outcome][value=accepted]')
  await page.fill('#reason', 'It lends what everybody needs.')
  await page.click('form[action$=decide] button')
  await page.goto(stage.at('en', '/desk/release'))
  await page.click('button[formaction$=confirm]')
  await page.click('form[action$=release] button')
  await page.waitForURL(/desk\/release\/[0-9a-f-]+/)

  await page.goto(stage.at('en', '/desk/sessions/1'))
  expect(await page.locator('body').innerText()).not.toMatch(FIRST_FORUM)
  await page.selectOption('select[name=slot]', '2024-09-12-1')
  await page.selectOption('select[name=room]', 'hall')
  await page.fill('form[action$=place] [name=reason]', 'Where most people fit.')
  await page.click('form[action$=place] button:not([name]):not([formaction])')
  await page.goto(stage.at('en', '/desk/agenda/publish'))
  await page.click('form[action$=publish] button')

  for (const [language, place, hours] of [
    ['en', 'Great Hall, Ground floor, East Wing', 'UTC+05:30'],
    ['ar', 'القاعة الكبرى، الطابق الأرضي، الجناح الشرقي', 'UTC+05:30'],
  ] as const) {
    await page.goto(stage.at(language, '/sessions/1'))
    const session = await mainOf(page)
    expect(session).toContain(place)
    expect(session).toMatch(/10:00–11:00/)
    expect(session).toContain(hours)
    await isAccessible(page)
    await page.goto(stage.at(language, '/agenda'))
    expect(await mainOf(page)).toContain('A library in every pocket')
    expect(await page.locator('body').innerText()).not.toMatch(FIRST_FORUM)
    // Narrowed by what only this forum's sessions are about.
    await page.goto(stage.at(language, '/agenda?track=skills'))
    expect(await mainOf(page)).not.toContain('A library in every pocket')
    await page.goto(stage.at(language, '/agenda?track=access'))
    expect(await mainOf(page)).toContain('A library in every pocket')
    await isAccessible(page)
  }
  const calendar = await (await fetch(`${stage.origin}/fr/national-forum-2024/sessions/1.ics`)).text()
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(calendar)).getFirstSubcomponent('vevent') ?? undefined)
  expect(event.startDate.toJSDate().toISOString()).toBe('2024-09-12T04:30:00.000Z')
  expect(event.location).toBe('Grande salle, Rez-de-chaussée, Aile est, Bibliothèque nationale, New Delhi')
  await page.goto(stage.at('en', '/submissions/NDF24-0001'))
  expect(await mainOf(page)).toContain('It lends what everybody needs.')
  expect(await mainOf(page)).toContain('Session 1 of the programme')
  await page.context().close()
})
