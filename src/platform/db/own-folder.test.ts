import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { ownFolder } from './embedded.ts'

let place: string
beforeEach(() => {
  place = fs.mkdtempSync(path.join(os.tmpdir(), 'convoke-own-'))
})

test('a folder is made for us alone, and is ours the next time', () => {
  const folder = path.join(place, 'socket')
  for (let i = 0; i < 2; i++) expect(ownFolder(folder, {})).toBe(folder)
  expect(fs.statSync(folder).mode & 0o777).toBe(0o700)
})

test('a folder that others may enter is refused, and so are a link and a file of its name', () => {
  const open = path.join(place, 'open')
  fs.mkdirSync(open)
  fs.chmodSync(open, 0o777)
  const victim = path.join(place, 'victim')
  fs.mkdirSync(victim, { mode: 0o700 })
  const link = path.join(place, 'link')
  fs.symlinkSync(victim, link)
  const file = path.join(place, 'file')
  fs.writeFileSync(file, '')
  for (const folder of [open, link, file])
    expect(() => ownFolder(folder, { uid: 65534, gid: 65534 })).toThrow('look at it, remove it')
  expect(fs.statSync(victim).uid).toBe(process.getuid?.() ?? 0)
})
