import fs from 'node:fs'
import { z } from 'zod'
import { readProxies, type TrustedProxies } from './network.ts'
import { ok, type Result, refuse } from './result.ts'

export type Config = {
  port: number
  host: string
  /** Address people see, without a slash at its end. Letters and calendars are written with it. */
  origin: string
  /** null: the embedded server under `dataFolder`. */
  databaseUrl: string | null
  dataFolder: string
  demo: boolean
  /** Whether `serve` also sends letters. */
  worker: boolean
  /** null: letters stay in the local inbox. */
  smtpUrl: string | null
  mailFrom: string
  /** Servers for sessions online, with the secrets that sign the way in; null: none. */
  jitsi: { origin: string; appId: string; secret: string } | null
  bigBlueButton: { origin: string; secret: string } | null
  /** Proxies whose X-Forwarded-For is believed; without one the address of the connection counts. */
  trustedProxies: TrustedProxies
  /** Receivers of webhooks inside one's own network, as host and port; every other address inside is refused. */
  webhooksInside: readonly string[]
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

const url = (schemes: string[], name: string) =>
  z
    .string()
    .refine(
      (v) => URL.canParse(v) && schemes.includes(new URL(v).protocol),
      `${name} must begin with ${schemes.map((s) => `${s}//`).join(' or ')}`,
    )

const NO_PROXIES: TrustedProxies = { includes: () => false }

const flag = z.enum(['', '0', '1', 'false', 'true']).transform((v) => v === '1' || v === 'true')

const schema = z.object({
  PORT: z.coerce.number('must be a number').int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'DATABASE_URL').optional(),
  CONVOKE_DATA: z.string().min(1).default('./data'),
  CONVOKE_ORIGIN: url(['http:', 'https:'], 'CONVOKE_ORIGIN')
    .refine((v) => !URL.canParse(v) || /^\/*$/.test(new URL(v).pathname + new URL(v).search), 'must end with the host')
    .optional(),
  CONVOKE_DEMO: flag.default(false),
  CONVOKE_WORKER: z.enum(['on', 'off']).default('on'),
  SMTP_URL: url(['smtp:', 'smtps:'], 'SMTP_URL').optional(),
  CONVOKE_MAIL_FROM: z.string().min(3).default('Convoke <no-reply@localhost>'),
  JITSI_URL: url(['https:', 'http:'], 'JITSI_URL').optional(),
  JITSI_APP_ID: z.string().min(1).default('convoke'),
  JITSI_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  BIGBLUEBUTTON_URL: url(['https:', 'http:'], 'BIGBLUEBUTTON_URL').optional(),
  BIGBLUEBUTTON_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  CONVOKE_TRUSTED_PROXIES: z
    .string()
    .default('')
    .refine(
      (v) => readProxies(v) !== null,
      'must be networks or addresses of your proxies, such as 10.0.0.0/8, 2001:db8::/32',
    ),
  CONVOKE_WEBHOOKS_INSIDE: z
    .string()
    .default('')
    .transform((v) => v.split(/[\s,]+/).filter((one) => one !== '')),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
})

/** Settings that hold a password may stand in a file instead, named by the setting with `_FILE` behind it. */
const SECRETS = ['DATABASE_URL', 'SMTP_URL', 'JITSI_SECRET', 'BIGBLUEBUTTON_SECRET'] as const

/** Reads the settings once. Every mistake is named, not only the first. An empty value counts as not given. */
export function parseConfig(
  env: Record<string, string | undefined>,
  readFile: (path: string) => string = (path) => fs.readFileSync(path, 'utf8'),
): Result<Config> {
  const given = Object.fromEntries(Object.entries(env).filter(([, v]) => v !== undefined && v !== ''))
  const mistakes: string[] = []
  for (const name of SECRETS) {
    const file = given[`${name}_FILE`]
    if (file === undefined) continue
    if (given[name] !== undefined) mistakes.push(`${name}_FILE: ${name} is given as well; keep one of them`)
    try {
      given[name] ??= readFile(file).trim()
    } catch (error) {
      mistakes.push(`${name}_FILE: ${file} cannot be read (${(error as { code?: string }).code ?? 'unknown'})`)
    }
    if (given[name] === '') mistakes.push(`${name}_FILE: ${file} is empty`)
  }
  const read = schema.safeParse(given)
  if (!read.success)
    mistakes.push(
      ...read.error.issues.map(
        (i) =>
          `${i.path.join('.')}: ${i.message} (given: ${/_SECRET$/.test(String(i.path[0])) ? '***' : hide(given[String(i.path[0])])})`,
      ),
    )
  if (!read.success || mistakes.length > 0) return refuse('settings-wrong', { mistakes: mistakes.join('\n') })
  const s = read.data
  return ok({
    port: s.PORT,
    host: s.HOST,
    origin: (s.CONVOKE_ORIGIN ?? `http://${s.HOST.includes(':') ? `[${s.HOST}]` : s.HOST}:${s.PORT}`).replace(
      /\/+$/,
      '',
    ),
    databaseUrl: s.DATABASE_URL ?? null,
    dataFolder: s.CONVOKE_DATA,
    demo: s.CONVOKE_DEMO,
    worker: s.CONVOKE_WORKER === 'on',
    smtpUrl: s.SMTP_URL ?? null,
    mailFrom: s.CONVOKE_MAIL_FROM,
    jitsi:
      s.JITSI_URL && s.JITSI_SECRET
        ? { origin: new URL(s.JITSI_URL).origin, appId: s.JITSI_APP_ID, secret: s.JITSI_SECRET }
        : null,
    bigBlueButton:
      s.BIGBLUEBUTTON_URL && s.BIGBLUEBUTTON_SECRET
        ? { origin: new URL(s.BIGBLUEBUTTON_URL).origin, secret: s.BIGBLUEBUTTON_SECRET }
        : null,
    webhooksInside: s.CONVOKE_WEBHOOKS_INSIDE,
    trustedProxies: readProxies(s.CONVOKE_TRUSTED_PROXIES) ?? NO_PROXIES,
    logLevel: s.LOG_LEVEL,
  })
}

/** Addresses with passwords are printed without them. */
export const hide = (value: string | null | undefined): string => (value ?? '').replace(/\/\/\S*@/, '//***@')
