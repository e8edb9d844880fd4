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

/** The language a text is most likely in, by its script and, for Latin letters, by its frequent words; null where nothing tells. */
export function guessLanguage(text: string): string | null {
  const beginning = text.slice(0, 4000)
  const letters = count(beginning, /\p{L}/gu)
  if (letters === 0) return null
  // One Chinese character says as much as two or three Latin letters; a little kana makes a text Japanese.
  const script = SCRIPTS.find(([pattern, language]) => {
    const share = count(beginning, pattern) / letters
    return share > (language === 'ja' ? 0.1 : language === 'zh' ? 0.25 : 0.5)
  })
  if (script) return script[1]
  const words = fold(beginning).match(/\p{L}+/gu) ?? []
  const scores = WORDS.map(([language, frequent]) => ({
    language,
    hits: words.filter((word) => frequent.has(word)).length,
  }))
  const best = scores.reduce((a, b) => (b.hits > a.hits ? b : a))
  return best.hits > 0 ? best.language : null
}

/** A language code as people write it (`en`, `eng_Latn`, `zh-Hant`) as its main subtag; null when it is none. */
export function mainSubtag(code: string): string | null {
  try {
    return new Intl.Locale(code.trim().replace(/_/g, '-')).language
  } catch {
    return null
  }
}

/** A language told by frequent words alone is believed when this part of the texts guessed so is in it. */
const BELIEVED_SHARE = 0.05

/** The language of each text: the one given, else the one guessed, else the one most texts are in. */
export function languagesOf(items: readonly { text: string; lang?: string | null | undefined }[]): string[] {
  const given = items.map(({ lang }) => (lang ? mainSubtag(lang) : null))
  const guessed = items.map(({ text }, n) => (given[n] ? null : guessLanguage(text)))
  const counts = new Map<string, number>()
  for (const language of guessed)
    if (language && language in FREQUENT) counts.set(language, (counts.get(language) ?? 0) + 1)
  const ranked = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  const least = BELIEVED_SHARE * ranked.reduce((sum, [, count]) => sum + count, 0)
  const believed = new Set(ranked.filter(([, count]) => count >= least).map(([language]) => language))
  const usual = ranked[0]?.[0] ?? given.find(Boolean) ?? 'und'
  return items.map((_, n) => {
    const guess = guessed[n]
    return given[n] ?? (guess && (believed.has(guess) || !(guess in FREQUENT)) ? guess : usual)
  })
}
