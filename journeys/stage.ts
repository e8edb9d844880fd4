import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { loadEdition } from '../src/editions/public.ts'
import { house } from '../src/house.ts'
import type { Language } from '../src/platform/languages/public.ts'
import { testPlatform } from '../src/platform/testing/database.ts'
import { serveOn } from '../src/web/serve.ts'
import { createWeb } from '../src/web/web.tsx'
import { demonstrationAt } from './demonstration.ts'
import { settle } from './sight.ts'

/** How a journey is walked: in a language, with or without scripts. */
export type Walk = { language: Language; scripts: boolean }

/** Every journey of a participant is walked in each of these ways. */
export const WALKS: readonly Walk[] = [
  { language: 'en', scripts: true },
  { language: 'en', scripts: false },
  { language: 'ar', scripts: true },
  { language: 'ar', scripts: false },
]

export const saidOf = ({ language, scripts }: Walk) => `${language}, ${scripts ? 'with' : 'without'} scripts`

export type Stage = Awaited<ReturnType<typeof setStage>>

/** The program serving the demonstration edition on a real database, as it stood at a moment; its clock stands still until moved. */
export async function setStage(at: string) {
  const opened = await demonstrationAt(at)
  const stage = await served(opened, 'wsis-forum-2022')
  return {
    ...stage,
    /** Signs the page's browser in as the person of the demonstration who has this role. */
    async signIn(page: Page, role: string) {
      const answer = await page.context().request.post(`${stage.origin}/en/demo/sign-in`, {
        form: { role },
        headers: { 'sec-fetch-site': 'same-origin' },
        maxRedirects: 0,
      })
      expect(answer.status(), `sign-in as ${role}`).toBe(303)
    },
  }
}

/** The program serving an edition loaded from its folder, with no demonstration: people sign in by the code that comes to their address. */
export async function setForum(at: string, folder: string) {
  const opened = await testPlatform(at, {}, house)
  const { slug } = await loadEdition(opened.platform, folder)
  const stage = await served(opened, slug)
  return {
    ...stage,
    signIn: (page: Page, address: string) => signInByCode(stage, page, address),
  }
}

/** Signs in as a stranger does, by the code that comes to their address. */
export async function signInByCode({ db, origin }: Pick<Served, 'db' | 'origin'>, page: Page, address: string) {
  await page.goto(`${origin}/en/sign-in`)
  await page.fill('#address', address)
  await page.click('main form button')
  await typeCode(db, page, address)
}

/** Types the code that came last to an address into the page that asks for it. */
export async function typeCode(db: Served['db'], page: Page, address: string) {
  const letter = await db
    .selectFrom('mail_message')
    .select('text_body')
    .where('recipient', '=', address)
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()
  await page.fill('#code', /\d{4}[ \u2009]?\d{4}/.exec(letter.text_body)?.[0] ?? '')
  await page.click('main form button')
  expect(page.url(), `sign-in as ${address}`).not.toContain('/sign-in')
}

type Served = Awaited<ReturnType<typeof served>>

async function served({ platform, db, clock, close }: Awaited<ReturnType<typeof testPlatform>>, slug: string) {
  const serving = await serveOn(createWeb(platform, house).fetch, '127.0.0.1', 0)
  const origin = `http://127.0.0.1:${serving.port}`
  const browser = await chromium.connect(inject('browserAddress'))
  return {
    platform,
    db,
    clock,
    origin,
    /** The address of a page of the edition; without a path, of the edition's home. */
    at: (language: Language, path = '') => `${origin}/${language}/${slug}${path}`,

    /** A new browser as a person would open it for the first time: no cookies, nothing kept. Closing its context ends it. */
    async open({ scripts }: Pick<Walk, 'scripts'>, more: BrowserContextOptions = {}): Promise<Page> {
      const context = await browser.newContext({ javaScriptEnabled: scripts, ...more })
      context.setDefaultTimeout(30_000)
      return context.newPage()
    },

    async strike() {
      await browser.close()
      await serving.stop(2000)
      await close()
    },
  }
}

/** No violation of the rules axe knows, on the page in its present state. Where scripts are off the page is the same and axe cannot run. With `rules`, those alone. */
export async function isAccessible(page: Page, rules?: string[]) {
  await page.evaluate(settle)
  // Its newer way opens a page of its own for each look, for frames of other sites; no page here has one.
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  expect(violations.map((v) => `${page.url()} ${v.id}: ${v.nodes.map((n) => n.html).join('\n')}`)).toEqual([])
}
