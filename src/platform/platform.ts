import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Db } from './db/db.ts'
import type { FileStore } from './files/disk.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { JobKind } from './jobs/kinds.ts'
import type { Live } from './live.ts'
import type { Log } from './log.ts'
import type { Mail } from './mail/mail.ts'
import type { Hearing, Tell } from './news.ts'

/** What every action is handed: the outside world, opened once at start. */
export type Platform = {
  config: Config
  db: Db
  clock: Clock
  jobs: Jobs
  mail: Mail
  files: FileStore
  live: Live
  /** News of one module to those that come after it in the process, in the same transaction. */
  tell: Tell
  log: Log
  /** The same database through another schema, for a whole set of tables made beside those in use; see db/beside.ts. */
  beside(schema: string): { db: Db; close(): Promise<void> }
}

/** What the modules of a house bring to the platform when it is opened. */
export type Brought = { readonly kinds: readonly JobKind[]; readonly hearings: readonly Hearing[] }
