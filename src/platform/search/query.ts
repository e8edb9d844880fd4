import { anyOf, askedTokens, type Token, tokensOf } from './analyse.ts'

/** One thing a question asks for: alternatives side by side in the text. */
type Wanted = { readonly steps: readonly (readonly string[])[]; readonly beginning: boolean }
type Search = { readonly wanted: readonly Wanted[]; readonly unwanted: readonly Wanted[] }

const LONGEST = 400
const MOST_PARTS = 16

// Words that stand in nearly every text and say nothing about it; left out of a question while other words remain.
const COMMON = new Set(
  (
    'the of and to in for on a an is are with by at from ' +
    'le la les de des du et en un une pour dans sur au aux par ' +
    'el los las y para con por una del al que ' +
    'и в во на с со для по от из о об к не ' +
    'في من علي الي عن مع و ' +
    '的 了 和 与 在 是 对'
  ).split(' '),
)

const isCommon = (wanted: Wanted) =>
  wanted.steps.length === 1 && !wanted.beginning && (wanted.steps[0] ?? []).some((term) => COMMON.has(term))

/** Words asked for inside quotation marks count as they are written, without their other forms. */
const asWritten = (text: string): Wanted[] => {
  const steps = askedTokens(text).flatMap(({ tokens }) =>
    tokens.map((token) => token.terms.filter((term) => !term.includes(':'))),
  )
  return steps.length > 0 ? [{ steps, beginning: false }] : []
}

/** Words between two spaces belong together (OCP22-0005, e-mail); Chinese is cut into words, each of its characters side by side. */
function together(chunk: string): Wanted[] {
  const beginning = /.\*$/u.test(chunk)
  const parts: Wanted[] = []
  let run: Token[] = []
  const close = () => {
    if (run.length > 0) parts.push({ steps: run.map((t) => t.terms), beginning: beginning && run.length === 1 })
    run = []
  }
  for (const { han, tokens } of askedTokens(chunk)) {
    if (han) {
      close()
      parts.push({ steps: tokens.map((t) => t.terms), beginning: false })
    } else run.push(...tokens)
  }
  close()
  return parts
}

/**
 * What a person typed into a search field, understood: words (each in any of its forms), `"words as written"`, `-without`, `beginn*`.
 * Nothing typed is an error; what makes no word is left out.
 */
export function readSearch(typed: string): Search {
  const wanted: Wanted[] = []
  const unwanted: Wanted[] = []
  const parts = typed.slice(0, LONGEST).matchAll(/([-−–]?)(?:["“”„«»]([^"“”„«»]*)["“”„«»]|(\S+))/gu)
  for (const [, minus, phrase, chunk] of parts) {
    const found = phrase === undefined ? together(chunk ?? '') : asWritten(phrase)
    ;(minus ? unwanted : wanted).push(...found)
  }
  const telling = wanted.filter((w) => !isCommon(w))
  return {
    wanted: (telling.length > 0 ? telling : wanted).slice(0, MOST_PARTS),
    unwanted: unwanted.slice(0, MOST_PARTS),
  }
}

const asQuery = ({ steps, beginning }: Wanted): string =>
  steps.length === 1 ? anyOf(steps[0] ?? [], beginning) : `(${steps.map((s) => anyOf(s)).join(' <-> ')})`

/** A search as a `tsquery` in PostgreSQL's own notation; empty when it asks for nothing. */
export const queryOf = ({ wanted, unwanted }: Search): string =>
  [...wanted.map(asQuery), ...unwanted.map((w) => `!${asQuery(w)}`)].join(' & ')

const meets = (token: Token, alternatives: readonly string[], beginning: boolean) =>
  token.terms.some((term) => alternatives.some((a) => (beginning ? term.startsWith(a) : term === a)))

const standsIn = (tokens: readonly Token[], { steps, beginning }: Wanted): boolean =>
  tokens.some((_, i) =>
    steps.every((step, k) => {
      const token = tokens[i + k]
      return token !== undefined && meets(token, step, beginning)
    }),
  )

/** Whether texts that are at hand answer a search together, by the same words as the index would: all that is wanted, nothing unwanted. */
export const answers = (texts: readonly (readonly Token[])[], { wanted, unwanted }: Search): boolean =>
  wanted.every((w) => texts.some((tokens) => standsIn(tokens, w))) &&
  !unwanted.some((w) => texts.some((tokens) => standsIn(tokens, w)))

export type Hit = { start: number; end: number }

/** Where a text answers a search: places in the text in order, not overlapping. */
export function hitsIn(text: string, language: string, { wanted }: Search): Hit[] {
  if (wanted.length === 0) return []
  const tokens = tokensOf(text, language)
  const hits: Hit[] = []
  tokens.forEach((first, i) => {
    if (first.start < (hits.at(-1)?.end ?? 0)) return
    let longest: Token | undefined
    for (const { steps, beginning } of wanted) {
      const last = tokens[i + steps.length - 1]
      const found = last && steps.every((step, k) => meets(tokens[i + k] as Token, step, beginning))
      if (found && (!longest || last.end > longest.end)) longest = last
    }
    if (longest) hits.push({ start: first.start, end: longest.end })
  })
  return hits
}
