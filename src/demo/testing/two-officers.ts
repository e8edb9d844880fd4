import { type EditionScope, type Viewer, visitor } from '../../access/public.ts'
import { type Act, perform, person, preview } from '../../acts/public.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Platform } from '../../platform/platform.ts'

/** How often each pair is tried: CONVOKE_PAIRS times where that is said, as `npm run bench:pairs` does. */
export const rounds = (ordinary: number) => Number(process.env.CONVOKE_PAIRS ?? ordinary)

type Stage = { readonly db: Db; readonly platform: Platform; readonly clock: { now(): Date; set(to: Date): void } }
/** Where two officers act, and who they are; set by `enter` before anything is tried. */
export let t: Stage
export let edition: EditionScope
export let maria: Viewer
export let li: Viewer

/** Two heads of the secretariat come into an edition. */
export async function enter(stage: Stage, into: EditionScope): Promise<void> {
  t = stage
  edition = into
  ;[maria, li] = (await Promise.all(['maria', 'li'].map(head))) as [Viewer, Viewer]
}

async function head(name: string): Promise<Viewer> {
  const id = `p-${name}`
  const created_at = t.clock.now()
  await t.db.insertInto('person').values({ id, language: 'en', given_name: name, created_at }).execute()
  const own = { id, name, email: `${name}@example.org`, language: 'en' }
  return { ...visitor(), person: own, grants: [{ role: 'secretariat_head', editionId: edition.id }] }
}

type Answer = { readonly ok: boolean; readonly refusal?: { readonly code: string } }
/** Somebody has looked, and presses when told to. */
export type Doing = () => Promise<Answer>

/** One officer looks at what an act would do; what comes back does exactly that, with what the page had shown. */
export async function looked<W, F, D, R, C extends string>(
  act: Act<W, F, D, R, C, EditionScope>,
  who: Viewer,
  wish: W,
): Promise<Doing> {
  const order = { edition, actor: person(who), wish }
  const seen = await preview(t.platform, act, order)
  return () => perform(t.platform, act, { ...order, ...(seen.ok && seen.value.seen ? { seen: seen.value.seen } : {}) })
}
export const say = (text: string) => ({ text, language: 'en' as const, others: {} })
export const must = async (doing: Promise<Doing>) => {
  const done = await (await doing)()
  if (!done.ok) throw new Error(done.refusal?.code)
}

/** The last line of the record; whatever is told later has a number above it. */
const lastLine = async () =>
  (await t.db.selectFrom('audit_entry').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst())?.id
/** Who stands in the record since a line: nobody whose act was not done. */
async function recorded(since: Awaited<ReturnType<typeof lastLine>>): Promise<(string | null)[]> {
  const lines = t.db.selectFrom('audit_entry').select('person_id').distinct()
  const later = await (since === undefined ? lines : lines.where('id', '>', since)).execute()
  return later.map(({ person_id }) => person_id)
}

export type Round = (round: number) => Promise<readonly [Doing, Doing]>
/** Of two acts on one thing the second to arrive is told; on two things both are done. */
export const ON_ONE: Record<string, Round> = {}
export const ON_TWO: Record<string, Round> = {}
/** Or the one is done and then the other, each as it was looked at. */
export const ON_EITHER: Record<string, Round> = {}

/** What is wrong with one round; empty when nothing is. */
async function wrongIn(round: Round, n: number, least: number, most: number): Promise<string> {
  const [one, two] = await round(n)
  const before = await lastLine()
  const [mine, theirs] = await (n % 2
    ? Promise.all([one(), two()])
    : Promise.all([two(), one()]).then((r) => r.reverse()))
  const done = [...(mine?.ok ? [maria] : []), ...(theirs?.ok ? [li] : [])].map((who) => who.person?.id ?? '')
  if (done.length < least || done.length > most) return `${done.length} done: ${JSON.stringify([mine, theirs])}`
  const others = (await recorded(before)).filter((id) => id !== null && !done.includes(id))
  return others.length > 0 ? `the record names ${others} for what was not done` : ''
}

/** Tries every pair so many times, and answers what was wrong; a counted run says how long each took. */
export async function triedPairs(rounds: number): Promise<{ pairs: number; faults: string[] }> {
  const faults: string[] = []
  const pairs = [
    ...Object.entries(ON_ONE).map(([name, round]) => ({ name, round, least: 1, most: 1 })),
    ...Object.entries(ON_TWO).map(([name, round]) => ({ name, round, least: 2, most: 2 })),
    ...Object.entries(ON_EITHER).map(([name, round]) => ({ name, round, least: 1, most: 2 })),
  ]
  for (const { name, round, least, most } of pairs) {
    const [began, before] = [performance.now(), faults.length]
    for (let n = 0; n < rounds; n++) {
      const wrong = await wrongIn(round, n, least, most).catch(String)
      if (wrong) faults.push(`${name}, round ${n}: ${wrong}`)
    }
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    if (process.env.CONVOKE_PAIRS)
      console.log(`${name.padEnd(60)} ${rounds} rounds, ${faults.length - before} wrong (bar 0), ${seconds} s`)
  }
  return { pairs: pairs.length, faults }
}
