import { LANGUAGES } from '../../platform/languages/public.ts'
import type { Mistake, Path, Source } from '../source.ts'
import { pathInWords } from './words-of-issue.ts'

const LANGUAGE_KEYS: readonly string[] = LANGUAGES

/**
 * Texts that lack a language, wherever they stand in a file: an object whose keys are languages is a text that people read. What a shape has
 * named already is not named again.
 */
export function languagesMissing(
  source: Source,
  named: readonly { readonly path: readonly PropertyKey[] }[],
): Mistake[] {
  const known = new Set(named.map(({ path }) => path.join('.')))
  const found: Mistake[] = []
  const walk = (value: unknown, path: Path) => {
    if (typeof value !== 'object' || value === null) return
    const keys = Object.keys(value)
    if (keys.length > 0 && !Array.isArray(value) && keys.every((key) => LANGUAGE_KEYS.includes(key)) && isText(value)) {
      const lacks = LANGUAGES.filter((l) => !(value as Record<string, string>)[l]?.trim())
      const fresh = lacks.filter((l) => !known.has([...path, l].join('.')) && !known.has(path.join('.')))
      if (fresh.length > 0)
        found.push({
          file: source.file,
          line: source.lineOf(path),
          text: `${pathInWords(path)}: no text in ${fresh.join(', ')}`,
        })
      return
    }
    for (const [key, inside] of Object.entries(value)) walk(inside, [...path, Array.isArray(value) ? Number(key) : key])
  }
  walk(source.value, [])
  return found
}

const isText = (value: object) => Object.values(value).every((text) => typeof text === 'string')
