import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Coverage, coverageOf } from './coverage.ts'

/** A family as Typst and Word know it, the package that brings it, and its files: the first one is the upright one. */
type Family = { readonly name: string; readonly from: string; readonly files: readonly [string, ...string[]] }

const ARABIC: Family = {
  name: 'Noto Naskh Arabic',
  from: '@embedpdf/fonts-arabic',
  files: ['NotoNaskhArabic-Regular.ttf', 'NotoNaskhArabic-Bold.ttf'],
}
const LATIN: Family = {
  name: 'Noto Sans',
  from: '@embedpdf/fonts-latin',
  files: ['NotoSans-Regular.ttf', 'NotoSans-Bold.ttf', 'NotoSans-Italic.ttf', 'NotoSans-BoldItalic.ttf'],
}
const CHINESE: Family = {
  name: 'Noto Sans S Chinese',
  from: '@embedpdf/fonts-sc',
  files: ['NotoSansHans-Regular.otf', 'NotoSansHans-Bold.otf'],
}
const FAMILIES = [LATIN, ARABIC, CHINESE]

const require = createRequire(import.meta.url)

/** The packages name their entry alone; the fonts stand in the folder beside it. */
const read = ({ from }: Family, file: string): Buffer =>
  readFileSync(join(dirname(require.resolve(from)), '..', 'fonts', file))

/** Every font of a document, as bytes: nothing is taken from the machine or from the net. */
export const fontFiles = (): Buffer[] => FAMILIES.flatMap((family) => family.files.map((file) => read(family, file)))

/** The families of a document in the order they are asked for a sign: the script of its language first. */
export const familiesFor = (language: string): string[] =>
  (language === 'zh' ? [CHINESE, LATIN, ARABIC] : FAMILIES).map(({ name }) => name)

/** What each family can show. */
export const coverages = (): Coverage[] => FAMILIES.map((family) => coverageOf(read(family, family.files[0])))
