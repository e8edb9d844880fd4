import { serve } from '@hono/node-server'
import { shiftedClock, systemClock } from './platform/clock.ts'
import { type Config, hide, parseConfig } from './platform/config.ts'
import { openDatabase } from './platform/db/db.ts'
import { migrate, pendingMigrations } from './platform/db/migrate.ts'
import { openLog } from './platform/log.ts'
import { openMail } from './platform/mail/mail.ts'
import type { Platform } from './platform/platform.ts'

const COMMANDS: Record<string, (config: Config) => Promise<void>> = {
  serve: serveWeb,
  migrate: migrateOnly,
  doctor,
  demo: loadDemo,
}

await main(process.argv[2] ?? 'serve')

async function main(command: string) {
  const read = parseConfig(process.env)
  if (!read.ok) return fail(`These settings are wrong:\n${read.refusal.facts.mistakes}`)
  const run = COMMANDS[command]
  if (!run) return fail(`Unknown command "${command}". Use one of: ${Object.keys(COMMANDS).join(', ')}.`)
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 22 || (major === 22 && minor < 12))
    return fail(
      `Convoke needs Node 22.12 or newer; this is ${process.version}. Start it with npm, which brings its own.`,
    )
  await run(read.value)
}

function fail(message: string) {
  console.error(message)
  process.exitCode = 1
}

async function open(config: Config) {
  const database = await openDatabase(config)
  const log = openLog(config.logLevel)
  const clock = config.demo ? demonstrationClock() : systemClock
  const platform: Platform = { config, db: database.db, clock, log, mail: openMail(config, database.db, clock, log) }
  return { platform, database }
}

/** The demonstration stands three weeks before the deadline of its edition, and runs on from there. */
function demonstrationClock() {
  const clock = shiftedClock()
  clock.shiftTo(new Date('2022-02-14T09:20:00Z'))
  return clock
}

async function serveWeb(config: Config) {
  const { platform, database } = await open(config)
  await refuseUnsafe(platform)
  await migrate(platform.db)
  const { createWeb } = await import('./web/web.tsx')
  const server = serve({ fetch: createWeb(platform).fetch, port: config.port, hostname: config.host }, (at) => {
    platform.log.info({ port: at.port }, 'serving')
    console.log(`Convoke answers at ${config.origin}`)
  })
  const mailRound = setInterval(() => {
    platform.mail.deliver().catch((error: Error) => platform.log.error({ reason: error.message }, 'mail round failed'))
  }, 2000)
  const stop = () => {
    clearInterval(mailRound)
    const hard = setTimeout(() => process.exit(1), 30_000)
    server.close(async () => {
      clearTimeout(hard)
      await database.close()
      process.exit(0)
    })
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

/** An acknowledged submission must survive a power cut, so the three settings that promise it may not be off. */
async function refuseUnsafe({ db, config }: Platform) {
  const { sql } = await import('kysely')
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    const { rows } = await sql<{ setting: string }>`select setting from pg_settings where name = ${name}`.execute(db)
    if (rows[0]?.setting === 'off' && !config.demo)
      throw new Error(`The database has ${name} switched off; submissions could be lost. Switch it on.`)
  }
}

async function migrateOnly(config: Config) {
  const { platform, database } = await open(config)
  const done = await migrate(platform.db)
  console.log(done.length > 0 ? `Applied: ${done.join(', ')}` : 'The database is up to date.')
  await database.close()
}

async function loadDemo(config: Config) {
  const { platform, database } = await open({ ...config, demo: true })
  await migrate(platform.db)
  const { loadEdition } = await import('./consultation/public.ts')
  const { loaded } = await loadEdition(platform, 'wsis-forum-2022')
  console.log(loaded ? 'The demonstration edition has been loaded.' : 'The demonstration edition was there already.')
  await database.close()
}

async function doctor(config: Config) {
  const { platform, database } = await open(config)
  const { rows } = await database.pool.query('show server_version')
  const pending = await pendingMigrations(platform.db)
  console.log(
    [
      `Node                ${process.version}`,
      `Address             ${config.origin} (listening on ${config.host}:${config.port})`,
      `Database            ${config.databaseUrl ? hide(config.databaseUrl) : `embedded, in ${config.dataFolder}`}, PostgreSQL ${rows[0].server_version}`,
      `Migrations          ${pending.length === 0 ? 'up to date' : `waiting: ${pending.join(', ')}`}`,
      `Mail                ${config.smtpUrl ? hide(config.smtpUrl) : 'kept in the local inbox'}`,
      `Demonstration       ${config.demo ? 'on' : 'off'}`,
    ].join('\n'),
  )
  if (Number.parseInt(rows[0].server_version, 10) < 15) fail('PostgreSQL 15 or newer is needed.')
  await database.close()
}
