import { type Part, ROLES } from './access/public.ts'
import { commandLine } from './acts/public.ts'
import { editionBySlug } from './consultation/public.ts'
import { checkInWords, loadInWords, USAGE_OF_EDITION } from './editions/public.ts'
import { giveRole, takeRole } from './identity/public.ts'
import { type Config, parseConfig } from './platform/config.ts'
import { openDatabase } from './platform/db/db.ts'
import { migrate } from './platform/db/migrate.ts'
import { examine, type Finding } from './platform/doctor.ts'
import { type OpenPlatform, openPlatform } from './platform/open.ts'
import type { Platform } from './platform/platform.ts'
import { readAgain } from './submissions/public.ts'
import { serveOn } from './web/serve.ts'
import { startWorker } from './worker.ts'

const USAGE = `convoke <command>

  serve     the web server; does the jobs too, unless CONVOKE_WORKER=off
  worker    only does jobs: sends letters, tidies up once a day
  migrate   brings the tables up to date
  reindex   reads submissions again that an older analyser indexed (serve and worker do it too, beside their work)
  demo      loads the demonstration
  edition check FOLDER           names every mistake in the folder of an edition, with file and line; changes nothing
  edition load FOLDER            loads an edition, once: from a path, from CONVOKE_DATA/editions or from those of the program
  grant EMAIL ROLE [EDITION [PART]]  gives a role, in one edition or in all, or in one part of one: call:CODE, contest:CODE,
                                 session:NUMBER; recorded. The first head of a secretariat gets theirs so:
                                 convoke grant name@example.org secretariat_head NAME-OF-EDITION
  withdraw EMAIL ROLE [EDITION [PART]]  takes it back at once; recorded
  doctor    looks at settings, database, disk and mail server

Settings come from the environment: PORT, HOST, CONVOKE_ORIGIN, DATABASE_URL, CONVOKE_DATA, SMTP_URL, CONVOKE_MAIL_FROM,
CONVOKE_DEMO, CONVOKE_WORKER, CONVOKE_TRUSTED_PROXIES, LOG_LEVEL; DATABASE_URL and SMTP_URL also from files, as DATABASE_URL_FILE and SMTP_URL_FILE.`

const FINISH_REQUESTS_MILLISECONDS = 30_000
const OLDEST_NODE = [22, 12] as const

const commands: Record<string, (config: Config, words: string[]) => Promise<void>> = {
  async serve(config) {
    const open = await start(config)
    const { isItsDatabase, signInsInWords } = await import('./demo/public.ts')
    if (config.demo && !(await isItsDatabase(open.platform))) return refuseDatabase(open)
    const { createWeb } = await import('./web/web.tsx')
    const { stopSearches } = await import('./plan/public.ts')
    const serving = await serveOn(createWeb(open.platform).fetch, config.host, config.port)
    if (config.worker) await startWorker(open.platform)
    const stopReading = readAgainBeside(open.platform)
    open.platform.log.info({ port: serving.port, migrated: open.migrated }, 'serving')
    const origin = config.port === 0 ? `http://${config.host}:${serving.port}` : config.origin
    console.log(`Convoke answers at ${origin}`)
    if (config.demo) console.log(signInsInWords(origin))
    await askedToStop()
    open.platform.log.info('stopping')
    await Promise.all([serving.stop(FINISH_REQUESTS_MILLISECONDS), open.platform.jobs.stop(), stopReading()])
    await stopSearches()
    await open.close()
  },

  async worker(config) {
    const open = await start(config)
    await startWorker(open.platform)
    const stopReading = readAgainBeside(open.platform)
    open.platform.log.info('working')
    await askedToStop()
    await stopReading()
    await open.close()
  },

  async migrate(config) {
    const { close, ...database } = await openDatabase(config)
    const ran = await migrate(database)
    console.log(ran.length === 0 ? 'The database is up to date.' : `Applied: ${ran.join(', ')}`)
    await close()
  },

  async reindex(config) {
    const open = await start(config)
    console.log(`Submissions read again for the search: ${await readAgain(open.platform.db)}`)
    await open.close()
  },

  async demo(config) {
    const open = await start({ ...config, demo: true })
    const { isItsDatabase, startDemonstration } = await import('./demo/public.ts')
    if (!(await isItsDatabase(open.platform))) return refuseDatabase(open)
    const made = await startDemonstration(open.platform)
    console.log(made ? 'The demonstration has been made.' : 'The demonstration was there already.')
    await open.close()
  },

  async edition(config, words) {
    const known = words[0] === 'check' || words[0] === 'load'
    // One word alone is the name of a folder to load, as earlier versions had it.
    const [what, folder] = known ? words : ['load', words[0]]
    if (!folder || words.length > (known ? 2 : 1)) fail(USAGE_OF_EDITION)
    if (what === 'check') return report(checkInWords(folder, config.dataFolder))
    const open = await start(config)
    const answer = await loadInWords(open.platform, folder)
    await open.close()
    report(answer)
  },

  grant: (config, words) => changeRole(config, words, 'grant'),
  withdraw: (config, words) => changeRole(config, words, 'withdraw'),

  async doctor(config) {
    const { trySearch } = await import('./scheduling/public.ts')
    const search = await trySearch().then(
      (milliseconds): Finding => ({
        kind: 'good',
        text: `scheduling: a search starts in ${Math.round(milliseconds)} ms, in a thread of its own`,
      }),
      (error): Finding => ({ kind: 'bad', text: `scheduling: no search can start: ${error}` }),
    )
    const findings = [...(await examine(config)), search]
    const mark = { good: 'ok  ', warning: 'note', bad: 'BAD ' }
    for (const f of findings) console.log(`${mark[f.kind]}  ${f.text}`)
    if (findings.some((f) => f.kind === 'bad')) process.exitCode = 1
  },
}

