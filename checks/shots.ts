// Pictures of pages, to look at: node checks/shots.ts http://127.0.0.1:3000 FOLDER /wsis-forum-2022 /wsis-forum-2022/submissions ...
// Each page in Arabic and English, 1280 and 360 wide, light and dark.
import fs from 'node:fs'
import { chromium } from 'playwright-core'

const [origin = '', folder = '', ...paths] = process.argv.slice(2)
fs.mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
for (const language of ['en', 'ar']) {
  for (const width of [1280, 360]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme })
      const page = await context.newPage()
      for (const path of paths) {
        await page.goto(`${origin}/${language}${path}`)
        const name = `${path.replaceAll('/', '_')}-${language}-${width}-${colorScheme}.png`
        await page.screenshot({ path: `${folder}/${name}`, fullPage: true })
      }
      await context.close()
    }
  }
}
await browser.close()
