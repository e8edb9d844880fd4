import fs from 'node:fs'
import { expect, test } from 'vitest'
import { house } from '../src/house.ts'
import { actsMadeIn, namesOfModules, SHARED } from './house.ts'
import { filesUnder, read } from './sources.ts'

const names = house.modules.map(({ name }) => name)

test('house.ts names every module that has a folder, and each by the name of its folder', () => {
  const folders = fs.readdirSync('src').filter((name) => fs.existsSync(`src/${name}/module.ts`))
  expect(names.toSorted()).toEqual(folders)
  const base = ['access', 'acts', 'analysis', 'interchange', 'page', 'platform', 'scheduling', 'web'] // what modules stand on, and what shows them
  const others = fs.readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(others.map(({ name }) => name).filter((name) => !names.includes(name))).toEqual(base)
})

test('a module is named in house.ts alone: no file that all share knows one', () => {
  const named = filesUnder('src', SHARED).flatMap((file) =>
    namesOfModules(read(file), names).map((name) => `${file} names ${name}`),
  )
  expect(named).toEqual([])
})

test('every act stands in acts.ts of its module, so that the house knows it', () => {
  const acts = filesUnder('src', /^src\/(?!acts\/).*(?<!\.test)\.tsx?$/).flatMap((file) => {
    const module = file.split('/')[1] ?? ''
    return actsMadeIn(read(file)).map((act) => ({ file, act, module }))
  })
  expect(acts.length).toBeGreaterThan(100)
  const missing = acts.filter(({ act, module }) => !new RegExp(`\\b${act}\\b`).test(read(`src/${module}/acts.ts`)))
  expect(missing.map(({ file, act }) => `${act} of ${file}`)).toEqual([])
})

test('every page says a section that the navigation has', () => {
  const sections = ['desk', ...house.nav.map(({ section }) => section)]
  const said = filesUnder('src', /(?<!\.test)\.tsx?$/).flatMap((file) =>
    [...read(file).matchAll(/^\s+section: '([^']+)'/gm)].map(([, section]) => ({ file, section })),
  )
  expect(said.length).toBeGreaterThan(20)
  expect(said.filter(({ section }) => !sections.includes(section as string))).toEqual([])
})

test.each([
  ["import { routes } from '../review/routes.tsx'", ['review']],
  ["const x = await import('./review/public.ts')", ['review']],
  ["if (section === 'review') return", ['review']],
  ['const tabs = /^desk\\/(review|release)/', ['review']],
  ["pathTo(language, edition.slug, 'review', 'x')", ['review']],
  ['// review comes later\nconst review = 1', []],
  ["t('review.title')", []],
])('in %s the modules named are %j', (source, found) => {
  expect(namesOfModules(source, ['review', 'home'])).toEqual(found)
})
