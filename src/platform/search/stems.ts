import snowball from 'snowball-stemmers'
import { fold } from './fold.ts'
import { plainForm } from './irregular.ts'
import { rememberedWords } from './remembered.ts'

/** Languages whose words are brought to a stem; Chinese has no inflection. */
export const STEMMED = ['ar', 'en', 'fr', 'ru', 'es'] as const
export type Stemmed = (typeof STEMMED)[number]

const ALGORITHM = { en: 'english', fr: 'french', ru: 'russian', es: 'spanish' } as const
/** Of one language: some 50,000 words as people write them. */
const MOST_LETTERS = 1_000_000
/** Longer words are found in no index (`LONGEST_TERM` of analyse.ts) and repeat in no text: remembered, they only take memory. */
const LONGEST_KEPT = 120

/** A function of words, remembered: texts repeat their words, and stemming is the dearest step of indexing. */
function remembered(make: (word: string) => string): (word: string) => string {
  const known = rememberedWords<string>(MOST_LETTERS)
  return (word) => {
    if (word.length > LONGEST_KEPT) return make(word)
    let found = known.get(word)
    if (found === undefined) {
      found = make(word)
      known.keep(word, found, found.length)
    }
    return found
  }
}

const bySnowball = (language: keyof typeof ALGORITHM) => {
  const stemmer = snowball.newStemmer(ALGORITHM[language])
  return remembered((word) => stemmer.stem(word))
}

const ARTICLES = /^(?:وال|بال|كال|فال|ولل|ال|لل)(?=.{2})/u
const PRONOUNS = /(?<=.{3})(?:هما|هم|هن|كم|نا|ها)$/u
const ENDINGS = /(?<=.{2})(?:ات|ان|ون|ين)$/u
const LAST = /(?<=.{2})(?:يه|ه|ي|ا)$/u

/**
 * Light stemming of Arabic (after Larkey, Ballesteros, Connell 2007, "light10"): conjunction and article before, pronoun and number behind.
 * Takes and gives folded words. The snowball algorithm leaves ـات half standing, so that plural and singular would not meet.
 */
function arabicStem(folded: string): string {
  const bare = folded.replace(/^و(?=.{3})/u, '').replace(ARTICLES, '')
  const plain = plainForm(bare, 'ar') ?? plainForm(folded, 'ar') ?? bare
  return plain.replace(PRONOUNS, '').replace(ENDINGS, '').replace(LAST, '')
}

const stem: Record<Stemmed, (word: string) => string> = {
  ar: remembered(arabicStem),
  en: bySnowball('en'),
  fr: bySnowball('fr'),
  ru: bySnowball('ru'),
  es: bySnowball('es'),
}

/**
 * The stems of a word in a language, folded, each once: of the word as written, and of the word as people type it without accents.
 * `word` is in lower case with its accents.
 */
export function stemsOf(word: string, language: Stemmed): string[] {
  const folded = fold(word)
  if (language === 'ar') return [stem.ar(folded)]
  const plain = plainForm(folded, language)
  if (plain) return [fold(stem[language](plain))]
  const forms = new Set([language === 'ru' ? folded : word, folded])
  // Verbs in -ent and -ons are left whole by the French algorithm (it stems connectez, not connectent).
  if (language === 'fr') for (const form of [...forms]) forms.add(form.replace(/(?<=..[^aeiouy])(?:ent|ons)$/u, 'er'))
  return [...new Set([...forms].map((form) => fold(stem[language](form))))]
}
