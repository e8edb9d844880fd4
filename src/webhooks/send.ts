import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import { AddressInside, isPublic, publicLookup, type Resolve } from './public-address.ts'
import { type Message, signed } from './signature.ts'

const PATIENCE_MILLISECONDS = 10_000

/** What came of one attempt: what was answered, or why nothing was. */
export type Attempt = { readonly status: number | null; readonly fault: Fault | null; readonly milliseconds: number }
export type Fault = 'address-inside' | 'name-unknown' | 'no-answer' | 'not-trusted' | 'too-slow'

/** Receivers inside one's own network, as host and port, which whoever runs the server has allowed; nothing else inside is reached. */
export type Allowed = { readonly inside: readonly string[]; readonly resolve?: Resolve }

/** Whether an address may be told of anything: a public one by https, or one that is allowed by name. */
export function mayReceive(address: string, { inside }: Allowed): boolean {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || url.username || url.password) return false
  if (inside.includes(url.host)) return url.protocol === 'https:' || url.protocol === 'http:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return url.protocol === 'https:' && (isIP(host) === 0 ? host.includes('.') : isPublic(host))
}

/**
 * Sends a message once. Redirects are not followed, what is answered is not read, and no address inside is connected to: names are looked
 * up here, and the connection goes to the address that was looked at.
 */
export async function sendOnce(to: string, secret: string, message: Message, allowed: Allowed): Promise<Attempt> {
  const began = performance.now()
  const ended = (status: number | null, fault: Fault | null): Attempt => ({
    ...{ status, fault },
    milliseconds: Math.round(performance.now() - began),
  })
  if (!mayReceive(to, allowed)) return ended(null, 'address-inside')
  try {
    return ended(await statusOf(new URL(to), secret, message, allowed), null)
  } catch (error) {
    return ended(null, faultOf(error))
  }
}

const statusOf = (url: URL, secret: string, message: Message, { inside, resolve }: Allowed): Promise<number> =>
  new Promise((done, failed) => {
    const { request } = url.protocol === 'https:' ? https : http
    const sent = request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(message.body),
        'user-agent': 'Convoke',
        ...signed(secret, message),
      },
      agent: false,
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
      ...(inside.includes(url.host) ? {} : { lookup: publicLookup(resolve) }),
    })
    sent.on('response', (answer) => {
      done(answer.statusCode ?? 0)
      answer.destroy()
    })
    sent.on('error', failed)
    sent.end(message.body)
  })

function faultOf(error: unknown): Fault {
  const { code = '', name = '' } = error as { code?: string; name?: string }
  if (error instanceof AddressInside) return 'address-inside'
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'ABORT_ERR') return 'too-slow'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'name-unknown'
  return /CERT|SSL|TLS|ALTNAME|SELF_SIGNED/.test(code) ? 'not-trusted' : 'no-answer'
}
