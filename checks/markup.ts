/** Words that stand in markup instead of in texts/: between tags, as a literal child, or in an attribute a reader hears or sees. */
export function bareWords(source: string): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/[^\n]*/g, '')
  const found = [
    // <p>Words</p> and <p>Words {more}
    ...code.matchAll(/<[\w.]+(?:\s[^<>]*)?>\s*(\p{L}[^<>{}]*?\p{L}[^<>{}]*)[<{]/gu),
    ...code.matchAll(/\}\s*(\p{L}[\p{L}\p{N} ,.'’:;!?-]*\p{L}[\p{L}\p{N} ,.'’:;!?-]*)<\//gu),
    // {'Two words'}
    ...code.matchAll(/[>}]\s*\{\s*['"`](\p{L}[^'"`$\n]*\s[^'"`\n]*\p{L})['"`]\s*\}/gu),
    ...code.matchAll(/\s(?:aria-label|aria-description|title|placeholder|alt|label)="([^"]*\p{L}{2}[^"]*)"/gu),
    ...code.matchAll(
      /\s(?:aria-label|aria-description|title|placeholder|alt)=\{\s*['"`]([^'"`]*\p{L}{2}[^'"`]*)['"`]/gu,
    ),
  ]
  return found.map((m) => (m[1] ?? '').trim()).filter((words) => !CODE.test(words))
}

/** What only looks like words: types after a generic's bracket, calls, comparisons. */
const CODE =
  /^(?:string|number|boolean|void|null|undefined|unknown|return|case|const|let|if|default)\b|[=;()[\]|&]|=>|^\w+\.\w+$|^\w+\?:$|^[a-z]\w*:$/

/** A style attribute, which the content policy forbids. */
export const styleAttributes = (source: string): string[] =>
  [...source.matchAll(/<[a-z][\w-]*(?:\s[^<>]*)?\sstyle=[^\s>]*/g)].map((m) => m[0].trim())

/** Sides of the page in a style sheet: Arabic is mirrored only where no side is named. */
export function physicalSides(css: string): string[] {
  const rules = css.replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '))
  const faults: string[] = []
  rules.split('\n').forEach((line, i) => {
    const named =
      /(?:^|[\s;{])[\w-]*-(?:left|right)(?:-[\w-]+)?\s*:/.test(line) ||
      /(?:^|[\s;{])(?:left|right)\s*:/.test(line) ||
      /(?:float|clear|text-align|justify-\w+|caption-side)\s*:\s*(?:left|right)\b/.test(line) ||
      /translateX\((?!.*var\(--flip\))/.test(line)
    // Four values whose second and fourth differ: the start and the end of the line are not the same.
    const four = /(?:margin|padding|inset|border-width|border-radius|scroll-\w+)\s*:\s*([^;]+);/.exec(line)?.[1]
    const sides =
      four
        ?.replaceAll(/\([^()]*(?:\([^()]*\)[^()]*)*\)/g, '()')
        .trim()
        .split(/\s+/) ?? []
    const uneven = sides.length === 4 && four !== undefined && values(four)[1] !== values(four)[3]
    if (named || uneven) faults.push(`${i + 1}: ${line.trim()}`)
  })
  return faults
}

/** The values of a shorthand, each function with its arguments as one. */
function values(shorthand: string): string[] {
  const found: string[] = []
  let depth = 0
  let word = ''
  for (const letter of `${shorthand.trim()} `) {
    if (letter === '(') depth++
    if (letter === ')') depth--
    if (/\s/.test(letter) && depth === 0) {
      if (word) found.push(word)
      word = ''
    } else word += letter
  }
  return found
}

/** Colours that are not roles of tokens.css. Paper is white and ink black where a page is printed. */
export function strayColours(css: string): string[] {
  const outside = css.replaceAll(/\/\*[\s\S]*?\*\//g, '').replace(/@layer print \{[\s\S]*/, '')
  return [...outside.matchAll(/#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\([^)]*\)/g)].map((m) => m[0])
}
