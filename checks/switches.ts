/**
 * Where a switch may end in `default`: what it looks at is open (typed text, another library's list), and the answer for the rest is
 * right for whatever comes. A switch over a union of our own names every case, so that the compiler names the one we forgot.
 */
const OPEN: readonly { readonly file: string; readonly why: string }[] = [
  {
    file: 'src/editions/shape/words-of-issue.ts',
    why: 'kinds of issues are zod’s, and each brings a message of its own',
  },
  {
    file: 'src/interchange/read/frab-xml.ts',
    why: 'elements of other programs’ files: those that need no care are kept under their own name',
  },
  { file: 'src/plan/desk-routes.tsx', why: 'an act typed in the address' },
  { file: 'src/plan/proposals/change-routes.tsx', why: 'a kind typed in a form: another one is refused' },
]

/** Lines of a source on which a switch guesses: a `default` in a file that may have none. */
export function guessesIn(file: string, source: string): string[] {
  if (OPEN.some((one) => one.file === file)) return []
  return source
    .split('\n')
    .flatMap((line, i) => (/^\s*default\s*:/.test(line) ? [`${file}:${i + 1}: ${line.trim()}`] : []))
}

/** What stands in the list although it ends no switch in `default` any more. */
export const idleReasons = (read: (file: string) => string): string[] =>
  OPEN.filter((one) => !/^\s*default\s*:/m.test(read(one.file))).map(({ file }) => file)
