export { checkFolder, mistakesInWords } from './check.ts'
export { editionHas, editionWith, findFolder, knownFolders, readEditionFile } from './folder.ts'
export { FolderFaulty, knownChange, loadEdition } from './load-edition.ts'
export type { Mistake } from './source.ts'
