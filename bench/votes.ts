// How many votes a public vote takes, and whether each counts once: npm run bench:votes -- [--votes 100000] [--processes 4]
// Several processes on one database, each with its own connections. Everybody votes twice, through two of them at the same time, by the act
// their page uses, limits and all: one vote each may stand, and two counts made in two ways must say the same.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import type { EditionScope } from '../src/access/public.ts'
import { perform, program } from '../src/acts/public.ts'
import { loadEdition } from '../src/editions/public.ts'
import { house } from '../src/house.ts'
import { roundOpened, voteCast } from '../src/judging/public.ts'
import { photoDecided, takeInPhotos } from '../src/photos/public.ts'
import { sendPhoto, striped } from '../src/photos/testing/send-photo.ts'
import { fixedClock } from '../src/platform/clock.ts'
import { parseConfig } from '../src/platform/config.ts'
import { openPlatform } from '../src/platform/open.ts'
import type { Platform } from '../src/platform/platform.ts'
import {
  countVotes,
  entriesOf,
  originOf,
  recountVotes,
  roundsOf,
  sameCount,
  selectionByCode,
  tooManyVotes,
} from '../src/rounds/public.ts'

const SLUG = 'wsis-forum-2022'
const CONTEST = 'photo_contest'
const PHOTOGRAPHS = 24
/** Votes under way at once in each process. */
const AT_ONCE = 6
const BEGINS = new Date('2022-03-07T09:00:00Z')
const VOTING = new Date('2022-05-03T09:00:00Z')

const { values: given } = parseArgs({
  allowPositionals: true, // this file itself
  options: { votes: { type: 'string', default: '100000' }, processes: { type: 'string', default: '4' } },
})
const [VOTES, PROCESSES] = [Number(given.votes), Number(given.processes)]
const part = process.env.CONVOKE_BENCH_PART
const folder = process.env.CONVOKE_BENCH_DATA ?? fs.mkdtempSync(path.join(os.tmpdir(), 'convoke-bench-votes-'))
fs.chmodSync(folder, 0o755)

async function opened(at: Date) {
  const config = parseConfig({ CONVOKE_DATA: folder, CONVOKE_DEMO: '1', LOG_LEVEL: 'silent' })
  if (!config.ok) throw new Error(String(config.refusal.facts.mistakes))
  const open = await openPlatform(config.value, house)
  if (!open.ok) throw new Error(open.refusal.code)
  const clock = fixedClock(at)
  return { clock, platform: { ...open.value.platform, clock }, close: open.value.close }
}

const found = <T>(value: T | null | undefined, what: string): T => {
  if (value === null || value === undefined) throw new Error(`There is no ${what}.`)
  return value
}
async function voteIn({ db }: Platform, edition: EditionScope) {
  const selection = found(await selectionByCode(db, edition, CONTEST), CONTEST)
  const round = found(
    (await roundsOf(db, edition, selection.id)).find(({ way }) => way === 'votes'),
    'vote',
  )
  return { selection, round, entries: await entriesOf(db, edition, selection.id) }
}

/** Photographs sent and admitted, a vote that is open, and people who have shown that their address is theirs. */
async function prepare(platform: Platform, clock: ReturnType<typeof fixedClock>) {
  await loadEdition(platform, SLUG)
  const edition = found(await house.editionNamed(platform.db, SLUG), 'edition')
  const numbers: number[] = []
  for (let i = 0; i < PHOTOGRAPHS; i++)
    numbers.push(await sendPhoto(platform, edition, { email: `sender${i}@example.org`, picture: await striped(i) }))
  await takeInPhotos(platform, edition)
  const by = { edition, actor: program() }
  const reason = { text: '', language: 'en' as const, others: {} }
  for (const number of numbers)
    await perform(platform, photoDecided, { ...by, wish: { number, verdict: 'admitted', reason } })
  const hours = { opens: '2022-05-02T09:00', closes: '2022-05-13T18:00' }
  const wish = { selection: CONTEST, way: 'votes' as const, ...hours, blind: false }
  const done = await perform(platform, roundOpened, { ...by, wish })
  if (!done.ok) throw new Error(done.refusal.code)
  clock.set(VOTING)
  await sql`
    insert into person (id, language, given_name, email, created_at, email_proven_at)
    select 'bench-' || n, 'en', 'V', 'v' || n || '@example.org', now(), now() from generate_series(1, ${VOTES}::int) n`.execute(
    platform.db,
  )
  return edition
}

/** Everybody of a share votes, as their page would have them do; answers how many of the acts were carried out. */
async function voteAll(platform: Platform, share: number): Promise<number> {
  const edition = found(await house.editionNamed(platform.db, SLUG), 'edition')
  const { round, entries } = await voteIn(platform, edition)
  let done = 0
  let next = 0
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < VOTES) {
        const n = next++
        // Each person through two processes, which come to them at about the same moment.
        if (n % PROCESSES !== share && (n + 1) % PROCESSES !== share) continue
        const personId = `bench-${n + 1}`
        const remote = `10.${n % 250}.${Math.floor(n / 250) % 250}.7`
        if (await tooManyVotes(platform, { remote, personId, categories: 1 })) continue
        const entry = entries[(n * 7 + share) % entries.length]?.number ?? 0
        const wish = { selection: CONTEST, category: '', entry, origin: originOf(platform.config, round.id, remote) }
        if ((await perform(platform, voteCast, { edition, actor: program(personId), wish })).ok) done++
      }
    }),
  )
  return done
}

async function startPart(share: number): Promise<ChildProcess> {
  const env = { ...process.env, CONVOKE_BENCH_PART: String(share), CONVOKE_BENCH_DATA: folder }
  const child = fork('bench/through-vite.mjs', ['bench/votes.ts', '--votes', String(VOTES)], { env })
  await once(child, 'message') // it is ready
  return child
}

async function measure() {
  const { platform, clock, close } = await opened(BEGINS)
  const edition = await prepare(platform, clock)
  const parts = await Promise.all(Array.from({ length: PROCESSES }, (_, share) => startPart(share)))
  const began = performance.now()
  const acts = await Promise.all(
    parts.map(async (child) => {
      const answered = once(child, 'message')
      child.send('vote')
      return Number((await answered)[0])
    }),
  )
  const seconds = (performance.now() - began) / 1000
  const { round } = await voteIn(platform, edition)
  const asked = { roundId: round.id, wholeBallots: false }
  const [count, again] = [
    await countVotes(platform.db, edition, asked),
    await recountVotes(platform.db, edition, asked),
  ]
  const votes = [...count.votes.values()].reduce((a, b) => a + b, 0)
  const carried = acts.reduce((a, b) => a + b, 0)
  const right = votes === VOTES && count.ballots === VOTES && carried === 2 * VOTES && sameCount(count, again)
  console.log(
    `${carried} acts of ${VOTES} people in ${PROCESSES} processes: ${seconds.toFixed(1)} s, ${Math.round(carried / seconds)} a second (100,000 votes in ten minutes are 167)`,
  )
  console.log(
    `${votes} votes stand, ${count.ballots} ballots, two counts ${right ? 'and all of it right' : 'or the sums DIFFER'}`,
  )
  await close()
  fs.rmSync(folder, { recursive: true, force: true })
  process.exit(right ? 0 : 1)
}

async function takePart() {
  const { platform, close } = await opened(VOTING)
  process.on('message', async () => {
    process.send?.(await voteAll(platform, Number(part)))
    await close()
    process.exit(0)
  })
  process.send?.('ready')
}

await (part === undefined ? measure() : takePart())
