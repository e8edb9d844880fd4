import { forgetEnded } from './identity/public.ts'
import { sweepFiles } from './platform/files/keep-file.ts'
import type { Platform } from './platform/platform.ts'
import { filesInUse, removeDeadDrafts } from './submissions/public.ts'

const EVERY_FIVE_MINUTES = '*/5 * * * *'
const ONCE_A_NIGHT = '23 3 * * *' // UTC; any quiet minute that is not a full hour, when everybody's work begins

/** A file that was just sent may stand on a page that is not saved yet. */
const KEEP_UNUSED_MILLISECONDS = 2 * 86_400_000

/** Makes this node a worker, and joins each kind of job to the module that does it. Any number of workers may run. */
export async function startWorker(platform: Platform): Promise<void> {
  const { db, jobs, mail, log } = platform
  jobs.work('letter', ({ letterId }) => mail.send(letterId))
  jobs.work('letters-left', async () => void (await mail.takeUpWaiting()))
  jobs.work('daily-round', async () => {
    log.info({ removed: await dailyRound(platform) }, 'daily round')
  })
  jobs.schedule('letters-left', EVERY_FIVE_MINUTES)
  jobs.schedule('daily-round', ONCE_A_NIGHT)
  await jobs.start()
  // Letters that an older version queued without a job leave now rather than in five minutes.
  await db.transaction().execute((tx) => jobs.send(tx, 'letters-left', {}))
}

/** Removes what has ended; how many of each, and nothing about whose. A second round finds nothing left. */
export async function dailyRound(platform: Pick<Platform, 'db' | 'clock' | 'files' | 'mail'>) {
  const { db, clock, files, mail } = platform
  const now = clock.now()
  const ended = await db.transaction().execute((tx) => forgetEnded(tx, mail, now))
  const emptyDrafts = await db.transaction().execute((tx) => removeDeadDrafts(tx, now))
  const unused = await sweepFiles({ db, files }, [filesInUse], new Date(now.getTime() - KEEP_UNUSED_MILLISECONDS))
  return { ...ended, emptyDrafts, unusedFiles: unused, brokenUploads: await files.sweep() }
}
