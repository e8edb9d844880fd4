// What each page of the house costs the thread that serves: npm run bench:doors -- [--data FOLDER] [--until 2022-06-21] [--most 40]
// Every GET door that links lead to, for a visitor and for a head of the secretariat, asked one after the other of a built program over the
// sample forum: first as whoever comes first after a change, then once more. Counted is how long that thread computed, which other programs
// of the machine do not change; above it stands what was made in threads and in the database. With --data a copy of a demonstration's
// folder is used, which spares loading one.
import { parseArgs } from 'node:util'
import { house } from '../src/house.ts'
import { walk } from '../src/web/walk.ts'
import { ownFolder, row, sampleForum, served, signedIn } from './forum.ts'

const { values: given } = parseArgs({
  allowPositionals: true, // this file itself
  options: {
    data: { type: 'string' },
    until: { type: 'string', default: '2022-06-21T09:00:00Z' },
    most: { type: 'string', default: '40' },
    profile: { type: 'string' },
  },
})
/** Whoever comes first waits for what is made once a version. */
const [FIRST_BAR, BAR] = [100, 50]

const { folder, remove } = ownFolder('doors')
const { db, edition, close } = await sampleForum(folder, new Date(given.until), given.data)
const head = await signedIn(db, edition, 'doors', 'secretariat_head')
const profiled = given.profile ? ['--cpu-prof', `--cpu-prof-dir=${given.profile}`] : []
const server = await served(folder, { CONVOKE_DEMO: '1' }, profiled)

type Cost = { readonly computed: number; readonly milliseconds: number }
async function asked(path: string, cookie: string): Promise<{ answer: Response; cost: Cost }> {
  await server.sample()
  const began = performance.now()
  const headers = { cookie, 'accept-encoding': 'gzip' }
  const found = await fetch(server.origin + path, { redirect: 'manual', headers })
  const answer = new Response(await found.arrayBuffer(), { status: found.status, headers: found.headers })
  const milliseconds = performance.now() - began
  return { answer, cost: { computed: (await server.sample()).computedMilliseconds, milliseconds } }
}

const costs = new Map<string, Cost>()
const lookers = [
  { name: 'a head of the secretariat', cookie: head },
  { name: 'a visitor', cookie: '' },
]
try {
  const ask = async (path: string, { cookie }: { cookie: string }) => {
    const { answer, cost } = await asked(path, cookie)
    costs.set(`${path} ${cookie}`, cost)
    return answer
  }
  const { pages, unseen } = await walk(ask, house.routes, {
    ...{ language: 'en', edition: edition.slug, seeds: [], lookers },
  })
  const again = []
  for (const { path, looker } of pages) {
    const { cost } = await asked(path, looker.cookie)
    const first = costs.get(`${path} ${looker.cookie}`) as Cost
    again.push({ path, looker: looker.name, first, cost })
  }
  console.log(
    `${pages.length} pages of ${new Set(pages.map(({ route }) => route)).size} doors; ${unseen.length} doors lead to no page`,
  )
  let missed = 0
  again.sort(
    (a, b) => Math.max(b.first.computed / 2, b.cost.computed) - Math.max(a.first.computed / 2, a.cost.computed),
  )
  for (const { path, looker, first, cost } of again.slice(0, Number(given.most))) {
    row(`${path}, first`, {
      ...{ measured: first.computed, bar: FIRST_BAR, unit: 'ms' },
      more: `${looker}; answered after ${first.milliseconds.toFixed(0)}`,
    })
    row(`${path}, again`, {
      measured: cost.computed,
      bar: BAR,
      unit: 'ms',
      more: `answered after ${cost.milliseconds.toFixed(0)}`,
    })
  }
  for (const { first, cost } of again) if (first.computed > FIRST_BAR || cost.computed > BAR) missed++
  console.log(`pages that compute longer than their bar: ${missed}`)
} finally {
  server.stop()
  await close()
  remove()
}
process.exit(0)
