/** What stands in a file, without its comments. */
const withoutComments = (source: string): string => source.replaceAll(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/[^\n]*/g, '')

/** Whether a file says something to people: it makes markup, or takes words from a catalogue. */
const speaks = (file: string, source: string): boolean => file.endsWith('.tsx') || /\w*[tT]exts\b/.test(source)

const SQL = /^`(?:select|union|insert|update|delete|with) /

/**
 * Commas, colons, full stops and parentheses that code puts beside words: each language writes its own (“：”, «، », « : »), so pairs, lists
 * and asides are messages.
 */
export function spokenPunctuation(file: string, whole: string): string[] {
  const source = withoutComments(whole)
  if (!speaks(file, source)) return []
  const markup = file.endsWith('.tsx') ? source.split('\n').filter((line) => /^\s*[{<(].*[}>)]/.test(line)) : []
  const ways = [
    /^\s*[{<].*?\}[,:;.] ?(?=[{<])/,
    />[,:;.] ?\{/,
    /\}[,:;.]<\//,
    />\(\{|\}\)<\//,
    /\{'[,:;.] ?'\}/,
    /"hidden">[,:;.]/,
  ]
  return [
    ...[...source.matchAll(/`[^`\n]*\$\{[^`\n]*\}(?:[,:;.] | \()[^`\n]*`/g)]
      .map((m) => m[0])
      .filter((piece) => !SQL.test(piece)),
    ...[...source.matchAll(/\.join\('(?:, |; |: |\. )'\)/g)].map((m) => m[0]),
    ...markup.flatMap((line) => ways.flatMap((way) => way.exec(line)?.[0].trim() ?? [])),
  ]
}
