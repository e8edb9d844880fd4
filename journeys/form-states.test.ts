import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { begin, FORMS, LOOKS, OPEN } from './form-looks.ts'
import { isAccessible, type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage(OPEN)
})
afterAll(() => stage.strike())

const sections = (page: Page): Promise<string[]> =>
  page.locator('.tasks a').evaluateAll((all) => all.map((a) => a.getAttribute('href')?.split('/').at(-1) ?? ''))

for (const { language, colorScheme } of LOOKS) {
  // Every form in one look; in the others the one with most kinds of questions.
  const forms = language === 'en' && colorScheme === 'light' ? FORMS : FORMS.slice(1, 2)
  for (const form of forms)
    test(`each part of ${form[1]} is in order for axe, empty and with its errors, which take focus (${language}, ${colorScheme})`, async () => {
      stage.clock.set(OPEN)
      const page = await stage.open({ scripts: true }, { colorScheme })
      const draft = await begin(stage, page, language, form)
      const everyState = form === FORMS[1]
      if (everyState) await isAccessible(page)
      for (const section of await sections(page)) {
        await page.goto(`${draft}/${section}`)
        if (everyState) await isAccessible(page)
        await page.click('.actions button[value=continue]')
        if ((await page.locator('.errors').count()) === 0) continue
        expect(await page.evaluate(() => document.activeElement?.className)).toBe('errors')
        // Every link of the summary leads to something on the page that can take focus or holds it.
        const places = await page
          .locator('.errors a')
          .evaluateAll((all) =>
            all.map((a) => document.getElementById((a.getAttribute('href') ?? '').slice(1)) !== null),
          )
        expect(places, section).not.toContain(false)
        await isAccessible(page)
      }
      await page.goto(`${draft}/check`)
      await isAccessible(page)
      await page.context().close()
    }, 300_000)
}
