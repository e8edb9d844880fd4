import { LANGUAGES, type Language } from '../platform/languages/public.ts'

export const PAGE_KINDS = ['news', 'practical'] as const
export type PageKind = (typeof PAGE_KINDS)[number]

/** Who put it into this language: somebody, or a machine that nobody has read over. */
export const ORIGINS = ['human', 'machine'] as const
type Origin = (typeof ORIGINS)[number]

/** A page in one language. `of`: the revision of the source's words that it says. */
type PageText = { readonly title: string; readonly body: string; readonly origin: Origin; readonly of: number }
export type Texts = Partial<Record<Language, PageText>>

/** What a page says: the words of the language it was written in, and what stands in the others. */
export type Words = {
  readonly sourceLanguage: Language
  readonly sourceRevision: number
  readonly texts: Texts
}

/** How a language of a page stands to the language it was written in. */
type TextState = 'source' | 'human' | 'machine' | 'stale' | 'missing'

export function stateOf({ sourceLanguage, sourceRevision, texts }: Words, language: Language): TextState {
  const text = texts[language]
  if (!text) return 'missing'
  if (language === sourceLanguage) return 'source'
  return text.of < sourceRevision ? 'stale' : text.origin
}

/** What a reader is shown: their own language where there are words in it, else the source's; and how it stands. */
export function shownTo(words: Words, reader: Language) {
  const own = words.texts[reader]
  const source = words.texts[words.sourceLanguage]
  const text = own ?? source
  if (!text) return null
  return { ...text, language: own ? reader : words.sourceLanguage, state: stateOf(words, reader) }
}

/** What somebody typed for one language; `stillRight`: they say that it says what the source now says. */
export type TypedText = {
  readonly title: string
  readonly body: string
  readonly origin: Origin
  readonly stillRight: boolean
}

/**
 * The words after somebody saved them. When the source's words change, every other language is stale until it is written anew or somebody
 * says that it is still right.
 */
export function savedWords(
  before: Words | null,
  sourceLanguage: Language,
  typed: Readonly<Partial<Record<Language, TypedText>>>,
): Words {
  const moved = before?.sourceLanguage !== sourceLanguage || !same(before.texts[sourceLanguage], typed[sourceLanguage])
  const sourceRevision = (before?.sourceRevision ?? 0) + (moved ? 1 : 0)
  const texts: Texts = {}
  for (const language of LANGUAGES) {
    const [was, now] = [before?.texts[language], typed[language]]
    if (!now || (now.title === '' && now.body === '')) continue
    const renewed = language === sourceLanguage || !same(was, now) || now.stillRight
    const { title, body, origin } = now
    texts[language] = { title, body, origin, of: renewed ? sourceRevision : (was?.of ?? sourceRevision) }
  }
  return { sourceLanguage, sourceRevision, texts }
}

const same = (a: PageText | undefined, b: TypedText | undefined): boolean =>
  (a?.title ?? '') === (b?.title ?? '') && (a?.body ?? '') === (b?.body ?? '')
