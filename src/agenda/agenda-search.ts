import { type Token, tokensOf } from '../platform/search/analyse.ts'
import { answers, readSearch } from '../platform/search/query.ts'
import type { AgendaEntry } from './agenda.ts'

/** Words of sessions, made once: a version never changes, so its entries are the same values as long as it is kept. */
const wordsOfEntries = new WeakMap<AgendaEntry, readonly (readonly Token[])[]>()

/** How many sessions are read before others get their turn. */
const AT_ONCE = 40

/**
 * Whether an entry is found by what a reader typed, read as the register reads it: words in any of their forms, in six languages. Sessions not
 * looked through before are, a few at a time, so that nobody waits behind a long programme.
 */
export async function foundBy(
  entries: readonly AgendaEntry[],
  typed: string,
): Promise<(entry: AgendaEntry) => boolean> {
  const search = readSearch(typed)
  if (search.wanted.length + search.unwanted.length === 0) return () => true
  let read = 0
  for (const entry of entries) {
    if (wordsOfEntries.has(entry)) continue
    wordsOfEntries.set(entry, wordsOfEntry(entry))
    if (++read % AT_ONCE === 0) await new Promise((resume) => setImmediate(resume))
  }
  return (entry) => answers(wordsOfEntries.get(entry) ?? wordsOfEntry(entry), search)
}

const wordsOfEntry = (entry: AgendaEntry): readonly (readonly Token[])[] =>
  [
    { text: String(entry.number), language: entry.language },
    { text: entry.title, language: entry.language },
    { text: entry.abstract, language: entry.language },
    ...Object.entries(entry.others ?? {}).flatMap(([language, { title, abstract }]) =>
      [title, abstract].flatMap((text) => (text ? [{ text, language }] : [])),
    ),
    { text: entry.submission?.reference ?? '', language: entry.language },
    ...Object.entries(entry.room.name).map(([language, text]) => ({ text, language })),
    ...entry.people.map(({ name }) => ({ text: name, language: entry.language })),
    ...entry.organizations.map(({ name, language }) => ({ text: name, language })),
  ].map(({ text, language }) => tokensOf(text, language))
