import fs from 'node:fs'
import path from 'node:path'
import { migrationsFolder } from '../platform/db/migrate.ts'

/** The folder of editions that come with the program. */
const ownEditions = () => path.join(path.dirname(migrationsFolder()), 'editions')

const isFolder = (at: string) => fs.statSync(at, { throwIfNoEntry: false })?.isDirectory() === true

/**
 * Where the folder of an edition lies: at the path, if one is written (it holds a slash or begins with a dot); else by its name among the
 * editions of the data folder, or of those that come with the program. Null when there is none.
 */
export function findFolder(nameOrPath: string, dataFolder: string | null): string | null {
  const places = /[\\/]|^\./.test(nameOrPath)
    ? [path.resolve(nameOrPath)]
    : [...(dataFolder ? [path.resolve(dataFolder, 'editions')] : []), ownEditions()].map((at) =>
        path.join(at, nameOrPath),
      )
  return places.find(isFolder) ?? null
}

/** Names of the editions that can be loaded by name, those of the data folder first. */
export function knownFolders(dataFolder: string | null): string[] {
  const places = [...(dataFolder ? [path.join(dataFolder, 'editions')] : []), ownEditions()].filter(isFolder)
  const names = places.flatMap((at) => fs.readdirSync(at).filter((name) => isFolder(path.join(at, name))))
  return [...new Set(names)]
}

/** The first edition that comes with the program and has such a JSON file, such as `sample-course`; null when none has. */
export const editionWith = (file: string): string | null =>
  knownFolders(null).find((name) => fs.existsSync(path.join(ownEditions(), name, `${file}.json`))) ?? null

/** One JSON file of an edition that comes with the program or lies in the data folder, such as `sample-course`. Throws when it is absent. */
export function readEditionFile(name: string, file: string, dataFolder: string | null = null): unknown {
  const folder = findFolder(name, dataFolder)
  if (!folder) throw new Error(`There is no edition called ${name}.`)
  return JSON.parse(fs.readFileSync(path.join(folder, `${file}.json`), 'utf8'))
}

/** Whether the folder of an edition brings a file of its own affairs, such as samples. */
export function editionHas(name: string, file: string): boolean {
  const folder = findFolder(name, null)
  return folder !== null && fs.existsSync(path.join(folder, `${file}.json`))
}
