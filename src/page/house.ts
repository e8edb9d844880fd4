import type { Config } from '../platform/config.ts'
import { PLATFORM_KINDS } from '../platform/jobs/kinds.ts'
import type { Brought } from '../platform/platform.ts'
import type { Above, DeskTab, FindElsewhere, Module, NamedAct, NavEntry, SignInWay } from './joining.ts'
import type { Route } from './route.ts'

/** Modules joined: what server, worker, command line and tests start from. */
export type House = Brought & {
  readonly modules: readonly Module[]
  readonly routes: readonly Route[]
  readonly acts: readonly NamedAct[]
  readonly nav: readonly NavEntry[]
  readonly desk: readonly DeskTab[]
  readonly above: readonly Above[]
  readonly elsewhere: readonly FindElsewhere[]
  /** The way the masthead leads to: the last of the house that is on. */
  signInWay(config: Config): SignInWay | undefined
} & { readonly [Part in 'corner' | 'viewers' | 'editionNamed']: NonNullable<Module[Part]> }

/** Joins modules; their order is that of the process. Throws when two share a name, or what only one may bring is missing or twofold. */
export function houseOf(modules: readonly Module[]): House {
  const acts = modules.flatMap((module) => module.acts ?? [])
  refuseTwice(modules.map(({ name }) => name))
  refuseTwice(modules.flatMap(({ nav = [] }) => nav.map(({ section }) => section)))
  refuseTwice(acts.map(({ name }) => name))
  return {
    modules,
    acts,
    routes: fixedFirst(modules.flatMap(({ routes = [] }) => routes)),
    nav: inOrder(modules.flatMap(({ nav = [] }) => nav)),
    desk: inOrder(modules.flatMap(({ desk = [] }) => desk)),
    above: modules.flatMap(({ above = [] }) => above),
    elsewhere: modules.flatMap(({ elsewhere = [] }) => elsewhere),
    signInWay: (config) => modules.flatMap(({ signIn = [] }) => signIn).findLast((way) => way.on(config)),
    kinds: [...PLATFORM_KINDS, ...modules.flatMap(({ jobs = [] }) => jobs.map(({ kind }) => kind))],
    hearings: modules.flatMap(({ news = [] }) => news),
    corner: theOne(modules, 'corner'),
    viewers: theOne(modules, 'viewers'),
    editionNamed: theOne(modules, 'editionNamed'),
  }
}

const inOrder = <Entry extends { order: number }>(entries: readonly Entry[]) =>
  entries.toSorted((a, b) => a.order - b.order)

/** Addresses with a fixed first word come before those that begin with an edition, or an edition of that name would hide them. */
const fixedFirst = (routes: readonly Route[]): Route[] => {
  const begins = (route: Route) => (route.path.startsWith('/:') ? 1 : 0)
  return routes.toSorted((a, b) => begins(a) - begins(b))
}

function refuseTwice(names: readonly string[]): void {
  const twice = names.filter((name, i) => names.indexOf(name) !== i)
  if (twice.length > 0) throw new Error(`The house has this twice: ${twice.join(', ')}`)
}

function theOne<Part extends keyof Module>(modules: readonly Module[], part: Part): NonNullable<Module[Part]> {
  const [found, second] = modules.map((module) => module[part]).filter((brought) => brought !== undefined)
  if (!found || second) throw new Error(`Exactly one module of a house brings ${part}.`)
  return found
}
