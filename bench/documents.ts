// How long a whole analysis takes, and what it needs: npm run bench:documents -- [--lang ar]
// The document of outcomes as PDF for 100, 300 and 1,000 submissions printed in full, each made by a process of its own as in the program.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { editionBySlug } from '../src/consultation/public.ts'
import { loadDemonstration } from '../src/demo/public.ts'
import { makeDocument, paperOf } from '../src/documents/public.ts'
import { house } from '../src/house.ts'
import { parseConfig } from '../src/platform/config.ts'
import { isLanguage } from '../src/platform/languages/public.ts'
import { openPlatform } from '../src/platform/open.ts'
import { multiplySubmissions } from './many-submissions.ts'

const { values: given } = parseArgs({ allowPositionals: true, options: { lang: { type: 'string', default: 'ar' } } })
const language = isLanguage(given.lang) ? given.lang : 'ar'
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'convoke-bench-'))
fs.chmodSync(folder, 0o755)

const settings = parseConfig({ CONVOKE_DATA: folder, CONVOKE_DEMO: '1', LOG_LEVEL: 'silent' })
if (!settings.ok) throw new Error(String(settings.refusal.facts.mistakes))
const opened = await openPlatform(settings.value, house)
if (!opened.ok) throw new Error('The database does not open.')
const { platform, close } = opened.value
await loadDemonstration(platform, new Date('2022-03-10T09:00:00Z'))
const edition = await editionBySlug(platform.db, 'wsis-forum-2022')
if (!edition) throw new Error('The demonstration has no edition.')
const { begun } = await platform.db
  .selectFrom('public_submission')
  .select((eb) => eb.fn.countAll<number>().as('begun'))
  .executeTakeFirstOrThrow()

console.log('submissions  pages  seconds  peak memory')
let there = Number(begun)
for (const wanted of [100, 300, 1_000]) {
  await multiplySubmissions(platform.db, edition, wanted - there, there)
  there = Math.max(there, wanted)
  const from = performance.now()
  const paper = await paperOf('outcomes', { platform, edition, language })
  const made = paper && (await makeDocument(paper, 'pdf'))
  if (made?.kind !== 'made') throw new Error(JSON.stringify(made))
  const seconds = ((performance.now() - from) / 1000).toFixed(1)
  const memory = `${Math.round(made.took.memory / 1024 ** 2)} MB`
  console.log(
    [String(wanted).padStart(11), String(made.took.pages).padStart(6), seconds.padStart(8), memory.padStart(12)].join(
      ' ',
    ),
  )
}
await close()
fs.rmSync(folder, { recursive: true, force: true })
