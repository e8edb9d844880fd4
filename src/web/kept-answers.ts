import { createHash } from 'node:crypto'
import { compressed } from './compress.ts'

/** An answer made once for many readers: what goes with it, and its bytes as each reader can take them. */
export type KeptAnswer = {
  readonly headers: Readonly<Record<string, string>>
  /** The style of the page, as the policy names it. */
  readonly style: string | null
  /** The same for the same words. */
  readonly tag: string
  bytes(encoding: 'br' | 'gzip' | null): Promise<Uint8Array>
}

export type KeptAnswers = {
  /** The answer of this name; made now if it is not there. Readers who come meanwhile wait for the same. null: it is not for keeping. */
  of(name: string, make: () => Promise<Made | null>): Promise<KeptAnswer | null>
}

type Made = { body: string | Uint8Array; headers: Record<string, string>; style: string | null }

/** All of them together; what was asked for longest ago gives way. */
const MOST_BYTES = 64 * 1024 * 1024

export function keptAnswers(mostBytes = MOST_BYTES): KeptAnswers {
  const kept = new Map<string, { size: number; answer: KeptAnswer }>()
  const making = new Map<string, Promise<KeptAnswer | null>>()
  let total = 0

  const forget = (name: string) => {
    total -= kept.get(name)?.size ?? 0
    kept.delete(name)
  }
  const keep = (name: string, size: number, answer: KeptAnswer) => {
    forget(name)
    if (size > mostBytes / 4) return // it would push out all others
    kept.set(name, { size, answer })
    total += size
    for (const oldest of kept.keys()) {
      if (total <= mostBytes) break
      forget(oldest)
    }
  }
  const makeNow = async (name: string, make: () => Promise<Made | null>) => {
    const made = await make()
    if (!made) return null
    const answer = pressedOnce(made)
    // Pressed it takes about a third more, together.
    keep(name, name.length + Math.ceil(made.body.length * 1.35), answer)
    return answer
  }
  return {
    of(name, make) {
      const known = kept.get(name)
      if (known) {
        kept.delete(name) // and behind all others again
        kept.set(name, known)
        return Promise.resolve(known.answer)
      }
      const under = making.get(name)
      if (under) return under
      const now = makeNow(name, make).finally(() => making.delete(name))
      making.set(name, now)
      return now
    },
  }
}

function pressedOnce({ body, headers, style }: Made): KeptAnswer {
  const plain = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const pressed = new Map<string, Promise<Uint8Array>>()
  return {
    headers,
    style,
    tag: createHash('sha256').update(plain).digest('base64url').slice(0, 27),
    bytes(encoding) {
      if (!encoding) return Promise.resolve(plain)
      const bytes = pressed.get(encoding) ?? compressed(plain, encoding, false)
      pressed.set(encoding, bytes)
      return bytes
    },
  }
}
