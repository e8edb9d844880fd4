import type { Command } from '../page/joining.ts'
import type { Platform } from '../platform/platform.ts'
import { checkFolder, mistakesInWords } from './check.ts'
import { findFolder, knownFolders } from './folder.ts'
import { FolderFaulty, loadEdition } from './load-edition.ts'

/** What a command line answers: lines for people, and how the process ends. */
export type Answer = { readonly good: boolean; readonly text: string }

export const USAGE_OF_EDITION = `convoke edition check FOLDER  names every mistake in the folder of an edition, with file and line; changes nothing
convoke edition load FOLDER   loads it, once; FOLDER is a path, or the name of a folder in CONVOKE_DATA/editions or of one that comes
                              with the program`

/** Checks the folder of an edition. */
export function checkInWords(nameOrPath: string, dataFolder: string | null): Answer {
  const at = findFolder(nameOrPath, dataFolder)
  if (!at) return absent(nameOrPath, dataFolder)
  const checked = checkFolder(at)
  if (!checked.ok) return { good: false, text: withCount(checked.mistakes.length, mistakesInWords(checked.mistakes)) }
  const { edition, forms, venue } = checked.folder
  const [phases, calls, kinds] = [edition.phases.length, edition.calls.length, forms.forms.length]
  const rooms = venue ? venue.rooms.length + venue.virtual_rooms.length : 0
  return {
    good: true,
    text: `${edition.id} is in order: phases ${phases}, calls ${calls}, forms ${kinds}, rooms ${rooms}.`,
  }
}

/** Loads an edition from its folder; refuses, naming every mistake, when it has any. */
export async function loadInWords(platform: Platform, nameOrPath: string): Promise<Answer> {
  const { dataFolder } = platform.config
  if (!findFolder(nameOrPath, dataFolder)) return absent(nameOrPath, dataFolder)
  try {
    const { slug, loaded } = await loadEdition(platform, nameOrPath)
    return {
      good: true,
      text: loaded
        ? `The edition ${slug} has been loaded.`
        : `The edition ${slug} was there already; nothing was changed.`,
    }
  } catch (error) {
    if (!(error instanceof FolderFaulty)) throw error
    return {
      good: false,
      text: `${withCount(error.mistakes.length, mistakesInWords(error.mistakes))}\nNothing was loaded.`,
    }
  }
}

const absent = (nameOrPath: string, dataFolder: string | null): Answer => ({
  good: false,
  text: `There is no folder ${nameOrPath}. By name there are: ${knownFolders(dataFolder).join(', ') || 'none'}.`,
})

const withCount = (count: number, lines: string) => `${lines}\n${count} ${count === 1 ? 'mistake' : 'mistakes'}.`

export const commands: readonly Command[] = [
  {
    name: 'edition',
    usage: `edition check FOLDER           names every mistake in the folder of an edition, with file and line; changes nothing
  edition load FOLDER            loads an edition, once: from a path, from CONVOKE_DATA/editions or from those of the program`,
    async run(words, { config, open }) {
      const known = words[0] === 'check' || words[0] === 'load'
      // One word alone is the name of a folder to load, as earlier versions had it.
      const [what, folder] = known ? words : ['load', words[0]]
      if (!folder || words.length > (known ? 2 : 1)) return { text: USAGE_OF_EDITION, exitCode: 2 }
      const { good, text } =
        what === 'check' ? checkInWords(folder, config.dataFolder) : await loadInWords(await open(), folder)
      return { text, exitCode: good ? 0 : 1 }
    },
  },
]
