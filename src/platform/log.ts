import pino from 'pino'

export type Log = pino.Logger

/** JSON lines without personal data: what could hold an address, a name or a secret is cut whatever its depth. */
export function openLog(level: string, to?: pino.DestinationStream): Log {
  const names = ['email', 'to', 'recipient', 'name', 'token', 'code', 'cookie', 'authorization', 'answers', 'password']
  const options: pino.LoggerOptions = {
    level,
    base: null,
    serializers: { err: loggedError },
    redact: { paths: names.flatMap((n) => [n, `*.${n}`, `*.*.${n}`]), censor: '[cut]' },
  }
  return to ? pino(options, to) : pino(options)
}

type Fault = Error & { code?: unknown; constraint?: unknown; table?: unknown; column?: unknown; routine?: unknown }
type Logged = { type: string; message: string; stack: string; sqlstate?: string; cause?: Logged } & Record<
  string,
  unknown
>

const DEEPEST_CAUSE = 3
/** What a database quotes in a message is a value somebody typed, or a name of ours; the names stand beside it. */
const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\([^)]*\)=\([^)]*\)/g
/** An address of mail, wherever it stands. */
const ADDRESS = /[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g

/**
 * A fault as it may be kept. Of a database's faults the message without what it quotes, and the names of table, column and constraint; never
 * its detail, which repeats whole rows. No message keeps an address.
 */
function loggedError(error: unknown, depth = 0): Logged | string {
  if (!(error instanceof Error)) return typeof error === 'string' ? cutAddresses(error) : 'a fault that is no error'
  const { code, constraint, table, column, routine, cause } = error as Fault
  const ofDatabase = typeof routine === 'string'
  const message = cutAddresses(ofDatabase ? error.message.replace(QUOTED, '…') : error.message)
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    message,
    stack: frames.join('\n'),
    ...(typeof code === 'string' ? { sqlstate: code } : {}),
    ...Object.fromEntries(
      Object.entries({ constraint, table, column }).filter(([, value]) => typeof value === 'string'),
    ),
    ...(cause instanceof Error && depth < DEEPEST_CAUSE ? { cause: loggedError(cause, depth + 1) as Logged } : {}),
  }
}

const cutAddresses = (text: string) => text.replace(ADDRESS, '…')
