/** Words of the first forum and its year: data of its folder, never of the program. */
const FIRST_CASE = /20(?:21|22)(?!\d)|wsis|\bOCP|geneva|katowice|workshop_request|virtual_weeks/i

/** Where such a word stands for good, and why. */
const JUSTIFIED: readonly { readonly file: RegExp; readonly why: string }[] = [
  { file: /\.test\.tsx?$|\/testing\//, why: 'tests speak of the first case by name' },
  { file: /^src\/(scheduling\/conference|scheduling\/model|agenda)\/samples/, why: 'values for tests and benches' },
  { file: /^src\/web\/hostile\.ts$/, why: 'made-up input of a sweep over forms' },
  { file: /^src\/platform\/db\/schema\.ts$/, why: 'generated from the tables' },
]

/** Lines of a source that name the first case outside its remarks; a remark may give an example. */
export function namesFirstCase(file: string, source: string): string[] {
  if (JUSTIFIED.some((j) => j.file.test(file))) return []
  return withoutRemarks(source)
    .split('\n')
    .flatMap((line, i) => (FIRST_CASE.test(line) ? [`${file}:${i + 1}: ${line.trim()}`] : []))
}

/** The source with its remarks made blank, lines kept. A text that holds // (an address) is no remark. */
const withoutRemarks = (source: string) =>
  source
    .replace(/\/\*[\s\S]*?\*\//g, (remark) => remark.replace(/[^\n]/g, ' '))
    .replace(/(^|[\s;{(,])\/\/[^\n]*/g, '$1')
