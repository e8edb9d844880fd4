import fs from 'node:fs'
import path from 'node:path'
import type { Assets } from './assets.ts'
import { compressed, encodingFor } from './compress.ts'
import type { WebContext } from './site.ts'

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
}

const pressed = new Map<string, Uint8Array>()

/** One of the built files, pressed once; it may be kept for ever. */
export async function assetReply(c: WebContext, assets: Assets): Promise<Response> {
  const file = c.req.param('file') ?? ''
  const type = TYPES[path.extname(file)]
  if (!assets.folder || !type || !/^[\w.-]+$/.test(file)) return c.notFound()
  const full = path.join(assets.folder, 'assets', file)
  if (!fs.existsSync(full)) return c.notFound()
  const headers = {
    'content-type': type,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
    // The worker of offline reading stands beside all pages, not below its own address.
    ...(file.startsWith('offline-worker') ? { 'service-worker-allowed': '/' } : {}),
  }
  const encoding = path.extname(file) === '.woff2' ? null : encodingFor(c.req.header('accept-encoding'))
  if (!encoding) return c.body(fs.readFileSync(full), 200, headers)
  const key = `${full} ${encoding}`
  const bytes = pressed.get(key) ?? (await compressed(fs.readFileSync(full), encoding, true))
  pressed.set(key, bytes)
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { ...headers, 'content-encoding': encoding })
}
