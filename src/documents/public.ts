export { KINDS, paperOf } from './kinds.ts'
export { makeDocument } from './kit/make.ts'
export { type Block, type Paper, plain } from './kit/paper.ts'
export { letterPaper, letterValues } from './letter.ts'
export {
  defaultLetterWords,
  LETTER_PARTS,
  type LetterPart,
  letterWords,
  letterWordsChanged,
  placeholdersOf,
} from './letter-words.ts'
export { documentOrdered } from './order-document.ts'
export { type PlaceholderValues, paragraphsOf, unvalued } from './placeholders.ts'
export { fileName, isPublic, type Version, versionsOf } from './versions.ts'
