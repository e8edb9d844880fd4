import { parseConfig } from '../../src/platform/config.ts'
import { PLATFORM_KINDS } from '../../src/platform/jobs/kinds.ts'
import { openPlatform } from '../../src/platform/open.ts'
import { serveOn } from '../../src/web/serve.ts'

// A node with one address: it stores a file and a row that names it, and answers once both are safe.
const read = parseConfig(process.env)
if (!read.ok) throw new Error(read.refusal.facts.mistakes as string)
const opened = await openPlatform(read.value, { kinds: PLATFORM_KINDS, hearings: [] })
if (!opened.ok) throw new Error(opened.refusal.code)
const { db, files, clock } = opened.value.platform

const serving = await serveOn(
  async (request: Request) => {
    const content = new Uint8Array(await request.arrayBuffer())
    try {
      const { sha256, size } = await files.put(content)
      await db
        .insertInto('stored_file')
        .values({ sha256, size_bytes: size, media_type: 'text/plain', stored_at: clock.now() })
        .execute()
      return new Response(sha256)
    } catch {
      return new Response('not stored', { status: 503 })
    }
  },
  read.value.host,
  read.value.port,
)
process.once('SIGTERM', async () => {
  await serving.stop(1000)
  await opened.value.close()
})
