import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { program } from '../src/acts/public.ts'
import { editionBySlug } from '../src/consultation/public.ts'
import { endSession } from '../src/plan/cancel.ts'
import { placeSession } from '../src/plan/place.ts'
import { publishAgenda } from '../src/plan/publish-agenda.ts'
import { LANGUAGES, type Language } from '../src/platform/languages/public.ts'
import { keepDecision, releaseWaiting } from '../src/review/public.ts'
import { faultsOfRoom, faultsOnPaper, tooSmall } from './sight.ts'
import { isAccessible, type Stage, setStage } from './stage.ts'

let stage: Stage
const pages: string[] = []
const desk: string[] = []

/** A forum in its final week: six sessions published, one of them cancelled; two decisions wait on the desk. */
beforeAll(async () => {
  stage = await setStage('2022-03-14T09:00:00Z')
  const { platform, db } = stage
  const edition = await editionBySlug(db, 'wsis-forum-2022')
  if (!edition) throw new Error('the demonstration has no edition')
  const at = { edition, actor: program() }
  const requests = await db
    .selectFrom('submission')
    .select('reference')
    .where('kind', '=', 'workshop_request')
    .where('state', '=', 'submitted')
    .orderBy('number')
    .limit(8)
    .execute()
  const decide = async ({ reference }: { reference: string }) =>
    void (await keepDecision(platform, at, {
      reference,
      outcome: 'accepted',
      intoReference: '',
      reason: { text: 'Clear objective.', language: 'en', others: {} },
    }))
  for (const request of requests.slice(0, 6)) await decide(request)
  await releaseWaiting(platform, at)
  for (const request of requests.slice(6)) await decide(request)

  const by = { reason: 'As the organizers wished.', personId: null }
  const sessions = await db
    .selectFrom('session')
    .select(['number', 'duration_minutes as minutes'])
    .orderBy('number')
    .execute()
  const slots = (
    await db.selectFrom('slot').select(['code', 'starts_at', 'ends_at']).orderBy('starts_at').execute()
  ).filter((slot) => slot.starts_at >= new Date('2022-05-31T22:00:00Z'))
  const rooms = await db.selectFrom('room').select('code').where('kind', '=', 'on_site').orderBy('position').execute()
  for (const [i, session] of sessions.entries()) {
    const slot = slots.find((s) => s.ends_at.getTime() - s.starts_at.getTime() >= session.minutes * 60_000)
    const order = { sessionNumber: session.number, slotCode: slot?.code ?? '', roomCode: rooms[i]?.code ?? '' }
    const placed = await placeSession(
      stage.platform,
      { edition, actor: program() },
      { ...order, ...by, startsAt: null, anyway: true },
    )
    expect(placed.ok, `${session.number} placed`).toBe(true)
  }
  const publish = async () => {
    await publishAgenda(stage.platform, { edition, actor: program() }, { note: '', reason: 'As it stands.' })
  }
  await publish()
  const last = sessions.at(-1)?.number ?? 0
  await endSession(
    stage.platform,
    { edition, actor: program() },
    { to: 'cancelled', sessionNumber: last, reason: 'Ill.' },
  )
  await publish()
  stage.clock.set('2022-06-01T07:20:00Z')

  const number = sessions[0]?.number
  const person = await db.selectFrom('session_person').select('person_id as id').executeTakeFirstOrThrow()
  const reference = requests[0]?.reference
  const waiting = requests[6]?.reference
  pages.push(
    '',
    '/consultation',
    '/letter',
    '/calls/workshop_requests',
    '/calls/workshop_requests/questions',
    '/submissions',
    `/submissions/${reference}`,
    '/agenda',
    '/agenda?view=day',
    '/agenda/versions',
    `/sessions/${number}`,
    `/sessions/${last}`,
    `/people/${person.id}`,
    '/organizations/itu',
    '/nothing-here',
  )
  desk.push(
    '/desk/submissions',
    '/desk/submissions?q=nothing-like-this',
    `/desk/submissions/${waiting}`,
    `/desk/submissions/together?act=accepted&pick=${reference}&pick=${waiting}`,
    '/desk/release',
    '/desk/calls',
    '/desk/calls/workshop_requests',
    '/desk/programme',
    `/desk/programme/together?act=unplace&pick=${number}`,
    '/desk/programme/grid',
    '/desk/programme/propose',
    '/desk/programme/proposals',
    '/desk/programme/locks',
    '/desk/programme/weights',
    `/desk/sessions/${number}`,
    '/desk/agenda/publish',
  )
})
afterAll(() => stage.strike())

/** Every page as its reader sees it: the public ones as a visitor, those of the desk as the head of the secretariat. */
async function through(
  context: Parameters<Stage['open']>[1],
  language: Language,
  look: (page: Page, path: string) => Promise<void>,
) {
  const page = await stage.open({ scripts: true }, context)
  for (const path of pages) {
    await page.goto(stage.at(language, path))
    await look(page, path)
  }
  await page.goto(`${stage.origin}/${language}/sign-in`)
  await look(page, '/sign-in')
  await stage.signIn(page, 'secretariat_head')
  for (const path of desk) {
    await page.goto(stage.at(language, path))
    await look(page, path)
  }
  await page.context().close()
}

