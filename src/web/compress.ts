import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'

const WORTH_IT = 1024
const TEXT = /^(?:text\/(?!event-stream)|application\/(?:json|javascript|xml|[\w.-]+\+(?:json|xml))|image\/svg\+xml)/
const brotli = promisify(brotliCompress)
const zipped = promisify(gzip)

/** What the browser can read: Brotli before gzip; `q=0` refuses. */
export function encodingFor(accepted: string | undefined): 'br' | 'gzip' | null {
  const offers = (accepted ?? '').split(',').map((offer) => offer.trim().toLowerCase().split(';'))
  const takes = (name: string) => offers.some(([word, q]) => word === name && !/^\s*q=0(?:\.0*)?\s*$/.test(q ?? ''))
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : null
}

/** Pages cost half a millisecond at level 4; files that never change are pressed once, as hard as it goes. */
export async function compressed(bytes: Uint8Array, encoding: 'br' | 'gzip', forEver: boolean): Promise<Uint8Array> {
  return encoding === 'br'
    ? brotli(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: forEver ? 11 : 4,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      })
    : zipped(bytes, { level: forEver ? 9 : 6 })
}

/** Presses text on its way out. Live streams, pictures and what is pressed already go as they are. */
export const compress: MiddlewareHandler = async (c, next) => {
  await next()
  const { headers, body, status } = c.res
  if (
    !body ||
    headers.get('cache-control')?.includes('no-transform') ||
    headers.has('content-encoding') ||
    !TEXT.test(headers.get('content-type') ?? '')
  )
    return
  c.header('vary', 'accept-encoding', { append: true })
  const encoding = encodingFor(c.req.header('accept-encoding'))
  if (!encoding || c.req.method === 'HEAD') return
  const whole = new Uint8Array(await c.res.arrayBuffer())
  const answer = whole.length < WORTH_IT ? whole : await compressed(whole, encoding, false)
  const kept = new Headers(c.res.headers)
  kept.set('content-length', String(answer.length))
  if (answer !== whole) {
    kept.set('content-encoding', encoding)
    // Same words, other bytes: the mark still answers "unchanged", but no longer promises the bytes.
    const etag = kept.get('etag')
    if (etag?.startsWith('"')) kept.set('etag', `W/${etag}`)
  }
  c.res = undefined
  c.res = new Response(answer as Uint8Array<ArrayBuffer>, { status, headers: kept })
}
