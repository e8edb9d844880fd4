import type { Language } from '../src/platform/languages/public.ts'

/** A rule of a language's style sheet: what may not stand in a text, and what to write instead. */
type Rule = { readonly never: RegExp; readonly instead: string }

const HAN = '\\u4e00-\\u9fff'

/** Words of command to one man, in Arabic: texts speak to people in the plural of respect, or say «يُرجى». */
const TO_ONE_MAN =
  /(?:^|[.؛:،!] |[«(])(?:و|ف)?(?:اختر|اكتب|أدخل|ابدأ|ابدأه|انتظر|انتظره|حدد|اذكر|أشر|ارجع|انسخه?|سجّل|أبقِ|انتقل|راجع|احفظ|انقر|اضغط|افتح|استخدم|تأكد|يمكنك|تريد|عليك|إليك|لديك|أنت)(?![\p{L}\p{M}])/u
const YOURS =
  /(?<![\p{L}\p{M}])(?:و|ب|ل|ف)?(?:مسودت|صفحت|توقيت|متصفح|موقع|حساب|اسم|بريد|إجابت|رسالت|مساهمت|جهاز|دخول|عنوان)ك(?![\p{L}\p{M}])/u

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
  ],
  es: [
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
