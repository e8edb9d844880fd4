import { isLanguage, LANGUAGES, type Language, NATIVE_NAMES } from '../languages/public.ts'
import { wordKey } from './fold.ts'

/** The language of the interface that somebody names, by its code or in any of the six languages; null: none of them. */
export function languageNamed(cell: string): Language | null {
  const code = cell.toLowerCase().slice(0, 2)
  if (/^[a-z]{2}([-_].*)?$/i.test(cell) && isLanguage(code)) return code
  const key = wordKey(cell)
  const names = (of: Language) => [
    NATIVE_NAMES[of],
    ...LANGUAGES.map((reader) => new Intl.DisplayNames([reader], { type: 'language' }).of(of) ?? ''),
  ]
  return LANGUAGES.find((one) => names(one).some((name) => wordKey(name) === key)) ?? null
}