// Some fifty pages are looked at one after the other: this takes as long as the machine needs.
const PATIENCE = { timeout: 600_000 }

test.each([
  ['en', 'light', 'dark', 1280],
  ['ar', 'dark', 'light', 360],
] as const)('every page is accessible (%s, %s and then %s, %i px)', PATIENCE, async (language, first, then, width) => {
  await through({ colorScheme: first, viewport: { width, height: 800 } }, language, async (page) => {
    await isAccessible(page)
    // The same page in the other colours: all that can differ is their contrast.
    await page.emulateMedia({ colorScheme: then })
    await isAccessible(page, ['color-contrast'])
    await page.emulateMedia({ colorScheme: first })
  })
})

/** WCAG 1.4.12: the spacing a reader may set. */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`

test.each(['en', 'ar'] as const)(
  'at 320 px no page scrolls sideways, and nothing is cut when a reader widens the text (%s)',
  PATIENCE,
  async (language) => {
    const faults: string[] = []
    await through({ viewport: { width: 320, height: 700 } }, language, async (page, path) => {
      faults.push(...(await page.evaluate(faultsOfRoom)).map((fault) => `${path} ${fault}`))
      // A reader's own style sheet is not asked by the content policy; here it comes through the same door.
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(css)
        document.adoptedStyleSheets = [sheet]
      }, SPACED)
      faults.push(...(await page.evaluate(faultsOfRoom)).map((fault) => `${path} spaced: ${fault}`))
    })
    expect(faults).toEqual([])
  },
)

test('everything that can be pressed is large enough', PATIENCE, async () => {
  const faults: string[] = []
  await through({ viewport: { width: 360, height: 800 } }, 'en', async (page, path) => {
    faults.push(...(await page.evaluate(tooSmall)).map((fault) => `${path} ${fault}`))
  })
  expect(faults).toEqual([])
})

/** The element that has focus, whether it can be seen, and how it is marked. */
const focused = () => {
  const el = document.activeElement
  if (!(el instanceof HTMLElement) || el === document.body) return null
  const { left, top, width, height } = el.getBoundingClientRect()
  const style = getComputedStyle(el)
  const at = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 12))
  return {
    html: el.outerHTML.slice(0, 110),
    id: [...document.querySelectorAll('*')].indexOf(el),
    ring: style.outlineStyle === 'solid' && style.outlineWidth === '3px',
    seen:
      el.matches('.scroll') ||
      (at !== null && (el.contains(at) || at.contains(el) || at.closest('label') === el.closest('label'))),
  }
}

test(
  'the first screen of a small phone holds the first session of the agenda, in every language',
  PATIENCE,
  async () => {
    const [phone, page] = [
      { width: 360, height: 780 },
      await stage.open({ scripts: false }, { viewport: { width: 360, height: 780 } }),
    ]
    const edges: Record<string, number> = {}
    for (const language of LANGUAGES) {
      await page.goto(stage.at(language, '/agenda?day=2022-06-01..2022-06-03'))
      const item = page.locator('.slot .item').first()
      edges[language] = await item.evaluate((found) => Math.round(found.getBoundingClientRect().bottom + scrollY))
    }
    expect(Object.entries(edges).filter(([, edge]) => edge > phone.height)).toEqual([])
    await page.context().close()
  },
)

test.each(['/agenda?view=day', '/desk/submissions', '/desk/programme'])(
  'by keyboard alone: first to the page itself, then through all of %s, each stop seen and ringed in copper, and out again',
  PATIENCE,
  async (path) => {
    const page = await stage.open({ scripts: true }, { viewport: { width: 1000, height: 700 } })
    await stage.signIn(page, 'secretariat_head')
    await page.goto(stage.at('en', path))
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    const faults: string[] = []
    const stops = new Set<number>()
    for (let i = 0; i < 400; i++) {
      await page.keyboard.press('Tab')
      const now = await page.evaluate(focused)
      if (!now) break // the last stop is behind us: the browser's own controls follow
      if (stops.has(now.id)) faults.push(`held at ${now.html}`)
      if (!now.ring) faults.push(`no ring: ${now.html}`)
      if (!now.seen) faults.push(`covered: ${now.html}`)
      stops.add(now.id)
      if (faults.length > 5) break
    }
    expect(faults).toEqual([])
    const last = await page.evaluate(() => {
      const all = [...document.querySelectorAll<HTMLElement>('footer a')]
      return [...document.querySelectorAll('*')].indexOf(all.at(-1) as HTMLElement)
    })
    expect(stops.has(last)).toBe(true)
    await page.context().close()
  },
)

test(
  'on paper the ways through the site are gone, folds are open, and the page is not wider than the sheet',
  PATIENCE,
  async () => {
    const page = await stage.open({ scripts: true }, { viewport: { width: 720, height: 1000 } })
    await stage.signIn(page, 'secretariat_head')
    await page.emulateMedia({ media: 'print' })
    for (const path of [...pages, '/desk/submissions', '/desk/programme']) {
      await page.goto(stage.at('en', path))
      expect({ path, faults: await page.evaluate(faultsOnPaper) }).toEqual({ path, faults: [] })
    }
    await page.context().close()
  },
)
