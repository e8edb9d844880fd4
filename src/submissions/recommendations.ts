/** One recommendation of an event, under the number by which people know it. */
export type Recommendation = { readonly number: number; readonly text: string }

// 1. 1) (1) 1、 １． ١- and the like, in the digits of the six languages' readers.
const NUMBERED = /^[(（]?\s*([0-9０-９٠-٩]{1,3})\s*[.．)）、:：\-–](?!\d)\s*(?=\S)/u

/**
 * The recommendations somebody wrote, one after the other. Where lines are numbered, a line without a number goes on with the one before;
 * where none is, every line is one. Numbers that do not rise are given anew, so that each address names one.
 */
export function recommendationsIn(text: string): Recommendation[] {
  const lines = text.split('\n').flatMap((line) => line.trim() || [])
  const numbered = lines.some((line) => NUMBERED.test(line))
  const found: { said: number | null; text: string }[] = []
  for (const line of lines) {
    const [mark, digits] = NUMBERED.exec(line) ?? []
    const last = found.at(-1)
    if (mark !== undefined) found.push({ said: numberIn(digits ?? ''), text: line.slice(mark.length) })
    else if (numbered && last) last.text += `\n${line}`
    else found.push({ said: null, text: line })
  }
  const rises = found.every(({ said }, i) => said !== null && said > (found[i - 1]?.said ?? 0))
  return found.map((one, i) => ({ number: rises ? (one.said ?? 0) : i + 1, text: one.text }))
}

const numberIn = (digits: string): number =>
  Number(digits.replace(/[０-９٠-٩]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf)))

/** Where on the page of its submission a recommendation stands. */
export const recommendationMark = (number: number): string => `recommendation-${number}`
