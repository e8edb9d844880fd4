import { type Acting, defineAct } from '../../acts/public.ts'
import { HANDED_OUT } from '../../platform/files/handed-out.ts'
import type { Language, Localized } from '../../platform/languages/public.ts'
import { ok, refuse } from '../../platform/result.ts'
import { type LibraryDocument, type LibraryFile, standingOf } from './library.ts'
import { addDocument, addFile, changeStanding, saveDocument } from './library-store.ts'
import { libraryDocument } from './reads.ts'

type Facts = { readonly document: LibraryDocument | null }

/** The words of a document and how each of its files stands. */
const shown = ({ document }: Facts): Record<string, unknown> =>
  document
    ? {
        [document.id]: [
          document.revision,
          ...document.files.map((file) => `${file.language} ${file.version} ${standingOf(file)}`),
        ],
      }
    : {}

async function look({ tx, edition, locking }: Acting, { document: id }: { readonly document: string | null }) {
  const document = id === null ? null : await libraryDocument(tx, edition, { id, lock: locking })
  return id !== null && !document ? refuse('document-unknown') : ok({ document })
}

type Words = { readonly document: string | null; readonly title: Localized; readonly about: Localized }
type Saved = { readonly id: string }

/** Somebody of the secretariat says what a document is called and what it is about. */
export const documentSaved = defineAct<Words, Facts, Words, Saved, 'document-unknown' | 'title-missing'>({
  name: 'library document saved',
  may: 'mayEditSite',
  look,
  shown,
  decide: (_, wish) => (Object.keys(wish.title).length > 0 ? ok(wish) : refuse('title-missing')),
  async do({ tx, edition, personId, now }, { title, about }, { document }) {
    const words = { title, about, by: personId, at: now }
    if (!document) return { id: await addDocument(tx, edition, words) }
    await saveDocument(tx, edition, document.id, { ...words, revision: document.revision + 1 })
    return { id: document.id }
  },
  record: ({ id }, { title }) => ({ subject: id, details: { title: { ...title } } }),
})

type Sent = {
  readonly document: string
  readonly language: Language
  /** Stored already; null: nothing was sent. */
  readonly file: Pick<LibraryFile, 'sha256' | 'name' | 'mediaType' | 'size'> | null
}
type Added = NonNullable<Sent['file']> & { readonly language: Language; readonly version: number }

/** A further version of a document in a language. Nobody but the desk knows of it before it is published. */
export const fileAdded = defineAct<
  Sent,
  Facts,
  Added,
  void,
  'document-unknown' | 'file-missing' | 'file-kind' | 'file-same'
>({
  name: 'library file added',
  may: 'mayEditSite',
  look,
  shown,
  decide({ document }, { language, file }) {
    if (!file) return refuse('file-missing')
    if (!(file.mediaType in HANDED_OUT)) return refuse('file-kind')
    const before = (document?.files ?? []).filter((one) => one.language === language)
    if (before.some(({ sha256 }) => sha256 === file.sha256)) return refuse('file-same')
    return ok({ ...file, language, version: Math.max(0, ...before.map(({ version }) => version)) + 1 })
  },
  async do({ tx, edition, personId, now }, file, { document }) {
    if (document) await addFile(tx, edition, document.id, { ...file, by: personId, at: now })
  },
  record: (_, { language, version, sha256 }, { document }) => ({
    subject: document?.id ?? '',
    details: { language, version, sha256 },
  }),
})

type Standing = { readonly document: string; readonly file: string; readonly to: 'public' | 'withdrawn' }
type Changed = { readonly file: LibraryFile; readonly to: Standing['to'] }

/** Everybody may have a file from now on, or no longer; both can be taken back. */
export const fileStandingChanged = defineAct<Standing, Facts, Changed, void, 'document-unknown' | 'file-unknown'>({
  name: 'library file published or withdrawn',
  may: 'mayEditSite',
  look,
  shown,
  decide({ document }, { file: id, to }) {
    const file = document?.files.find((one) => one.id === id)
    if (!file || standingOf(file) === to || (to === 'withdrawn' && standingOf(file) === 'draft'))
      return refuse('file-unknown')
    return ok({ file, to })
  },
  do: async ({ tx, edition, personId, now }, { file, to }) => {
    await changeStanding(tx, edition, file.id, { to, by: personId, at: now })
  },
  record: (_, { file: { language, version }, to }, { document }) => ({
    subject: document?.id ?? '',
    details: { language, version, to },
  }),
})
