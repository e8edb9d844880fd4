import yauzl from 'yauzl'
import { LIMITS } from '../limits.ts'
import { Unreadable } from '../report.ts'

/** The named members of a ZIP archive as text. Whatever its directory claims, no more is unpacked than the limit allows. */
export async function readArchive(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  most: number = LIMITS.sheetBytes,
): Promise<Map<string, string>> {
  const members = new Map<string, string>()
  let left = most
  try {
    const archive = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
    })
    if (archive.entryCount > LIMITS.archiveEntries)
      throw new Unreadable('archive-too-large', { most: LIMITS.archiveEntries, members: archive.entryCount })
    for await (const entry of archive.eachEntry()) {
      if (!wanted(entry.fileName) || members.has(entry.fileName)) continue
      if (entry.uncompressedSize > left)
        throw new Unreadable('archive-too-large', { most, bytes: entry.uncompressedSize })
      const chunks: Buffer[] = []
      for await (const chunk of await archive.openReadStreamPromise(entry)) {
        left -= (chunk as Buffer).length
        if (left < 0) throw new Unreadable('archive-too-large', { most, bytes: most - left })
        chunks.push(chunk as Buffer)
      }
      members.set(entry.fileName, new TextDecoder().decode(Buffer.concat(chunks)))
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable('archive-broken', { what: error instanceof Error ? error.message.slice(0, 120) : '' })
  }
  return members
}
