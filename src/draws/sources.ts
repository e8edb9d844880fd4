/** Lines that say something; a mark at the beginning of a file and empty lines say nothing. */
export const linesIn = (text: string): string[] =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter(Boolean)

/** `Lottery of 1 November: 9 18 26` names its source before a colon; what counts are the values after it. `#` begins a remark. */
export const sourcesIn = (lines: readonly string[]): string[][] =>
  lines
    .filter((line) => !line.startsWith('#'))
    .map((line) =>
      line
        .slice(line.lastIndexOf(':') + 1)
        .split(/[\s,;]+/)
        .filter(Boolean),
    )
