import path from 'node:path'
import { type EditionFolder, readFolder } from './read-folder.ts'
import { callMistakes } from './references/calls.ts'
import { changeMistakes } from './references/changes.ts'
import { editionMistakes } from './references/edition.ts'
import { facetMistakes } from './references/facets.ts'
import { formMistakes } from './references/forms.ts'
import { matrixMistakes } from './references/matrices.ts'
import { meaningMistakes } from './references/meanings.ts'
import { phaseMistakes } from './references/phases.ts'
import { type Fault, type Files, placesOf } from './references/place.ts'
import { venueMistakes } from './references/venue.ts'
import { vocabularyMistakes } from './references/vocabularies.ts'
import { pathInWords } from './shape/words-of-issue.ts'
import type { Mistake } from './source.ts'

/** What is looked at across the files of a folder. Each passes over what has not its shape: that is named already. */
const REFERENCES: readonly ((files: Files) => Fault[])[] = [
  editionMistakes,
  phaseMistakes,
  callMistakes,
  changeMistakes,
  vocabularyMistakes,
  formMistakes,
  meaningMistakes,
  facetMistakes,
  matrixMistakes,
  venueMistakes,
]

export type Checked =
  | { readonly ok: true; readonly folder: EditionFolder }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] }

/** Reads the folder of an edition and names every mistake in it with file and line; without one it may be loaded. */
export function checkFolder(at: string): Checked {
  const { sources, mistakes: ofShape, folder } = readFolder(at)
  const files = placesOf(sources, path.basename(at))
  const mistakes = [
    ...ofShape,
    ...REFERENCES.flatMap((look) => look(files)).map(({ file, path, text }) => ({
      file,
      line: sources.get(file)?.lineOf(path) ?? 1,
      text: path.length === 0 ? text : `${pathInWords(path)}: ${text}`,
    })),
  ]
  return folder && mistakes.length === 0 ? { ok: true, folder } : { ok: false, mistakes: inOrder(mistakes) }
}

const inOrder = (mistakes: readonly Mistake[]) =>
  [...mistakes].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))

/** One mistake a line, as compilers write them: edition.json:12:5: what is wrong */
export const mistakesInWords = (mistakes: readonly Mistake[]): string =>
  mistakes.map(({ file, line, column, text }) => `${file}:${line}${column ? `:${column}` : ''}: ${text}`).join('\n')
