/** Files that all modules share; they start from the house and know no module by name. */
export const SHARED = /^src\/(?:(?:page|platform|web|access|acts)\/.*|worker|main)(?<!\.test)\.tsx?$/

/** The modules a source names: by an import from their folder, by their name as a text, or in a pattern. */
export function namesOfModules(source: string, modules: readonly string[]): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*/g, '')
  return modules.filter((name) =>
    [
      new RegExp(`['"\`]\\.{1,2}/(?:[^'"\`]*/)?${name}/[^'"\`]*['"\`]`), // an import
      new RegExp(`(['"\`])${name}\\1`), // its name
      new RegExp(`/[^/\\n]*\\(?[|(^/]${name}[|)][^/\\n]*/`), // one of the words a pattern takes
    ].some((way) => way.test(code)),
  )
}

/** Names of the acts a source makes: values, or functions that answer one. `venueAct` is itself such a function, used many times. */
export const actsMadeIn = (source: string): string[] =>
  [...source.matchAll(/^(?:export )?const (\w+) =\s*(?:\([^)]*\)\s*=>\s*)?(?:defineAct|venueAct)\b/gm)].map(
    ([, name = '']) => name,
  )
