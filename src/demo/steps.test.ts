import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { openDemoClock } from '../platform/demo-clock.ts'
import type { Platform } from '../platform/platform.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'
import { goToStep } from './go-to-step.ts'
import { loadDemonstration, SLUG } from './public.ts'
import { STEPS, type StepCode, stepOf } from './steps.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
let platform: Platform
let web: ReturnType<typeof createWeb>
beforeAll(async () => {
  t = await testPlatform('2022-02-14T09:20:00Z', { CONVOKE_DEMO: '1' })
  platform = { ...t.platform, clock: await openDemoClock(t.db, t.platform.live, (error) => console.error(error)) }
  await loadDemonstration(platform, STEPS[0].at)
  web = createWeb(platform)
})
afterAll(() => t.close())

const go = async (code: StepCode) => {
  const began = performance.now()
  expect((await goToStep(platform, stepOf(code) as (typeof STEPS)[number])).ok).toBe(true)
  console.log(code, Math.round(performance.now() - began))
}

/** Everything public in it, without the identifiers the database chose. */
async function content() {
  const edition = (await editionBySlug(t.db, SLUG)) as EditionScope
  const of = <T>(rows: Promise<T[]>) => rows
  const submissions = await of(
    t.db
      .selectFrom('submission')
      .select(['reference', 'state', 'title', 'first_submitted_at'])
      .orderBy('number')
      .execute(),
  )
  const decisions = await t.db
    .selectFrom('decision as d')
    .innerJoin('submission as s', 's.id', 'd.submission_id')
    .select((eb) => ['s.reference', 'd.outcome', 'd.reason', eb('d.release_id', 'is not', null).as('released')])
    .orderBy('d.decided_at')
    .orderBy('s.number')
    .execute()
  const sessions = await t.db
    .selectFrom('session as s')
    .leftJoin('placement as p', 'p.session_id', 's.id')
    .leftJoin('room as r', 'r.id', 'p.room_id')
    .select(['s.number', 's.title', 's.state', 'p.starts_at', 'r.code'])
    .orderBy('s.number')
    .execute()
  const versions = await t.db
    .selectFrom('agenda_version')
    .select(['version', 'note', 'published_at'])
    .orderBy('version')
    .execute()
  const letters = await t.db
    .selectFrom('mail_message')
    .select(['recipient', 'subject', 'created_at'])
    .orderBy('created_at')
    .orderBy('recipient')
    .orderBy('subject')
    .execute()
  return { edition, submissions, decisions, sessions, versions, letters }
}

const figures = ({ submissions, decisions, sessions, versions, letters }: Awaited<ReturnType<typeof content>>) => ({
  submitted: submissions.length,
  released: decisions.filter((d) => d.released).length,
  pending: decisions.filter((d) => !d.released).length,
  sessions: sessions.length,
  placed: sessions.filter((s) => s.starts_at).length,
  agenda: versions.length,
  letters: letters.length,
})

test('probe', async () => {
  for (const { code } of STEPS) {
    await go(code)
    console.log(code, figures(await content()))
  }
  await go('open')
  console.log(figures(await content()))
  await go('underway')
  const c = await content()
  console.log(
    figures(c),
    c.sessions.map((s) => `${s.number} ${s.state} ${s.starts_at?.toISOString()} ${s.code} ${s.title}`),
  )
}, 300_000)
