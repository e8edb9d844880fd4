import { MAIL_QUEUED } from './platform/mail/mail.ts'
import type { Platform } from './platform/platform.ts'

const LOOK_AGAIN_MILLISECONDS = 15_000
const LOOK_AGAIN_AT_MOST_MILLISECONDS = 5 * 60_000

/**
 * Sends the letters of the outbox: at once when one is queued, and again later when the mail server was away, less and less often.
 * Any number of workers may run. The returned function stops after the letter in hand.
 */
export function startWorker({ mail, live, log }: Pick<Platform, 'mail' | 'live' | 'log'>): () => Promise<void> {
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> | null = null
  let again = false
  let stopped = false
  let pause = LOOK_AGAIN_MILLISECONDS

  const round = async () => {
    try {
      const sent = await mail.deliver()
      pause = sent > 0 ? LOOK_AGAIN_MILLISECONDS : Math.min(pause * 2, LOOK_AGAIN_AT_MOST_MILLISECONDS)
    } catch (error) {
      log.error({ err: error }, 'letters not looked at')
    }
  }
  const look = () => {
    if (timer) clearTimeout(timer)
    timer = null
    if (stopped) return
    if (running) {
      again = true
      return
    }
    running = round().finally(() => {
      running = null
      if (stopped) return
      if (again) {
        again = false
        look()
      } else timer = setTimeout(look, pause)
    })
  }
  const deaf = live.listen(MAIL_QUEUED, look)
  look()
  return async () => {
    stopped = true
    deaf()
    if (timer) clearTimeout(timer)
    await running
  }
}
