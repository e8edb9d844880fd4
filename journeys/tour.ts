import type { Page } from 'playwright-core'
import { goToStep, story } from '../src/demo/public.ts'
import { house } from '../src/house.ts'
import type { Language } from '../src/platform/languages/public.ts'
import { type Found, type Looker, walk } from '../src/web/walk.ts'
import { type Stage, setStage } from './stage.ts'

const EDITION = 'wsis-forum-2022'
const SAME_SITE = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }

/** Some two hundred pages are looked at one after the other: this takes as long as the machine needs. */
export const PATIENCE = { timeout: 900_000 }

export type Tour = Awaited<ReturnType<typeof beginTour>>

/** The demonstration, gone on to where there is most to see; its pages are found by people who follow every link. */
export async function beginTour() {
  const stage = await setStage('2022-02-14T09:00:00Z')
  return {
    stage,
    goTo: (code: string) => goTo(stage, code),
    /** In the last hour before a deadline somebody has begun a workshop request: who, and the address of their draft. */
    async writing() {
      await goTo(stage, 'last-hour')
      const start = `/en/${EDITION}/calls/workshop_requests/start`
      const begun = await post(stage, start, 'form=workshop_request', await signedIn(stage, 'participant'))
      return { writer: begun.looker, draft: begun.answer.headers.get('location') ?? '' }
    },
    signedIn: (role: string) => signedIn(stage, role),
    /** One page of each sort, as these people find them, in English. */
    pages: (lookers: readonly Looker[], more: readonly string[] = []) => pagesFor(stage, lookers, more),
  }
}

/** Goes on to a step of the demonstration, and lets happen what the program does by the clock. */
async function goTo({ platform }: Stage, code: string) {
  const step = story().steps.find((one) => one.code === code)
  if (!step) throw new Error(`the demonstration has no step ${code}`)
  const moved = await goToStep(platform, step)
  if (!moved.ok) throw new Error(moved.refusal.code)
  for (const { cron, doer } of house.modules.flatMap(({ jobs = [] }) => jobs))
    if (cron === '* * * * *') await doer(platform)({} as never)
}

async function signedIn(stage: Stage, role: string): Promise<Looker> {
  const answer = await fetch(`${stage.origin}/en/demo/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: SAME_SITE,
    body: `role=${role}`,
  })
  return { name: role, cookie: cookiesOf(answer) }
}

export const VISITOR: Looker = { name: 'visitor', cookie: '' }

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')

/** What somebody posts; the looker as their browser is afterwards. */
async function post(stage: Stage, path: string, body: string, looker: Looker) {
  const answer = await fetch(stage.origin + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...SAME_SITE, cookie: looker.cookie },
    body,
  })
  const cookie = [looker.cookie, cookiesOf(answer)].filter(Boolean).join('; ')
  return { answer, looker: { ...looker, cookie } }
}

async function pagesFor(stage: Stage, lookers: readonly Looker[], more: readonly string[]) {
  const letters = await stage.db.selectFrom('mail_message').select('text_body').execute()
  const inLetters = letters.flatMap(({ text_body }) =>
    [...text_body.matchAll(/https?:\/\/[^\s\u2069>)]+/g)].map(([link]) => {
      const { pathname, search } = new URL(link)
      return pathname.replace(/^\/[a-z]{2}(?=\/)/, '/en') + search
    }),
  )
  return walk(
    (path, { cookie }) => fetch(stage.origin + path, { redirect: 'manual', headers: { cookie } }),
    house.routes,
    { language: 'en', edition: EDITION, seeds: [...more, ...inLetters], lookers },
  )
}

type Ways = Parameters<Stage['open']>[1] & { readonly language: Language; readonly scripts?: boolean }

/** Browsers at work at once: while one draws a page, the other waits for the server. */
const BROWSERS = 2

/** Goes through pages, each as whoever found it, and gathers what is wrong with them. */
export async function through(
  stage: Stage,
  pages: readonly Found[],
  ways: Ways,
  look: (page: Page) => Promise<string[]>,
): Promise<string[]> {
  const waiting = [...pages]
  const parts = await Promise.all(Array.from({ length: BROWSERS }, () => oneThrough(stage, waiting, ways, look)))
  return parts.flat().sort()
}

async function oneThrough(
  stage: Stage,
  waiting: Found[],
  { language, scripts = true, ...more }: Ways,
  look: (page: Page) => Promise<string[]>,
): Promise<string[]> {
  const faults: string[] = []
  const browsers = new Map<string, Page>()
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { path, looker } = next
    const page = browsers.get(looker.cookie) ?? (await browserOf(stage, looker, { scripts, ...more }))
    browsers.set(looker.cookie, page)
    const address = path.replace(/^\/en(?=\/|$|\?)/, `/${language}`)
    const answer = await page.goto(stage.origin + address)
    const found = answer?.status() === 200 ? await look(page) : [`answers ${answer?.status()}`]
    faults.push(...found.map((fault) => `${address}: ${fault}`))
  }
  for (const page of browsers.values()) await page.context().close()
  return faults
}

async function browserOf(
  stage: Stage,
  { cookie }: Looker,
  { scripts, ...more }: Omit<Ways, 'language'>,
): Promise<Page> {
  const page = await stage.open({ scripts: scripts !== false }, more)
  const cookies = cookie.split('; ').filter(Boolean)
  await page.context().addCookies(
    cookies.map((pair) => {
      const at = pair.indexOf('=')
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: stage.origin }
    }),
  )
  return page
}
