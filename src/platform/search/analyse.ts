import { fold, type Word, wordsIn } from './fold.ts'
import { rememberedWords } from './remembered.ts'
import { STEMMED, type Stemmed, stemsOf } from './stems.ts'

/** Raised when texts have to be indexed again; rows say by which analyser they were filled. */
export const ANALYSER = 5

const HAN = /\p{Script=Han}/u
const isStemmed = (language: string): language is Stemmed => STEMMED.includes(language as Stemmed)

/** One place in a text with every term it can be found by. */
export type Token = { start: number; end: number; terms: string[] }

const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=.)/iu
const OWNERSHIP = /['’]s?$/iu

/** The language a word's script speaks for; for Latin letters the text's own, and English where the text is in another script. */
function languageOfWord(word: string, textLanguage: string): Stemmed {
  if (/\p{Script=Cyrillic}/u.test(word)) return 'ru'
  if (/\p{Script=Arabic}/u.test(word)) return 'ar'
  return isStemmed(textLanguage) && textLanguage !== 'ru' && textLanguage !== 'ar' ? textLanguage : 'en'
}

/** A word without the article or ending an apostrophe ties to it. */
const untied = (word: string, language: Stemmed): string =>
  (language === 'fr' ? word.replace(ELISION, '') : word.replace(OWNERSHIP, '')).replace(/['’]/g, '')

/** `fr:conect`, so that a stem of one language never meets another's. */
const tagged = (language: string, stem: string) => `${language}:${stem}`

const LONGEST_TERM = 120
/** Two or three stems a word: some 100,000 words of texts as people write them. */
const known = rememberedWords<string[]>(4_000_000)

/**
 * The terms of a word of letters: as written, and its stems in each language it may be in; none for a word longer than any index holds.
 * Remembered, as texts repeat their words.
 */
function termsOf(word: string, languages: readonly Stemmed[]): string[] {
  if (word.length > LONGEST_TERM) return []
  const key = `${languages.join()} ${word}`
  const found = known.get(key)
  if (found) return found
  const made = newTermsOf(word, languages)
  known.keep(
    key,
    made,
    made.reduce((sum, term) => sum + term.length, 0),
  )
  return made
}

function newTermsOf(word: string, languages: readonly Stemmed[]): string[] {
  const terms = new Set<string>()
  for (const language of languages) {
    const plain = untied(word.toLowerCase(), language)
    const folded = fold(plain)
    if (!folded) continue
    terms.add(folded)
    if (/^\p{N}+$|[+#]$/u.test(folded)) continue
    for (const stem of stemsOf(plain, language)) terms.add(tagged(language, stem))
  }
  return [...terms]
}

/** Chinese is found by its characters: the same words are cut differently in different sentences, their characters never. */
const characters = (word: Word): Token[] => {
  const tokens: Token[] = []
  let at = word.start
  for (const character of word.text) {
    const [folded = character] = [fold(character)]
    tokens.push({ start: at, end: at + character.length, terms: [folded] })
    at += character.length
  }
  return tokens
}

/** The tokens of a text in its language, in order, with their places in the text as it was written. */
export function tokensOf(text: string, language: string): Token[] {
  return wordsIn(text, language).flatMap((word) => {
    if (HAN.test(word.text)) return characters(word)
    const terms = termsOf(word.text, [languageOfWord(word.text, language)])
    return terms.length > 0 ? [{ start: word.start, end: word.end, terms }] : []
  })
}

type Asked = { han: boolean; tokens: Token[] }

/** A question's words. Nobody says in which language they ask, so a word in Latin letters is looked for in all three that use them. */
export function askedTokens(text: string): Asked[] {
  return wordsIn(text, HAN.test(text) ? 'zh' : 'en').flatMap((word): Asked[] => {
    if (HAN.test(word.text)) return [{ han: true, tokens: characters(word) }]
    const script = languageOfWord(word.text, 'en')
    const terms = termsOf(word.text, script === 'en' ? ['en', 'fr', 'es'] : [script])
    return terms.length > 0 ? [{ han: false, tokens: [{ start: word.start, end: word.end, terms }] }] : []
  })
}

type Field = { text: string; language: string; weight: 'A' | 'B' | 'C' | 'D' }

/** PostgreSQL keeps positions up to 16,383, 256 of each lexeme, a lexeme below 2 KB and a vector below 1 MB. */
const LAST_POSITION = 16_383
const MOST_POSITIONS = 200
const MOST_TERMS = 40_000
const MOST_BYTES = 700_000
const BYTES_OF_POSITION = 2
/** Between two fields, so that no phrase is found across them. */
const GAP = 8

const quoted = (term: string) => `'${term.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`

/** Fields as a `tsvector` in PostgreSQL's own notation: made here, so that it does not depend on a server's dictionaries or locale. */
export function vectorOf(fields: readonly Field[]): string {
  const places = new Map<string, string[]>()
  let position = 0
  let bytes = 0
  for (const field of fields) {
    for (const token of tokensOf(field.text, field.language)) {
      position = Math.min(position + 1, LAST_POSITION)
      for (const term of token.terms) {
        if (term.length > LONGEST_TERM || bytes > MOST_BYTES) continue
        const known = places.get(term)
        if (known && known.length < MOST_POSITIONS) known.push(`${position}${field.weight}`)
        else if (!known && places.size < MOST_TERMS) {
          places.set(term, [`${position}${field.weight}`])
          bytes += Buffer.byteLength(term)
        } else continue
        bytes += BYTES_OF_POSITION
      }
    }
    position = Math.min(position + GAP, LAST_POSITION)
  }
  return [...places].map(([term, at]) => `${quoted(term)}:${at.join(',')}`).join(' ')
}

/** Terms as one alternative of a `tsquery`. */
export const anyOf = (terms: readonly string[], beginning = false): string =>
  terms.length === 1 && !beginning
    ? quoted(terms[0] ?? '')
    : `(${terms.map((term) => quoted(term) + (beginning ? ':*' : '')).join(' | ')})`
