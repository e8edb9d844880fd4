import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import type { Found } from '../src/web/walk.ts'
import {
  faultsOfEnter,
  faultsOfRoom,
  faultsOnPaper,
  faultsWithoutScripts,
  postedForms,
  settle,
  tooSmall,
} from './sight.ts'

const PHONE = { width: 360, height: 780 }

/** What axe finds, by its rules; all of them, or those alone. */
async function axe(page: Page, { only }: { only?: string[] } = {}): Promise<string[]> {
  await page.evaluate(settle)
  // Its newer way opens a page of its own for each look, for frames of other sites; no page here has one.
  const builder = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await (only ? builder.withRules(only) : builder).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

/** In both colours: all that can differ is contrast. */
async function inBothColours(page: Page): Promise<string[]> {
  const light = await axe(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await axe(page, { only: ['color-contrast'] })
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light, ...dark.map((fault) => `in the dark: ${fault}`)]
}

const pressedIn = new Set<string>()

/**
 * Types a line and presses Enter in each sort of form there is, once: what is posted goes to the form's own address, holds the line, and
 * presses the button that is expected. No server sees it, so that the page stays as it is.
 */
async function pressEnter(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const { nth, typed, to, presses } of await page.evaluate(postedForms)) {
    if (pressedIn.has(to)) continue
    pressedIn.add(to)
    const field = await page.evaluateHandle(
      ([nth, element]) => {
        const form = document.forms[nth ?? 0] as HTMLFormElement
        form.noValidate = true // what else it asks for is not typed here
        return form.elements[element ?? 0] as HTMLInputElement
      },
      [nth, typed],
    )
    await field.asElement()?.fill('x7')
    const posted = page.waitForRequest((request) => request.method() === 'POST', { timeout: 5000 }).catch(() => null)
    await page.route('**/*', (route) => route.fulfill({ status: 204 }))
    await field.asElement()?.press('Enter')
    const request = await posted
    await page.unroute('**/*')
    const body = request?.postData() ?? ''
    const sent = new URLSearchParams(body)
    const holds = body.includes('x7')
    const [name = '', value = ''] = presses.split('=')
    const right = body.includes('form-data') ? body.includes(`name="${name}"`) : sent.getAll(name).includes(value)
    if (!request || !holds || (presses && !right))
      faults.push(`Enter in the form for ${to} sends ${request ? body.slice(0, 200) : 'nothing'}`)
  }
  return faults
}

/** Without scripts: forms can be sent, words can be reached, and Enter does what the form is for. */
export async function bare(page: Page): Promise<string[]> {
  return [
    ...(await page.evaluate(faultsWithoutScripts)),
    ...(await page.evaluate(faultsOfEnter)),
    ...(await pressEnter(page)),
  ]
}

/** On a phone: nothing scrolls sideways or is cut, and whatever can be pressed is large enough. */
async function onPhone(page: Page): Promise<string[]> {
  await page.setViewportSize(PHONE)
  return [...(await page.evaluate(faultsOfRoom)), ...(await page.evaluate(tooSmall))]
}

async function onPaper(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 720, height: 1000 })
  await page.emulateMedia({ media: 'print' })
  const faults = await page.evaluate(faultsOnPaper)
  await page.emulateMedia({ media: 'screen' })
  return faults
}

/**
 * Each page in one of the languages, by its place in the list; `CONVOKE_EVERY_PAGE=all` looks at each in all three, which takes three times
 * as long.
 */
export const SEEN = ['en', 'ar', 'zh'] as const
export const inTurn = (pages: readonly Found[], turn: number) =>
  process.env.CONVOKE_EVERY_PAGE === 'all' ? pages : pages.filter((_, n) => n % SEEN.length === turn)

/** In both colours, on a phone and on paper. */
export async function whole(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 900 })
  return [...(await inBothColours(page)), ...(await onPhone(page)), ...(await onPaper(page))]
}
