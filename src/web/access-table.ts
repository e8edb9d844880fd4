import { type EditionScope, may as mayPass, owner, ROLES, type Role, type Viewer, visitor } from '../access/public.ts'
import type { Module, NamedAct } from '../page/joining.ts'
import type { Route } from '../page/route.ts'
import type { EditionId } from '../platform/db/schema.ts'

type Door = 'open' | 'own' | 'closed'

/** Somebody who holds one role in one edition, and nothing else; without a role, a visitor. */
export const holderOf = (role: Role | 'visitor', editionId: EditionId): Viewer =>
  role === 'visitor'
    ? visitor()
    : {
        ...visitor(),
        person: { id: 'p-of-the-table', name: '', email: '', language: 'en' },
        grants: [{ role, editionId }],
      }

export const COLUMNS = ['visitor', ...ROLES] as const

/** What the rule of a route says to a viewer: pass, pass for what is one's own, or find nothing here. */
export function doorOf(route: Pick<Route, 'rule'>, viewer: Viewer, edition: EditionScope | null): Door {
  if (!route.rule.allows(viewer, edition)) return 'closed'
  return route.rule === owner ? 'own' : 'open'
}

/** A route without a rule would be a door nobody watches: the program does not start with one. */
export function refuseUnwatched(routes: readonly Route[]): void {
  for (const route of routes)
    if (!route.rule?.name) throw new Error(`${route.method} ${route.path} declares no rule of access`)
}

const SIGN = { open: '✓', own: 'own', closed: '–' } as const
const EDITION = { id: 'the edition of the table' } as EditionScope

const HEAD = `# Who may pass which door

Made from the rules that the routes declare: \`npm run access:table\` writes it, and a test fails when it is old.
✓ passes; *own* passes for what belongs to this browser or person; – finds what an absent page shows. A role counts in the edition it
was given for.
`

/** The table of all routes and roles, in Markdown, ordered by address. */
export function accessTable(routes: readonly Route[]): string {
  const rows = routes
    .map((route) => ({
      order: `${route.path} ${route.method}`,
      cells: [
        route.method,
        `\`${route.path}\``,
        route.rule.name,
        ...COLUMNS.map((role) => {
          // Addresses without an edition know none, and a role of one edition counts nowhere else.
          const edition = route.path.includes('/:edition') ? EDITION : null
          return SIGN[doorOf(route, holderOf(role, EDITION.id), edition)]
        }),
      ],
    }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
  const head = ['method', 'address', 'rule', ...COLUMNS]
  return table(HEAD, [head, ...rows.map(({ cells }) => cells)])
}

const HEAD_OF_ACTS = `# Who may do what

Made from the acts that the modules bring: \`npm run access:table\` writes it, and a test fails when it is old. Whatever the door, page, API,
import or command line, the act itself asks. ✓ may, in the edition the role was given for; *own* may with what belongs to this browser or
person; – may not.
`

/** The table of all acts and roles, in Markdown, in the order of the house. */
export function actsTable(modules: readonly Pick<Module, 'name' | 'acts'>[]): string {
  const sign = (role: (typeof COLUMNS)[number], may: NamedAct['may']) =>
    may === 'owner'
      ? SIGN.own
      : SIGN[mayPass(holderOf(role, EDITION.id), may, { edition: EDITION, part: null }) ? 'open' : 'closed']
  const rows = modules.flatMap(({ name: module, acts = [] }) =>
    acts.map(({ name, may }) => [module, name, may, ...COLUMNS.map((role) => sign(role, may))]),
  )
  return table(HEAD_OF_ACTS, [['module', 'act', 'capability', ...COLUMNS], ...rows])
}

function table(above: string, [head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return `${[above, ...[head, head.map(() => '---'), ...rows].map(line)].join('\n')}\n`
}
