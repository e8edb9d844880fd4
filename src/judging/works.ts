import type { EditionScope } from '../access/public.ts'
import { type Photo, photosShown } from '../photos/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { worksOf } from '../prizes/public.ts'
import type { Judged } from './reads.ts'

/** What is judged and voted on, as anybody may see it: a photograph, or the words of an entry. */
export type Work = {
  readonly number: number
  readonly version: number
  readonly title: string
  /** The language its sender wrote it in. */
  readonly language: string
  readonly text: string
  /** Who made it; nothing a blind room may show. */
  readonly credit: string
  readonly country: string | null
  readonly terms: readonly string[]
  readonly photo: Photo | null
}

/** Those of some entries that may be seen at this moment, by the ids of their submissions. */
export async function worksShown(
  db: Db | Tx,
  edition: EditionScope,
  judged: Judged,
  ids: readonly string[],
): Promise<Map<string, Work>> {
  if (judged.about === 'photos') {
    const photos = await photosShown(db, edition, judged.by, ids)
    return new Map([...photos].map(([id, photo]) => [id, ofPhoto(photo)]))
  }
  const asked = new Set(ids)
  const works = await worksOf(db, edition, { id: judged.id })
  return new Map(
    [...works]
      .filter(([id]) => asked.has(id))
      .map(([id, { entity, category, description, ...work }]) => [
        id,
        { ...work, text: description, credit: entity, terms: category ? [category] : [], photo: null },
      ]),
  )
}

/** Entries of a contest are in English by its rules. */
const ofPhoto = (photo: Photo): Work => {
  const { number, version, title, story, credit, country, terms } = photo
  return { number, version, title, text: story, credit, country, terms, language: 'en', photo }
}
