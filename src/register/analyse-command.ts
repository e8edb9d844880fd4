import { analyse } from '../analysis/public.ts'
import type { Command } from '../page/joining.ts'

/** Reads texts of any file as the register's are read. */
export const analyseTexts: Command = {
  name: 'analyse',
  usage: `analyse duplicates|topics|classify|tally ...
                                 reads texts in a file: campaigns, topics, labels, counts; needs neither settings nor a database`,
  needsSettings: false,
  async run(words) {
    const { out, error, exitCode } = analyse(words)
    return { text: (exitCode === 0 ? out : error).trimEnd(), exitCode }
  },
}