async function changeRole(config: Config, [email, role, slug, where]: string[], what: 'grant' | 'withdraw') {
  const part = partIn(where)
  if (!email || !role || part === undefined)
    fail(`convoke ${what} EMAIL ROLE [EDITION [call:CODE | contest:CODE | session:NUMBER]]\nRoles: ${ROLES.join(', ')}`)
  const open = await start(config)
  const edition = slug ? await editionBySlug(open.platform.db, slug) : null
  const change = what === 'grant' ? giveRole : takeRole
  const changed =
    slug && !edition ? null : await change(open.platform, { email, role, part }, { edition, actor: commandLine })
  await open.close()
  if (!changed) fail(`There is no edition ${slug}.`)
  if (!changed.ok) fail(ROLE_REFUSALS[changed.refusal.code])
  const there = `${edition ? `in ${edition.slug}` : 'in all editions'}${part ? `, ${part.of} ${part.id} alone` : ''}`
  console.log(
    what === 'grant'
      ? `${email} is ${role} ${there} from the next request on; they sign in with a code sent to this address.`
      : `${email} is no longer ${role} ${there}.`,
  )
}

/** The part of an edition a role is to hold in: null for the whole, undefined when it cannot be read. */
function partIn(text: string | undefined): Part | null | undefined {
  if (text === undefined) return null
  const [, of, id] = /^(call|contest|session):(.+)$/.exec(text) ?? []
  return of && id ? { of: of as Part['of'], id } : undefined
}

const ROLE_REFUSALS = {
  'address-unreadable': 'This is not an e-mail address.',
  'role-unknown': `There is no such role. Roles: ${ROLES.join(', ')}`,
  'role-not-held': 'This person does not hold this role there; a role of all editions is withdrawn without naming one.',
  'part-without-edition': 'Name the edition that the call, contest or session belongs to.',
  'not-allowed': 'This is not allowed.',
  'not-confirmed': 'This needs a confirmation.',
  'changed-meanwhile': 'Something changed meanwhile; try again.',
}

/** Brings the search index up to date while pages are served already; what it has not reached yet is found by its plain words. */
function readAgainBeside({ db, log }: Platform): () => Promise<void> {
  let stopped = false
  const reading = readAgain(db, () => stopped).then(
    (count) => void (count > 0 && log.info({ count }, 'submissions read again for the search')),
    (error: unknown) => log.error({ err: error }, 'submissions not read again'),
  )
  return async () => {
    stopped = true
    await reading
  }
}

/** In demo mode anyone may sign in as anyone: never on data that the demonstration did not make. */
async function refuseDatabase(open: OpenPlatform): Promise<never> {
  await open.close()
  return fail(
    'This database holds something else than the demonstration, so nothing was started or changed.\nChoose an empty CONVOKE_DATA or DATABASE_URL for the demonstration, or leave CONVOKE_DEMO out.',
  )
}

async function start(config: Config): Promise<OpenPlatform> {
  const opened = await openPlatform(config)
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

function report({ good, text }: { good: boolean; text: string }) {
  if (good) console.log(text)
  else console.error(text)
  process.exitCode = good ? 0 : 1
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
const command = commands[name]
if (!command) {
  console.log(USAGE)
  process.exit(name === 'help' ? 0 : 2)
}
const settings = parseConfig(process.env)
if (!settings.ok) fail(`These settings are wrong:\n${settings.refusal.facts.mistakes}`)
await command(settings.value, process.argv.slice(3))
