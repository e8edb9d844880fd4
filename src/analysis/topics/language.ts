import { fold } from '../../platform/search/fold.ts'

// Words that stand in nearly every text of a language and in few of the others; a text without any is of its neighbours' language.
const FREQUENT: Record<string, string> = {
  en: 'the of and to is that for with are this be as on by it from or have not which we will should our was they you has their an at more can all',
  fr: 'le la les des et est une du que dans pour qui sur pas ce plus par au nous avec sont il cette ou aux ne sa son ces doit leur etre un de',
  es: 'el los las y que del se una por con para es no su al lo como mas pero sus este ha esta son entre debe nuestro un la de en muy sin',
  de: 'der die und das ist nicht den von zu mit sich auf ein eine fur dem es im auch als werden wird aus bei sind oder sollte wir mehr',
  pt: 'o os as e que do da em um uma para com nao se na no por mais dos como mas ao ele das seu sua ou ser quando muito nos ja',
  it: 'il di e che la per un una sono con non si del della le dei gli nel alla piu da come ma questo anche delle ha',
}
const WORDS = Object.entries(FREQUENT).map(([language, words]) => [language, new Set(words.split(' '))] as const)

const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Hebrew}/gu, 'he'],
]

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** The language a text's script speaks for; null where it speaks for none alone. */
function languageOfScript(beginning: string): string | null {
  const letters = count(beginning, /\p{L}/gu)
  if (letters === 0) return null
  // One Chinese character says as much as two or three Latin letters; a little kana makes a text Japanese.
  const script = SCRIPTS.find(([pattern, language]) => {
    const share = count(beginning, pattern) / letters
    return share > (language === 'ja' ? 0.1 : language === 'zh' ? 0.25 : 0.5)
  })
  return script?.[1] ?? null
}

const BEGINNING = 4000

/** What a text tells of its language: its script, or its words and how many of them are frequent ones of each language. */
type Told = { script: string | null; words: number; hits: Map<string, number>; best: string | null }

function told(text: string): Told {
  const beginning = text.slice(0, BEGINNING)
  const script = languageOfScript(beginning)
  if (script) return { script, words: 0, hits: new Map(), best: null }
  const words = fold(beginning).match(/[\p{L}\p{M}]+/gu) ?? []
  const hits = new Map(
    WORDS.map(([language, frequent]) => [language, words.filter((word) => frequent.has(word)).length]),
  )
  const [best, most] = [...hits].reduce((a, b) => (b[1] > a[1] ? b : a))
  return { script, words: words.length, hits, best: most > 0 ? best : null }
}

const NAMED = new Map(
  ['ar', 'de', 'en', 'es', 'fr', 'hi', 'it', 'ja', 'ko', 'pt', 'ru', 'sw', 'tr', 'zh'].flatMap((code) =>
    ['en', code].map((own) => [
      (new Intl.DisplayNames([own], { type: 'language' }).of(code) ?? code).toLowerCase(),
      code,
    ]),
  ),
)

/** A language as people write it (`en`, `eng_Latn`, `zh-Hant`, `English`) as its main subtag; null when it is none. */
function mainSubtag(code: string): string | null {
  const named = NAMED.get(code.trim().toLowerCase())
  if (named) return named
  try {
    return new Intl.Locale(code.trim().replace(/_/g, '-')).language
  } catch {
    return null
  }
}

/**
 * Of all words in a language a quarter to two fifths are its frequent ones; of a related language up to a sixth, of any other a twentieth.
 * So much must be met, or a language no list is kept for would pass for several.
 */
const SPOKEN_SHARE = 0.15
/** A second language is believed in a twentieth of the texts, which must speak clearly rather for it than for the usual one. */
const BELIEVED_SHARE = 0.05
const CLEARLY = 1.6

const sumOf = (texts: readonly Told[], of: (text: Told) => number): number =>
  texts.reduce((sum, text) => sum + of(text), 0)
const hitsIn = (texts: readonly Told[], language: string): number => sumOf(texts, ({ hits }) => hits.get(language) ?? 0)

/** The languages told by frequent words in a collection, the one most texts are in first. */
function spokenIn(texts: readonly Told[]): string[] {
  const guessed = texts.filter(({ best }) => best !== null)
  const counted = WORDS.map(([language]) => ({ language, own: guessed.filter(({ best }) => best === language) }))
    .filter(
      ({ own, language }) =>
        hitsIn(own, language) >=
        SPOKEN_SHARE *
          Math.max(
            1,
            sumOf(own, ({ words }) => words),
          ),
    )
    .sort((a, b) => b.own.length - a.own.length || (a.language < b.language ? -1 : 1))
  const [usual, ...others] = counted
  if (!usual) return []
  const second = others.filter(
    ({ language, own }) =>
      own.length >= BELIEVED_SHARE * guessed.length && hitsIn(own, language) >= CLEARLY * hitsIn(own, usual.language),
  )
  return [usual, ...second].map(({ language }) => language)
}

type Languages = {
  /** The language of each text of the collection. */
  all: string[]
  /** The language of another text of the same kind. */
  of(text: string, lang?: string | null): string
}

/** The languages of a collection: the one given with a text, else the one its script or words tell, else the one most texts are in. */
export function languagesIn(items: readonly { text: string; lang?: string | null | undefined }[]): Languages {
  const given = items.map(({ lang }) => (lang ? mainSubtag(lang) : null))
  const read = items.map(({ text }, n) => (given[n] ? null : told(text)))
  const spoken = spokenIn(read.filter((one) => one !== null))
  const usual = spoken[0] ?? most(given.filter((one) => one !== null)) ?? UNKNOWN
  const known = new Set([...spoken, ...given])
  const tell = ({ script, best }: Told) => script ?? (best && known.has(best) ? best : usual)
  return {
    all: items.map((_, n) => given[n] ?? tell(read[n]!)),
    of: (text, lang) => (lang ? mainSubtag(lang) : null) ?? tell(told(text)),
  }
}

/** A language nobody knows, as BCP 47 has it. */
const UNKNOWN = 'und'

/** The most frequent one, the first in order among equals. */
function most(languages: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1)
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0]
}
