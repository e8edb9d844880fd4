import { house } from './house.ts'
import type { Said } from './page/joining.ts'
import { type Config, parseConfig } from './platform/config.ts'
import { openDatabase } from './platform/db/db.ts'
import { migrate } from './platform/db/migrate.ts'
import { examine } from './platform/doctor.ts'
import { type OpenPlatform, openPlatform } from './platform/open.ts'
import type { Platform } from './platform/platform.ts'
import { serveOn } from './web/serve.ts'
import { createWeb } from './web/web.tsx'
import { startWorker } from './worker.ts'

const ofModules = house.modules.flatMap(({ commands = [] }) => commands)

const USAGE = `convoke <command>

  serve     the web server; does the jobs too, unless CONVOKE_WORKER=off
  worker    only does jobs: sends letters, tidies up once a day
  migrate   brings the tables up to date
  doctor    looks at settings, database, disk and mail server
${ofModules.map(({ usage }) => `  ${usage}`).join('\n')}

Settings come from the environment: PORT, HOST, CONVOKE_ORIGIN, DATABASE_URL, CONVOKE_DATA, SMTP_URL, CONVOKE_MAIL_FROM,
CONVOKE_DEMO, CONVOKE_WORKER, CONVOKE_TRUSTED_PROXIES, CONVOKE_WEBHOOKS_INSIDE, LOG_LEVEL; DATABASE_URL and SMTP_URL also from files, as DATABASE_URL_FILE and SMTP_URL_FILE.`

const FINISH_REQUESTS_MILLISECONDS = 30_000
const OLDEST_NODE = [22, 12] as const

const commands: Record<string, (config: Config) => Promise<void>> = {
  async serve(config) {
    const open = await start(config)
    await refuseForeign(open)
    const serving = await serveOn(createWeb(open.platform, house).fetch, config.host, config.port)
    if (config.worker) await startWorker(open.platform, house)
    const stopBeside = workBeside(open.platform)
    open.platform.log.info({ port: serving.port, migrated: open.migrated }, 'serving')
    greet(config, config.port === 0 ? `http://${config.host}:${serving.port}` : config.origin)
    await askedToStop()
    open.platform.log.info('stopping')
    await Promise.all([serving.stop(FINISH_REQUESTS_MILLISECONDS), open.platform.jobs.stop()])
    await stopBeside()
    await open.close()
  },

  async worker(config) {
    const open = await start(config)
    await startWorker(open.platform, house)
    const stopBeside = workBeside(open.platform)
    open.platform.log.info('working')
    await askedToStop()
    await stopBeside()
    await open.close()
  },

  async migrate(config) {
    const { close, ...database } = await openDatabase(config)
    const ran = await migrate(database, house.kinds)
    console.log(ran.length === 0 ? 'The database is up to date.' : `Applied: ${ran.join(', ')}`)
    await close()
  },

  async doctor(config) {
    const ofPlatform = await examine(config, house.kinds)
    const ofEach = await Promise.all(house.modules.map((module) => module.findings?.() ?? []))
    const findings = [...ofPlatform, ...ofEach.flat()]
    const mark = { good: 'ok  ', warning: 'note', bad: 'BAD ' }
    for (const f of findings) console.log(`${mark[f.kind]}  ${f.text}`)
    if (findings.some((f) => f.kind === 'bad')) process.exitCode = 1
  },
}

/** Runs a command that a module brings, and closes what it has opened. */
async function runOfModule(command: (typeof ofModules)[number], config: Config, words: string[]): Promise<void> {
  const opened: OpenPlatform[] = []
  const open = async (settings: Partial<Config> = {}) => {
    const one = await start({ ...config, ...settings })
    opened.push(one)
    return one.platform
  }
  const said: Said = await command.run(words, { config, open, editionNamed: house.editionNamed })
  for (const one of opened) await one.close()
  if (said.exitCode === 0) console.log(said.text)
  else console.error(said.text)
  process.exitCode = said.exitCode
}

/** What modules do beside the answering of requests and jobs; answers what stops it. */
function workBeside(platform: Platform): () => Promise<unknown> {
  const works = house.modules.flatMap(({ beside }) => beside?.(platform) ?? [])
  return () => Promise.all(works.map((work) => work.stop()))
}

/** A module may refuse that the program serves what it finds in the database. */
async function refuseForeign(open: OpenPlatform): Promise<void> {
  for (const { refuses } of house.modules) {
    const why = await refuses?.(open.platform)
    if (!why) continue
    await open.close()
    fail(why)
  }
}

function greet(config: Config, origin: string): void {
  console.log(`Convoke answers at ${origin}`)
  for (const { greets } of house.modules) {
    const words = greets?.(config, origin)
    if (words) console.log(words)
  }
}

async function start(config: Config): Promise<OpenPlatform> {
  const opened = await openPlatform(config, house)
  if (opened.ok) return opened.value
  return fail(
    `Convoke does not start: this database may lose what it has acknowledged.\n${opened.refusal.facts.dangers}\nSet CONVOKE_DEMO=1 if nothing in it matters.`,
  )
}

/**
 * The first signal asks; another one, or a stop that takes too long, ends the process at once. Within a second it counts as the same:
 * a terminal signals everyone in it, and npm passes its own copy on.
 */
function askedToStop(): Promise<void> {
  return new Promise((asked) => {
    let askedAt: number | null = null
    const onSignal = () => {
      if (askedAt === null) {
        askedAt = Date.now()
        setTimeout(() => process.exit(1), FINISH_REQUESTS_MILLISECONDS + 15_000).unref()
        asked()
      } else if (Date.now() - askedAt > 1000) process.exit(1)
    }
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal)
  })
}

function fail(message: string): never {
  console.error(message)
  process.exit(2)
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]))
  fail(
    `Convoke needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.version}. Start it with npm, which brings its own.`,
  )

const name = process.argv[2] ?? 'help'
const own = commands[name]
const ofModule = ofModules.find((command) => command.name === name)
if (!own && !ofModule) {
  console.log(USAGE)
  process.exit(name === 'help' ? 0 : 2)
}
const settings = parseConfig(ofModule?.needsSettings === false ? {} : process.env)
if (!settings.ok) fail(`These settings are wrong:\n${settings.refusal.facts.mistakes}`)
if (ofModule) await runOfModule(ofModule, settings.value, process.argv.slice(3))
else await own?.(settings.value)
