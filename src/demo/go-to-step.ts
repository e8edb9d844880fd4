import { setTimeout as sleep } from 'node:timers/promises'
import type { EditionScope } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { setUpSignIns, shiftSignIns, standingSignIns } from '../identity/public.ts'
import { migrateSchema } from '../platform/db/migrate.ts'
import { moveDemoClock } from '../platform/demo-clock.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { between, courseOf } from './course.ts'
import { layOut } from './lay-out.ts'
import { countsOf, currentSchema, editionIds, otherEditions, type Standing, standing, strangers } from './reads.ts'
import { runCourse } from './run-course.ts'
import { type Step, story } from './steps.ts'
import * as store from './store.ts'

type MoveRefusal = Refusal<'not-a-demonstration' | 'other-editions' | 'database-shared' | 'moving-already'>

/**
 * May the demonstration be moved here? Only in demo mode, only in a database that it made itself, and only while no edition is there
 * but its own: setting back throws everything else away.
 */
export async function mayMove({ db, config }: Platform): Promise<Result<Standing, MoveRefusal>> {
  const stands = config.demo ? await standing(db) : null
  if (!stands) return refuse('not-a-demonstration')
  const others = await otherEditions(db, [stands.slug, ...story().beside])
  if (others.length > 0) return refuse('other-editions', { slugs: others.map((o) => o.slug).join(', ') })
  return ok(stands)
}

/**
 * Whether a step can be reached by going on from where the demonstration stands; if not, all is made anew up to there: it lies behind,
 * the clock has run past it, or an earlier move broke off.
 */
export const goesOn = (stands: Standing, step: Step, now: Date): boolean =>
  !stands.unfinished &&
  stands.movingTo === null &&
  stands.reachedAt !== null &&
  stands.reachedAt < step.at &&
  now < step.at

/**
 * Brings the demonstration to a step and moves the clock of all nodes. Ahead, everything that happens until then happens now, through
 * the real actions, beside what visitors wrote. Back, or when a move broke off, a second set of tables is made and filled through the
 * same actions, then put in the place of those in use at once: until that moment everyone sees the old state whole, afterwards the new.
 */
export async function goToStep(platform: Platform, step: Step): Promise<Result<void, MoveRefusal>> {
  const done = await store.alone(platform.db, async () => {
    const may = await mayMove(platform)
    if (!may.ok) return may
    const ahead = goesOn(may.value, step, platform.clock.now())
    const moved = await (ahead ? goOn(platform, may.value, step) : beginAnew(platform, may.value, step))
    if (moved.ok) await clockStruck(platform, step)
    return moved
  })
  return done ?? refuse('moving-already')
}

const HEARD_WITHIN_MILLISECONDS = 2_000

/** News of the moved clock comes to this node like to all others; whoever goes on from here reads the new time. */
async function clockStruck({ clock }: Platform, step: Step): Promise<void> {
  const giveUpAt = Date.now() + HEARD_WITHIN_MILLISECONDS
  while (Math.abs(clock.now().getTime() - step.at.getTime()) > 60_000 && Date.now() < giveUpAt) await sleep(5)
}

async function goOn(platform: Platform, stands: Standing, step: Step): Promise<Result<void, MoveRefusal>> {
  const { db, live, clock } = platform
  const edition = await editionBySlug(db, stands.slug)
  if (!edition || !stands.reachedAt) return refuse('not-a-demonstration')
  const course = courseOf(stands.slug)
  const events = between(course.events, stands.reachedAt, step.at)
  if ((await countsOf(db)) !== stands.counted) await store.noteVisitors(db)
  await store.beginMoving(db, step.code, events.length)
  const quick = platform.beside(await currentSchema(db)) // what it writes is safe with the commit that comes to rest
  try {
    await runCourse({ ...platform, db: quick.db }, edition, { ...course, events }, progress(platform))
    await db.transaction().execute(async (tx) => {
      const now = clock.now()
      await shiftSignIns(tx, now, step.at.getTime() - now.getTime())
      await store.comeToRest(tx, step.at, await countsOf(tx))
      await moveDemoClock(tx, live, step.at, step.code)
    })
    return ok(undefined)
  } catch (error) {
    await store.stopMoving(db, true)
    throw error
  } finally {
    await quick.close()
  }
}

async function beginAnew(platform: Platform, stands: Standing, step: Step): Promise<Result<void, MoveRefusal>> {
  const { db, live, clock, log } = platform
  const course = courseOf(stands.slug)
  const events = between(course.events, new Date(0), step.at)
  const before = await editionIds(db)
  let broken = stands.movingTo !== null // a move forward that broke off stays so until this one is there
  await store.beginMoving(db, step.code, events.length)
  const beside = platform.beside(store.NEXT)
  try {
    await store.makeNextSchema(db)
    await migrateSchema(beside.db, store.NEXT)
    const others = await strangers(db, store.NEXT)
    if (others.length > 0) return refuse('database-shared', { names: others.join(', ') })
    const next: Platform = { ...platform, db: beside.db }
    await beside.db.transaction().execute((tx) => store.markAsMade(tx, stands.slug))
    const edition: EditionScope = await layOut(next, stands.slug, course.samples, before)
    await runCourse(next, edition, { ...course, events }, progress(platform))
    const now = clock.now()
    const signIns = await standingSignIns(db, now)
    await beside.db.transaction().execute(async (tx) => {
      await setUpSignIns(tx, signIns)
      await shiftSignIns(tx, now, step.at.getTime() - now.getTime())
      await store.comeToRest(tx, step.at, await countsOf(tx))
    })
    await store.beginMoving(beside.db, step.code, events.length) // until the old tables are gone as well
    await db.transaction().execute(async (tx) => {
      await store.swapSchemas(tx)
      await moveDemoClock(tx, live, step.at, step.code)
    })
    broken = false
    return ok(undefined)
  } finally {
    await beside.close()
    await store.dropSchemas(db).catch((err) => log.warn({ err }, 'old demonstration not dropped yet'))
    await store.stopMoving(db, broken)
  }
}

const BEAT_MILLISECONDS = 250

/** Tells how far it is, now and then. */
function progress({ db }: Platform) {
  let told = 0
  return async (done: number) => {
    if (Date.now() - told < BEAT_MILLISECONDS) return
    told = Date.now()
    await store.noteProgress(db, done)
  }
}
