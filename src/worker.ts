import type { House } from './page/house.ts'
import { sweepFiles } from './platform/files/keep-file.ts'
import { DAILY_ROUND, LETTER, LETTERS_LEFT } from './platform/jobs/kinds.ts'
import type { Platform } from './platform/platform.ts'

const EVERY_FIVE_MINUTES = '*/5 * * * *'
const ONCE_A_NIGHT = '23 3 * * *' // UTC; any quiet minute that is not a full hour, when everybody's work begins

/** A file that was just sent may stand on a page that is not saved yet. */
const KEEP_UNUSED_MILLISECONDS = 2 * 86_400_000

/** Makes this node a worker: the platform's own jobs, and those of every module by whoever does them. Any number of workers may run. */
export async function startWorker(platform: Platform, { modules }: Pick<House, 'modules'>): Promise<void> {
  const { db, jobs, mail, log } = platform
  jobs.work(LETTER, ({ letterId }) => mail.send(letterId))
  jobs.work(LETTERS_LEFT, async () => void (await mail.takeUpWaiting()))
  jobs.work(DAILY_ROUND, async () => {
    log.info({ removed: await dailyRound(platform, { modules }) }, 'daily round')
  })
  jobs.schedule(LETTERS_LEFT, EVERY_FIVE_MINUTES)
  jobs.schedule(DAILY_ROUND, ONCE_A_NIGHT)
  for (const { kind, cron, doer } of modules.flatMap((module) => module.jobs ?? [])) {
    jobs.work(kind, doer(platform))
    if (cron) jobs.schedule(kind, cron)
  }
  await jobs.start()
  // Letters that an older version queued without a job leave now rather than in five minutes.
  await db.transaction().execute((tx) => jobs.send(tx, LETTERS_LEFT, {}))
}

/** Removes what has ended, in every module; how many of each, and nothing about whose. A second round finds nothing left. */
export async function dailyRound(
  platform: Pick<Platform, 'db' | 'clock' | 'files' | 'mail'>,
  { modules }: Pick<House, 'modules'>,
): Promise<Record<string, number>> {
  const removed: Record<string, number> = {}
  for (const module of modules) Object.assign(removed, await module.daily?.(platform))
  const askedOf = modules.flatMap(({ filesInUse }) => filesInUse ?? [])
  const unused = new Date(platform.clock.now().getTime() - KEEP_UNUSED_MILLISECONDS)
  const unusedFiles = await sweepFiles(platform, askedOf, unused)
  return { ...removed, unusedFiles, brokenUploads: await platform.files.sweep() }
}
