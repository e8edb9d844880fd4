import type { Command } from '../page/joining.ts'
import { isItsDatabase, OTHER_DATABASE, startDemonstration } from './start.ts'

export const commands: readonly Command[] = [
  {
    name: 'demo',
    usage: 'demo      loads the demonstration',
    async run(_, { open }) {
      const platform = await open({ demo: true })
      if (!(await isItsDatabase(platform))) return { text: OTHER_DATABASE, exitCode: 2 }
      const made = await startDemonstration(platform)
      const text = made ? 'The demonstration has been made.' : 'The demonstration was there already.'
      return { text, exitCode: 0 }
    },
  },
]
