import type { Beside, Command } from '../page/joining.ts'
import { readAgain } from './read-again.ts'

export const commands: readonly Command[] = [
  {
    name: 'reindex',
    usage:
      'reindex   reads submissions again that an older analyser indexed (serve and worker do it too, beside their work)',
    async run(_, { open }) {
      const { db } = await open()
      return { text: `Submissions read again for the search: ${await readAgain(db)}`, exitCode: 0 }
    },
  },
]

/** Brings the search index up to date while pages are served already; what it has not reached yet is found by its plain words. */
export const readAgainBeside: Beside = ({ db, log }) => {
  let stopped = false
  const reading = readAgain(db, () => stopped).then(
    (count) => void (count > 0 && log.info({ count }, 'submissions read again for the search')),
    (error: unknown) => log.error({ err: error }, 'submissions not read again'),
  )
  return {
    stop() {
      stopped = true
      return reading
    },
  }
}
