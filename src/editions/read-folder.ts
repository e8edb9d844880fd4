import fs from 'node:fs'
import path from 'node:path'
import type { z } from 'zod'
import { type SelectionsFile, selectionsFile } from '../nominations/public.ts'
import { type ReportsFile, reportsFile } from '../outcomes/public.ts'
import { type ContestsFile, contestsFile } from '../photos/public.ts'
import { type VenueFile, venueFile } from '../plan/public.ts'
import { type PrizesFile, prizesFile } from '../prizes/public.ts'
import { type RegistrationFile, registrationFile } from '../registrations/public.ts'
import { type EditionFile, editionFile } from './shape/edition-file.ts'
import { languagesMissing } from './shape/languages-missing.ts'
import {
  type FacetsFile,
  type FormsFile,
  facetsFile,
  formsFile,
  type MatrixFile,
  matrixFile,
  type OrganizationsFile,
  organizationsFile,
} from './shape/other-files.ts'
import { type VocabulariesFile, vocabulariesFile } from './shape/vocabularies-file.ts'
import { wordsOf } from './shape/words-of-issue.ts'
import { type Mistake, readSource, type Source } from './source.ts'

/** What the files of an edition's folder say, each as its shape wants it. Files a forum has no use for are null or empty. */
export type EditionFolder = {
  readonly edition: EditionFile
  readonly forms: FormsFile
  readonly vocabularies: VocabulariesFile
  readonly facets: FacetsFile | null
  readonly organizations: OrganizationsFile | null
  readonly matrices: readonly { readonly name: string; readonly matrix: MatrixFile }[]
  readonly venue: VenueFile | null
  readonly selections: SelectionsFile | null
  readonly contests: ContestsFile | null
  readonly prizes: PrizesFile | null
  readonly registration: RegistrationFile | null
  readonly reports: ReportsFile | null
  /** The letter of invitation as its sender wrote it, with the language it is in. */
  readonly letters: readonly { readonly language: string; readonly text: string }[]
}

/** A folder as read: its files as they are written, what their shapes found wrong, and the whole when nothing was. */
export type Reading = {
  readonly sources: ReadonlyMap<string, Source>
  readonly mistakes: readonly Mistake[]
  readonly folder: EditionFolder | null
}

const REQUIRED = ['edition.json', 'forms.json', 'vocabularies.json']
/** The program knows nothing of these: a demonstration and tests do. */
const OWN_AFFAIR = /^(sample-[a-z0-9-]+\.json|facts\.json|.*\.md)$/
const LETTER = /^letter\.(ar|zh|en|fr|ru|es)\.txt$/

/** Reads every file of a folder against its shape. Every mistake is named, those of one file after the other. */
export function readFolder(at: string): Reading {
  const files = filesIn(at)
  const sources = new Map(
    files
      .filter((file) => file.endsWith('.json') && !OWN_AFFAIR.test(file))
      .map((file) => [file, readSource(file, fs.readFileSync(path.join(at, file), 'utf8'))]),
  )
  const mistakes = [...wrongFiles(files), ...[...sources.values()].flatMap((source) => source.mistakes)]
  const shaped = <Shape extends z.ZodType>(file: string, shape: Shape): z.output<Shape> | null => {
    const source = sources.get(file)
    if (source?.value === undefined) return null
    const read = shape.safeParse(source.value, { reportInput: true })
    if (!read.success) mistakes.push(...mistakesOf(source, read.error.issues))
    mistakes.push(...languagesMissing(source, read.success ? [] : read.error.issues))
    return read.success ? read.data : null
  }
  const edition = shaped('edition.json', editionFile)
  const forms = shaped('forms.json', formsFile)
  const vocabularies = shaped('vocabularies.json', vocabulariesFile)
  const facets = shaped('facets.json', facetsFile)
  const organizations = shaped('organizations.json', organizationsFile)
  const venue = shaped('venue.json', venueFile)
  const selections = shaped('selections.json', selectionsFile)
  const contests = shaped('contests.json', contestsFile)
  const prizes = shaped('prizes.json', prizesFile)
  const registration = shaped('registration.json', registrationFile)
  const reports = shaped('reports.json', reportsFile)
  const matrices = files
    .filter((file) => file.startsWith('matrices/'))
    .flatMap((file) => {
      const matrix = shaped(file, matrixFile)
      return matrix ? [{ name: path.basename(file, '.json'), matrix }] : []
    })
  if (mistakes.length > 0 || !edition || !forms || !vocabularies) return { sources, mistakes, folder: null }
  const letters = files.flatMap((file) => {
    const language = LETTER.exec(file)?.[1]
    return language ? [{ language, text: fs.readFileSync(path.join(at, file), 'utf8').trim() }] : []
  })
  const shapes = { edition, forms, vocabularies, facets, organizations }
  const folder = { ...shapes, matrices, venue, selections, contests, prizes, registration, reports, letters }
  return { sources, mistakes, folder }
}

/** The files of a folder and of its matrices/, as paths with forward slashes. */
function filesIn(at: string): string[] {
  const inside = fs.readdirSync(at, { withFileTypes: true })
  const matrices = path.join(at, 'matrices')
  return [
    ...inside.filter((entry) => entry.isFile()).map((entry) => entry.name),
    ...(fs.existsSync(matrices) ? fs.readdirSync(matrices).map((name) => `matrices/${name}`) : []),
  ]
    .filter((file) => !/(^|\/)\./.test(file))
    .sort()
}

const KNOWN = new Set([
  ...REQUIRED,
  'facets.json',
  'organizations.json',
  'venue.json',
  'registration.json',
  'reports.json',
  'selections.json',
  'contests.json',
  'prizes.json',
])

function wrongFiles(files: readonly string[]): Mistake[] {
  const absent = REQUIRED.filter((file) => !files.includes(file))
  const strange = files.filter(
    (file) =>
      !KNOWN.has(file) && !OWN_AFFAIR.test(file) && !LETTER.test(file) && !/^matrices\/[a-z0-9-]+\.json$/.test(file),
  )
  return [
    ...absent.map((file) => ({ file, line: 1, text: 'this file is missing: no edition can be without it' })),
    ...strange.map((file) => ({
      file,
      line: 1,
      text: `nobody reads a file of this name; known are ${[...KNOWN].join(', ')}, matrices/NAME.json, letter.LANGUAGE.txt and sample-NAME.json`,
    })),
  ]
}

const mistakesOf = (source: Source, issues: readonly z.core.$ZodIssue[]): Mistake[] =>
  issues.flatMap((issue) =>
    wordsOf(issue).map(({ path: where, text }) => ({ file: source.file, line: source.lineOf(where), text })),
  )
