import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { diskStore } from './disk.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'convoke-files-'))
const files = diskStore(folder)
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

test('what was put comes back byte for byte, whether given whole or in pieces, and is kept once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), async (pieces) => {
      const whole = new Uint8Array(Buffer.concat(pieces))
      const kept = await files.put(whole)
      async function* stream() {
        yield* pieces
      }
      expect(await files.put(stream())).toEqual(kept)
      expect(kept).toEqual({ sha256: createHash('sha256').update(whole).digest('hex'), size: whole.byteLength })
      expect(new Uint8Array((await files.get(kept.sha256)) ?? [])).toEqual(whole)
      const read: Uint8Array[] = []
      for await (const piece of (await files.read(kept.sha256)) ?? []) read.push(piece)
      expect(new Uint8Array(Buffer.concat(read))).toEqual(whole)
    }),
    { numRuns: 25 },
  )
})

test('an unknown name, or one that is not a hash, finds nothing and leaves the folder', async () => {
  fs.writeFileSync(path.join(folder, 'secret'), 'must not be read')
  expect(await files.get('a'.repeat(64))).toBeNull()
  expect(await files.get('../secret')).toBeNull()
  expect([await files.read('a'.repeat(64)), await files.read('../secret')]).toEqual([null, null])
})

test('a file damaged on disk is not handed out', async () => {
  const { sha256 } = await files.put(Buffer.from('a consultation'))
  fs.writeFileSync(path.join(folder, sha256.slice(0, 2), sha256), 'a consultatiom')
  await expect(files.get(sha256)).rejects.toThrow('damaged')
  await expect(files.read(sha256), 'not one piece of it').rejects.toThrow('damaged')
})

test('an upload that breaks off leaves nothing behind', async () => {
  async function* breaking() {
    yield Buffer.from('first half')
    throw new Error('connection lost')
  }
  await expect(files.put(breaking())).rejects.toThrow('connection lost')
  expect(fs.readdirSync(folder).filter((name) => name.startsWith('half-'))).toEqual([])
})
