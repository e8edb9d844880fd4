import { z } from 'zod'
import type { EditionScope } from '../../access/public.ts'
import { type Actor, perform } from '../../acts/public.ts'
import { type Block, makeDocument, type Paper, plain } from '../../documents/public.ts'
import { editionHas, readEditionFile } from '../../editions/public.ts'
import { keepFile } from '../../platform/files/keep-file.ts'
import { fileName } from '../../platform/files/names.ts'
import { LANGUAGES, pickText } from '../../platform/languages/public.ts'
import type { Platform } from '../../platform/platform.ts'
import { documentSaved, fileAdded, fileStandingChanged, libraryDocument, libraryOf } from '../../site/public.ts'
import { said } from '../story.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const part = z.object({ heading: z.string(), points: z.array(z.string()) })
const file = z.object({ at: z.iso.datetime(), language: z.enum(LANGUAGES), parts: z.array(part) })
const words = z.object({ title: said, about: said })
const libraryFile = z.object({ documents: z.array(words.extend({ files: z.array(file) })) })

/** A version of a document in a language, which the secretariat of the demonstration writes and hands out. */
export const libraryAct = z.object({ at: z.iso.datetime(), do: z.literal('library'), document: words, file })
type LibraryAct = z.output<typeof libraryAct>

/** The library of an edition's demonstration, as acts of its course. */
export function libraryActs(slug: string): LibraryAct[] {
  if (!editionHas(slug, 'sample-library')) return []
  const { documents } = libraryFile.parse(readEditionFile(slug, 'sample-library'))
  return documents.flatMap(({ files, ...document }) =>
    files.map((file): LibraryAct => ({ at: file.at, do: 'library', document, file })),
  )
}

type Doing = { readonly platform: Platform; readonly edition: EditionScope; readonly officer: Actor }

/** Puts a version into the library and publishes it. */
export async function handOut({ platform, edition, officer }: Doing, { document, file }: LibraryAct): Promise<void> {
  const by = { edition, actor: officer }
  const id = await documentCalled({ platform, edition, officer }, document)
  const { language } = file
  const added = await perform(platform, fileAdded, {
    ...by,
    wish: { document: id, language, file: await written(platform, paperOf(edition, { document, file })) },
  })
  const newest = (await libraryDocument(platform.db, edition, { id }))?.files.find((one) => one.language === language)
  if (!added.ok || !newest) return
  await perform(platform, fileStandingChanged, { ...by, wish: { document: id, file: newest.id, to: 'public' } })
}

/** The document of this title; where there is none, it is begun. */
async function documentCalled({ platform, edition, officer }: Doing, { title, about }: LibraryAct['document']) {
  const known = (await libraryOf(platform.db, edition)).find((one) => one.title.en === title.en)
  if (known) return known.id
  const wish = { document: null, title, about }
  const begun = await perform(platform, documentSaved, { edition, actor: officer, wish })
  if (!begun.ok) throw new Error(`The library takes no document: ${begun.refusal.code}`)
  return begun.value.id
}

function paperOf(edition: EditionScope, { document, file }: Pick<LibraryAct, 'document' | 'file'>): Paper {
  const { language, parts, at } = file
  const [title, forum] = [pickText(document.title, language).text, pickText(edition.title, language).text]
  const blocks = parts.flatMap(({ heading, points }): Block[] => [
    { kind: 'heading', level: 1, runs: plain(heading) },
    { kind: 'list', ordered: false, items: points.map((point) => ({ runs: plain(point) })) },
  ])
  return {
    ...{ title, language, author: forum, at: new Date(at) },
    head: { start: forum, end: title },
    cover: { over: forum, lines: [] },
    blocks,
  }
}

/** A document as a stored file for word processors. */
async function written(platform: Platform, paper: Paper) {
  const made = await makeDocument(paper, 'docx')
  if (made.kind !== 'made') throw new Error(`A document of the library could not be made: ${made.kind}`)
  const kept = await keepFile(platform, made.bytes, { mediaType: WORD, at: platform.clock.now() })
  return { ...kept, name: fileName(paper.title, WORD), mediaType: WORD }
}
