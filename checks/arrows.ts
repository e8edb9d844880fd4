import { house } from '../src/house.ts'

/** Which module comes before which in the process, as house.ts lists them; a module may ask those before it. */
const PROCESS = house.modules.map(({ name }) => name)

const BASE: Record<string, string[]> = {
  platform: [],
  scheduling: [],
  interchange: ['platform'],
  analysis: ['platform'],
  access: ['platform'],
  acts: ['access', 'platform'],
  page: ['acts', 'access', 'platform'],
  web: ['page', 'acts', 'access', 'platform'], // it is handed the house and knows no module
}

/** Of platform, arithmetic on texts needs the words of the search and of languages only, and the shape of an answer. */
const PARTS_OF_PLATFORM: Record<string, RegExp> = { analysis: /^(search\/|languages\/|result\.ts$)/ }

/** What benches may ask of scheduling. */
const MEASURED = ['public.ts', 'measuring.ts']

const WHOLE_FOLDERS_OPEN_TO_ALL = ['page']
/** What stands at the top of src/: the house names its modules, the others start from it. */
const TOP: Record<string, RegExp> = {
  'house.ts': /^src\/(?:[a-z]+\/module\.ts|page\/house\.ts)$/,
  'main.ts': /^src\/(?:(?:web|page|platform)\/.*|house\.ts|worker\.ts)$/,
  'worker.ts': /^src\/(?:page|platform)\//,
}

/** null when the import follows the arrows; otherwise the reason it does not. */
export function breach(from: string, to: string): string | null {
  const isTest = /\.test\.tsx?$/.test(from) || from.startsWith('src/platform/testing/')
  if (to.startsWith('bench/'))
    return isTest || from.startsWith('bench/') ? null : 'what measures is no part of the product'
  if (!to.startsWith('src/')) return null
  const [, target = '', ...inside] = to.split('/')
  if (from.startsWith('bench/') && target === 'scheduling')
    return MEASURED.includes(inside.join('/')) ? null : 'benches ask scheduling through public.ts and measuring.ts'
  if (/^src\/platform\/testing\//.test(to)) return isTest ? null : 'only tests may use platform/testing'
  if (!from.startsWith('src/')) return null
  const [, own = '', ...rest] = from.split('/')
  if (own === target || isTest) return null
  if (rest.length === 0)
    return TOP[own]?.test(to) ? null : `${own} starts from the house, and only the house names modules`
  if (target === 'web' || inside.length === 0) return `nobody imports ${target} except the program's start`
  if (!mayAsk(own, target)) return `${own} comes before ${target} in the process, or knows nothing of it`
  const door = inside.join('/')
  if (target === 'platform') {
    if (PARTS_OF_PLATFORM[own]?.test(door) === false) return `${own} knows nothing of platform/${door}`
    return inside[0] === 'languages' && door !== 'languages/public.ts'
      ? 'platform/languages has one door: public.ts'
      : null
  }
  if (WHOLE_FOLDERS_OPEN_TO_ALL.includes(target) || door === 'public.ts') return null
  if (door === 'parts.ts') return from.endsWith('.tsx') ? null : 'parts of pages are for pages'
  return `${target} has one door: public.ts`
}

function mayAsk(own: string, target: string): boolean {
  const base = BASE[own]
  if (base) return base.includes(target)
  if (target in BASE) return target !== 'web'
  const [here, there] = [PROCESS.indexOf(own), PROCESS.indexOf(target)]
  return here >= 0 && there >= 0 && there < here
}
