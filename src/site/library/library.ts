import type { LibraryDocumentId, LibraryFileId } from '../../platform/db/schema.ts'
import { LANGUAGES, type Language, type Localized } from '../../platform/languages/public.ts'

/** One version of a document in one language, as a file. */
export type LibraryFile = {
  readonly id: LibraryFileId
  readonly language: Language
  readonly version: number
  readonly sha256: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly addedAt: Date
  readonly publishedAt: Date | null
  readonly withdrawnAt: Date | null
}

/** What the secretariat hands out, in languages and versions; the newest version first. */
export type LibraryDocument = {
  readonly id: LibraryDocumentId
  readonly title: Localized
  readonly about: Localized
  readonly revision: number
  readonly files: readonly LibraryFile[]
}

type FileStanding = 'draft' | 'public' | 'withdrawn'

export const standingOf = ({ publishedAt, withdrawnAt }: LibraryFile): FileStanding =>
  publishedAt === null ? 'draft' : withdrawnAt === null ? 'public' : 'withdrawn'

/** A document as everybody may know it: its public files alone; null where there is none. */
export function publicPart(document: LibraryDocument): LibraryDocument | null {
  const files = document.files.filter((file) => standingOf(file) === 'public')
  return files.length > 0 ? { ...document, files } : null
}

/** Of each language its newest version, and those before it; in the order of the language bar. */
export function byLanguage(files: readonly LibraryFile[]) {
  return LANGUAGES.flatMap((language) => {
    const [newest, ...earlier] = files
      .filter((file) => file.language === language)
      .sort((a, b) => b.version - a.version)
    return newest ? [{ language, newest, earlier }] : []
  })
}

/** When a document last became public in any language, so that the newest stands first. */
export const publicSince = ({ files }: LibraryDocument): Date =>
  new Date(Math.max(...files.map(({ publishedAt }) => publishedAt?.getTime() ?? 0)))
