import path from 'node:path'

export type Exported = { readonly file: string; readonly name: string }

const DECLARED =
  /^export\s+(?:declare\s+)?(?:default\s+)?(?:async\s+)?(?:abstract\s+)?(?:const|let|function\*?|class|type|interface|enum)\s+(\w+)/gm
const LISTED = /^export\s+(?:type\s+)?\{([^}]*)\}(?:\s*from\s*'([^']+)')?/gm
const IMPORTED = /\bimport\s+(?:type\s+)?(?:\w+\s*,\s*)?\{([^}]*)\}\s*from\s*'([^']+)'/g
const WHOLE =
  /\b(?:import\s+(?:type\s+)?\*\s+as\s+\w+\s+from|export\s+\*\s+from|import\s+\w+\s+from)\s*'([^']+)'|\bimport\s*\(\s*'([^']+)'\s*\)/g

const words = (list: string) =>
  list
    .split(',')
    .map((one) => one.trim().replace(/^type\s+/, ''))
    .filter(Boolean)
    .map((one) => one.split(/\s+as\s+/))

const target = (file: string, address: string) =>
  address.startsWith('.') ? path.posix.join(path.posix.dirname(file), address) : address

/** What a file offers to others, by declaration or in a list; what it only hands on counts too. */
export function exportsOf(file: string, source: string): Exported[] {
  const declared = [...source.matchAll(DECLARED)].map((found) => found[1] as string)
  const listed = [...source.matchAll(LISTED)].flatMap(([, list = '']) => words(list).map((one) => one.at(-1) as string))
  return [...declared, ...listed].map((name) => ({ file, name }))
}

/** What a file takes from others: names by file; `*` for one it takes whole. */
export function takenBy(file: string, source: string): Exported[] {
  const named = [...source.matchAll(IMPORTED), ...source.matchAll(LISTED)].flatMap(([, list = '', from]) =>
    from ? words(list).map((one) => ({ file: target(file, from), name: one[0] as string })) : [],
  )
  const whole = [...source.matchAll(WHOLE)].flatMap(([, a, b]) => {
    const from = a ?? b
    return from ? [{ file: target(file, from), name: '*' }] : []
  })
  return [...named, ...whole]
}

/** What files of the program export and no other file takes, be it a test. A name that a door hands on and nobody takes there is idle. */
export function idleExports(sources: ReadonlyMap<string, string>, program: (file: string) => boolean): Exported[] {
  const taken = new Set<string>()
  for (const [file, source] of sources) for (const one of takenBy(file, source)) taken.add(`${one.file} ${one.name}`)
  return [...sources]
    .filter(([file]) => program(file))
    .flatMap(([file, source]) => exportsOf(file, source))
    .filter(({ file, name }) => !taken.has(`${file} ${name}`) && !taken.has(`${file} *`))
}

/** How many exports nobody takes each module may still have: these numbers only ever fall. Who is not named has none. */
export const IDLE_STILL: Readonly<Record<string, number>> = {
  agenda: 10,
  analysis: 10,
  editions: 17,
  forms: 22,
  interchange: 53, // its door stands ready for the plan and the API
  plan: 29,
  register: 5,
  review: 21,
  rounds: 19, // its door stands ready for nominations, contests and prizes
  scheduling: 17,
  sessions: 5,
  submissions: 14,
}

/** What stands ready although nobody takes it yet: the words of the frame, and of joining the house. */
export const READY: Readonly<Record<string, readonly string[]>> = {
  'src/access/public.ts': ['holding'],
  'src/acts/public.ts': [
    'Act',
    'ActRefusal',
    'ChangedMeanwhile',
    'Entry',
    'Order',
    'Preview',
    'RecordLine',
    'Shown',
    'performWithin',
    'preview',
    'program',
    'recordOf',
    'seenOf',
  ],
  'src/acts/record.ts': ['RecordQuery'],
  'src/consultation/extend-at-desk.ts': ['callExtended'],
  'src/identity/public.ts': ['readAddress'],
  'src/identity/reads.ts': ['fullName'],
  'src/page/joining.ts': ['EditionNamed', 'Job', 'Viewers'],
  'src/page/letter.ts': ['LetterWords'],
  'src/platform/news.ts': ['News'],
  'src/web/serve.ts': ['Serving'],
}
