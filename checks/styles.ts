/** Style sheets read just far enough to tell which classes they speak of, and where. */

/** A rule of a style sheet: its selector, without the layers and conditions around it, and the line it begins on. */
export type StyleRule = { selector: string; line: number }

/** Every rule of a style sheet, those inside layers and conditions too. */
export function rulesOf(css: string): StyleRule[] {
  const bare = css.replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '))
  const rules: StyleRule[] = []
  let from = 0
  let line = 1
  let begins = 0
  for (let at = 0; at < bare.length; at++) {
    const letter = bare[at]
    if (begins === 0 && letter !== undefined && /\S/.test(letter)) begins = line
    if (letter === '\n') line++
    if (letter !== '{' && letter !== '}' && letter !== ';') continue
    const selector = bare.slice(from, at).trim()
    if (letter === '{' && selector !== '' && !selector.startsWith('@')) rules.push({ selector, line: begins })
    from = at + 1
    begins = 0
  }
  return rules
}

export const classesIn = (selector: string): string[] =>
  [...selector.replaceAll(/"[^"]*"/g, '').matchAll(/\.(-?[_a-zA-Z][\w-]*)/g)].map((m) => m[1] as string)

/** What source code says that may be a class: whole words, and beginnings that a template goes on from (`state--${state}`, `p${n}`). */
export type Spoken = { words: ReadonlySet<string>; beginnings: readonly string[] }

/** Looks into the values of `class`, and elsewhere at texts that only a class can be (`state--good`, `is-now`, `entry__say`). */
export function spokenIn(sources: readonly string[]): Spoken {
  const words = new Set<string>()
  const beginnings = new Set<string>()
  const hear = (text: string) => {
    for (const [word] of text.matchAll(/[a-zA-Z_][\w-]*/g)) words.add(word)
    for (const [, beginning] of text.matchAll(/([a-zA-Z][\w-]*)\$\{/g)) beginnings.add(beginning as string)
  }
  for (const source of sources) {
    const code = source.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g, '')
    for (const value of classValues(code)) hear(value)
    for (const [quoted] of code.matchAll(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g)) if (ONLY_A_CLASS.test(quoted)) hear(quoted)
  }
  return { words, beginnings: [...beginnings] }
}

const ONLY_A_CLASS = /[a-z](?:--|__)[a-z$]|(?<![\w-])is-[a-z]|^['"`]\.[a-z]/

/** What stands behind `class=`, whether text or expression, and in constants and functions whose name ends in `Class`. */
function* classValues(code: string): Generator<string> {
  for (const found of code.matchAll(/\bclass(?:Name)?=(["{])|\b(?:class|\w+Class)(?::\s|\s*[=(])/g)) {
    const begins = found.index + found[0].length
    if (found[1] === '"') yield code.slice(begins, code.indexOf('"', begins))
    else if (found[1] === '{') yield balanced(code, begins)
    else yield code.slice(begins, code.indexOf('\n\n', begins))
  }
}

function balanced(code: string, begins: number): string {
  let depth = 1
  for (let at = begins; at < code.length; at++) {
    if (code[at] === '{') depth++
    if (code[at] === '}' && --depth === 0) return code.slice(begins, at)
  }
  return code.slice(begins)
}

export const isSpoken = ({ words, beginnings }: Spoken, name: string): boolean =>
  words.has(name) ||
  beginnings.some((beginning) => name.startsWith(beginning) && goesOn(beginning, name.slice(beginning.length)))

/** After a hyphen anything may follow, after a letter only a number: `p${n}` is p2 and not paper. */
const goesOn = (beginning: string, rest: string) => (/[-_]$/.test(beginning) ? rest !== '' : /^\d+$/.test(rest))

/** A rule is dead when each of its selectors needs a class that no code speaks of. */
export const isDead = (spoken: Spoken, { selector }: StyleRule): boolean =>
  selectorsOf(selector).every((one) => classesIn(withoutNot(one)).some((name) => !isSpoken(spoken, name)))

/** The parts of a selector list; commas inside brackets part nothing. */
export function selectorsOf(selector: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < selector.length; at++) {
    if (selector[at] === '(') depth++
    if (selector[at] === ')') depth--
    if (selector[at] === ',' && depth === 0) {
      parts.push(selector.slice(from, at).trim())
      from = at + 1
    }
  }
  return [...parts, selector.slice(from).trim()]
}

/** What `:not(…)` and `:is(…)` name may be absent. */
const withoutNot = (selector: string) => selector.replaceAll(/:(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)/g, '')
