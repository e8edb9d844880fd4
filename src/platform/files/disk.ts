import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'

/** Files by the SHA-256 of their bytes: equal files are kept once, and a damaged one is noticed. */
export type FileStore = {
  /** Answers only when the bytes would survive a power cut. `sha256` is 64 lower-case hexadecimal digits, `size` is in bytes. */
  put(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<{ sha256: string; size: number }>
  /** null when there is no such file. Throws when the bytes no longer match their name. */
  get(sha256: string): Promise<Uint8Array | null>
  /** The same piece by piece, for whoever hands a file on: however large it is, little of it is held at a time. */
  read(sha256: string): Promise<AsyncIterable<Uint8Array> | null>
  /** One that is not there is removed already. */
  remove(sha256: string): Promise<void>
  /** Removes what uploads left behind that broke off more than a day ago; how many. */
  sweep(): Promise<number>
}

const BROKE_OFF_MILLISECONDS = 24 * 3600 * 1000

/** Files in a folder, two hexadecimal digits deep. */
export function diskStore(folder: string): FileStore {
  const place = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256)
  const damaged = (sha256: string) =>
    new Error(`The stored file ${sha256} is damaged: its bytes no longer match its name.`)
  return {
    async put(content) {
      await mkdir(folder, { recursive: true, mode: 0o750 })
      const half = path.join(folder, `half-${process.pid}-${randomBytes(8).toString('hex')}`)
      const hash = createHash('sha256')
      let size = 0
      const file = await open(half, 'wx', 0o640)
      try {
        for await (const chunk of content instanceof Uint8Array ? [content] : content) {
          hash.update(chunk)
          size += chunk.byteLength
          await file.writeFile(chunk)
        }
        await file.sync()
      } catch (error) {
        await file.close()
        await rm(half, { force: true })
        throw error
      }
      await file.close()
      const sha256 = hash.digest('hex')
      await mkdir(path.dirname(place(sha256)), { recursive: true, mode: 0o750 })
      await rename(half, place(sha256))
      // The name is safe only once both folders that lead to it are.
      await syncFolder(path.dirname(place(sha256)))
      await syncFolder(folder)
      return { sha256, size }
    },
    async get(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) return null
      const bytes = await readFile(place(sha256)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      })
      if (bytes && createHash('sha256').update(bytes).digest('hex') !== sha256) throw damaged(sha256)
      return bytes
    },
    async read(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) return null
      // Once for its name, and only then for whoever asks: what has been sent cannot be taken back.
      const found = await hashOf(place(sha256))
      if (found === null) return null
      if (found !== sha256) throw damaged(sha256)
      return createReadStream(place(sha256))
    },
    async remove(sha256) {
      if (/^[0-9a-f]{64}$/.test(sha256)) await rm(place(sha256), { force: true })
    },
    async sweep() {
      let removed = 0
      const names = await readdir(folder).catch(() => []) // nothing was ever kept here
      for (const name of names.filter((n) => n.startsWith('half-'))) {
        const half = path.join(folder, name)
        const { mtimeMs } = await stat(half).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY })) // it has just become whole
        // By the machine's clock, which wrote the other time.
        if (Date.now() - mtimeMs < BROKE_OFF_MILLISECONDS) continue
        await rm(half, { force: true })
        removed++
      }
      return removed
    },
  }
}

async function hashOf(file: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    for await (const piece of createReadStream(file)) hash.update(piece)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  return hash.digest('hex')
}

async function syncFolder(folder: string) {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
