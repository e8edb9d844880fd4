import { beginningOf, excerptOf, type Piece, piecesOf } from '../platform/search/excerpt.ts'
import { hitsIn, readSearch } from '../platform/search/query.ts'
import type { ShownEntry, ShownPassage } from './reads.ts'

/** Where an entry answers a search: its title in pieces, and the passage that answers best. */
export type Found = {
  title: Piece[]
  passage: { label: ShownPassage['label'] | null; names: boolean; pieces: Piece[] } | null
}

/**
 * What a list shows of an entry: the title and a stretch of its text. Under a search the stretch is the one that answers most, named by its
 * question; a hit in a name is shown only when no text answers. Without a search, or when only the number was asked for, the beginning.
 */
export function foundIn(entry: Pick<ShownEntry, 'title' | 'language' | 'passages'>, search: string): Found {
  const asked = readSearch(search)
  const title = piecesOf(entry.title, hitsIn(entry.title, entry.language, asked))
  const texts = entry.passages.filter((p) => p.text !== entry.title)
  const answering = texts
    .map((passage) => ({ passage, hits: hitsIn(passage.text, entry.language, asked) }))
    .filter(({ hits }) => hits.length > 0)
    .sort((a, b) => Number(a.passage.names) - Number(b.passage.names) || b.hits.length - a.hits.length)[0]
  if (answering) {
    const { passage, hits } = answering
    return {
      title,
      passage: {
        label: passage.label,
        names: passage.names,
        pieces: excerptOf(passage.text, entry.language, hits, 200),
      },
    }
  }
  const text = texts.find((p) => p.long)?.text
  const passage = text && {
    label: null,
    names: false,
    pieces: [{ text: beginningOf(text, entry.language), marked: false }],
  }
  return { title, passage: passage || null }
}
