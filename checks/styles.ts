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

/** Looks only into texts between quotes: a variable may be called what a class is called. */
export function spokenIn(sources: readonly string[]): Spoken {
  const words = new Set<string>()
  const beginnings = new Set<string>()
  for (const source of sources) {
    const code = source.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g, '')
    for (const [quoted] of code.matchAll(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g)) {
      for (const [word] of quoted.matchAll(/[a-zA-Z_][\w-]*/g)) words.add(word)
      for (const [, beginning] of quoted.matchAll(/([a-zA-Z][\w-]*)\$\{/g)) beginnings.add(beginning as string)
    }
  }
  return { words, beginnings: [...beginnings] }
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
