import type { Language } from '../src/platform/languages/public.ts'

/** A rule of a language's style sheet: what may not stand in a text, and what to write instead. */
type Rule = { readonly never: RegExp; readonly instead: string }

const HAN = '\\u4e00-\\u9fff'

/** Words of command to one man, in Arabic: texts speak to people in the plural of respect, or say «يُرجى». */
const TO_ONE_MAN =
  /(?:^|[.؛:،!] |[«(])(?:و|ف)?(?:اختر|اكتب|ابحث|انظر|اطلب|أرسل صو|قدِّم|بيِّن|رقِّم|خصص|رشِّح|أوصِ|اتركه?|انقل|أدخل|ابدأ|ابدأه|انتظر|انتظره|حدد|اذكر|أشر|ارجع|انسخه?|سجّل|أبقِ|انتقل|راجع|احفظ|انقر|اضغط|افتح|استخدم|تأكد|يمكنك|تريد|عليك|إليك|لديك|أنت)(?![\p{L}\p{M}])/u
/** Words that end in kaf without meaning “yours”: after them nothing else is left but one man’s. */
const KAF_OF_ITS_OWN =
  'ذل|تل|هنا|تُر|يُتر|كذل|لذل|شار|شتر|شترا|تر|مل|نته|سلو|سل|شبا|استهلا|بن|بنو|حر|تحر|اشترا|إدرا|مدر|شري'
/** “Your draft”, “you sent”, said to one man; said to people it ends in «كم». */
const YOURS = new RegExp(
  `(?<![\\p{L}\\p{M}])(?!\\p{L}*(?:${KAF_OF_ITS_OWN})ك(?![\\p{L}\\p{M}]))\\p{L}[\\p{L}\\p{M}]+ك(?![\\p{L}\\p{M}])`,
  'u',
)

/** The style sheets, as docs of the United Nations in each language are written. */
export const STYLE: Record<Language | 'all', readonly Rule[]> = {
  all: [
    { never: /^\s|[ \t]$|\S {2,}\S/, instead: 'one blank, none at the ends' },
    { never: /\.\.\./, instead: '… (in Chinese ……)' },
    {
      never: /[\u2066-\u2069\u200e\u200f\u202a-\u202e]/,
      instead: 'no marks of direction: values are isolated by the program',
    },
  ],
  en: [{ never: /["']/, instead: '“ ” and ’' }],
  fr: [
    { never: / [:;?!»]|« /, instead: 'a no-break space before : and inside « », a narrow one before ; ? !' },
    { never: /\u00a0[;?!]|\u202f:/, instead: 'U+00A0 before :, U+202F before ; ? !' },
    {
      never: /[^\u202f\s][;?!](?=\s|$)|«[^\u00a0]|[^\u00a0]»/,
      instead: 'a narrow no-break space before ; ? !, a no-break space inside « »',
    },
    { never: /["'“”]/, instead: '« » and ’' },
    { never: / %/, instead: 'a no-break space before %' },
    { never: /\d\s?h(?:\s?\d\d)?(?!\p{L})/u, instead: '14:00' },
  ],
  es: [
    { never: /(?<!\d)\d\d\.\d\d(?!\d)/, instead: '14:00' },
    { never: /["'“”]/, instead: '«»' },
    { never: /(?<![¿\p{L}\p{N} ,«»…])\?|^[^¿]*\?/u, instead: '¿ at the beginning of a question' },
    { never: /^[^¡]*!/, instead: '¡ at the beginning of an exclamation' },
    { never: / - | – (?=\p{Ll})/u, instead: 'a raya or parentheses' },
    { never: /\bordenador|\bArabia Saudí\b/i, instead: 'computadora, Arabia Saudita' },
  ],
  ru: [
    { never: /—| - /, instead: '– between blanks' },
    { never: /[ёЁ]/, instead: 'е' },
    { never: /["'“”]/, instead: '« », inner „ “' },
  ],
  zh: [
    { never: new RegExp(`[${HAN}][,;:?!()]|[,;:?!()][${HAN}]`), instead: '，；：？！（）' },
    {
      never: new RegExp(`[${HAN}，。：；、）》”] +[#\\d{]|[#\\d}] +[${HAN}（《“]`),
      instead: 'no blank beside digits and values',
    },
    { never: new RegExp(`[${HAN}]\\.(?:\\s|$)`), instead: '。' },
    { never: /["'«»]|(?<!…)…(?!…)/, instead: '“”, 《》 and ……' },
    { never: /会议[{#]|第\{\}[场号]会议/, instead: '120号会议, which is no count of meetings' },
  ],
  ar: [
    { never: /[,;?]/, instead: '، ؛ ؟' },
    { never: /[٪\u0660-\u0669\u06f0-\u06f9]/, instead: '% and Western digits' },
    { never: /\u064b\u0627/, instead: 'اً' },
    { never: /(?<![\p{L}\p{M}])و (?=\S)/u, instead: 'و stands with its word' },
    { never: /["“”]|« | »/, instead: '« » without blanks' },
    { never: TO_ONE_MAN, instead: 'the plural of respect, or «يُرجى» and a verbal noun' },
    { never: YOURS, instead: '«ـكم»' },
  ],
}

/** What a text breaks of its language's style sheet. */
export const styleFaults = (language: Language, words: string): string[] =>
  [...STYLE.all, ...STYLE[language]].flatMap(({ never, instead }) => {
    const found = never.exec(words)
    return found ? [`“${found[0]}”: write ${instead}`] : []
  })
