import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { breach } from './arrows.ts'
import { importsOf } from './imports.ts'
import { filesUnder, read, root } from './sources.ts'

test('imports follow the arrows of ARCHITECTURE.md', () => {
  const sources = [...filesUnder('src', /\.tsx?$/), ...filesUnder('bench', /\.ts$/)]
  const breaches = sources.flatMap((from) =>
    importsOf(from, read(from)).flatMap((to) => {
      const why = breach(from, to)
      return why ? [`${from} imports ${to}: ${why}`] : []
    }),
  )
  expect(breaches).toEqual([])
})

test.each([
  ['src/submissions/submit.ts', 'src/consultation/public.ts', true],
  ['src/submissions/submit.ts', 'src/consultation/reads.ts', false],
  ['src/consultation/reads.ts', 'src/submissions/public.ts', false],
  ['src/plan/place.ts', 'src/scheduling/public.ts', true],
  ['src/plan/publish-agenda.ts', 'src/agenda/public.ts', true],
  ['src/agenda/views/session.tsx', 'src/plan/public.ts', false],
  ['src/agenda/views/session.tsx', 'src/plan/parts.ts', false],
  ['src/sessions/make-session.ts', 'src/agenda/public.ts', false],
  ['src/home/views/home.tsx', 'src/register/parts.ts', true],
  ['src/home/reads.ts', 'src/register/parts.ts', false],
  ['src/consultation/views/call.tsx', 'src/register/parts.ts', false],
  ['src/scheduling/solve.ts', 'src/platform/clock.ts', false],
  ['src/analysis/topics/terms.ts', 'src/platform/search/fold.ts', true],
  ['src/analysis/topics/terms.ts', 'src/platform/db/db.ts', false],
  ['src/analysis/topics/terms.ts', 'src/submissions/public.ts', false],
  ['src/scheduling/forum/engine.ts', 'bench/families/forum/family.ts', false],
  ['src/scheduling/forum/state.test.ts', 'bench/families/forum/family.ts', true],
  ['bench/families/forum/flips.ts', 'src/scheduling/measuring.ts', true],
  ['bench/families/forum/flips.ts', 'src/scheduling/model/samples.ts', false],
  ['src/programme/place.ts', 'src/scheduling/measuring.ts', false],
  ['src/plan/place.ts', 'src/interchange/public.ts', true],
  ['src/interchange/read-schedule.ts', 'src/platform/result.ts', true],
  ['src/interchange/read-schedule.ts', 'src/plan/public.ts', false],
  ['src/page/layout.tsx', 'src/consultation/public.ts', false],
  ['src/platform/mail/mail.ts', 'src/access/public.ts', false],
  ['src/review/routes.tsx', 'src/web/web.tsx', false],
  ['src/review/routes.tsx', 'src/platform/testing/database.ts', false],
  ['src/review/release.test.ts', 'src/platform/testing/database.ts', true],
  ['src/web/web.tsx', 'src/review/routes.tsx', false],
  ['src/web/web.tsx', 'src/identity/public.ts', false],
  ['src/house.ts', 'src/review/module.ts', true],
  ['src/house.ts', 'src/review/routes.tsx', false],
  ['src/main.ts', 'src/review/public.ts', false],
  ['src/worker.ts', 'src/identity/public.ts', false],
  ['src/review/routes.tsx', 'src/house.ts', false],
  ['src/demo/public.ts', 'src/review/public.ts', true],
  ['src/demo/public.ts', 'src/review/store.ts', false],
])('%s importing %s is allowed: %s', (from, to, allowed) => {
  expect(breach(from, to) === null).toBe(allowed)
})

test('what a module answers to others is no page: Node alone can load it', () => {
  // The demonstration stands above all modules; what it answers is its bar.
  const doors = filesUnder('src', /\/public\.ts$/).filter((file) => !file.startsWith('src/demo/'))
  expect(doors).toContain('src/consultation/public.ts')
  const load = `await Promise.all(${JSON.stringify(doors)}.map((file) => import(process.cwd() + '/' + file)))`
  const { stderr, status } = spawnSync(
    process.execPath,
    ['--experimental-strip-types', '--input-type=module', '-e', load],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
  expect(status, stderr).toBe(0)
})

test('every way of importing is seen', () => {
  const source = `import a from '../b/c.ts'\nimport '../d.ts'\nexport * from './e.ts'\nconst f = await import('../g.ts')\nimport type { H } from "x"`
  expect(importsOf('src/a/z.ts', source)).toEqual(['src/b/c.ts', 'src/d.ts', 'src/a/e.ts', 'src/g.ts'])
})
