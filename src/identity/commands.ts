import { type Part, ROLES } from '../access/public.ts'
import { commandLine } from '../acts/public.ts'
import type { AtTheStart, Command, Said } from '../page/joining.ts'
import { giveRole, takeRole } from './grant.ts'

type Change = 'grant' | 'withdraw'

const HOW = '[EDITION [call:CODE | contest:CODE | session:NUMBER]]'

export const commands: readonly Command[] = [
  {
    name: 'grant',
    usage: `grant EMAIL ROLE [EDITION [PART]]  gives a role, in one edition or in all, or in one part of one: call:CODE, contest:CODE,
                                 session:NUMBER; recorded. The first head of a secretariat gets theirs so:
                                 convoke grant name@example.org secretariat_head NAME-OF-EDITION`,
    run: (words, start) => changeRole(words, start, 'grant'),
  },
  {
    name: 'withdraw',
    usage: 'withdraw EMAIL ROLE [EDITION [PART]]  takes it back at once; recorded',
    run: (words, start) => changeRole(words, start, 'withdraw'),
  },
]

async function changeRole(words: readonly string[], { open, editionNamed }: AtTheStart, what: Change): Promise<Said> {
  const [email, role, slug, where] = words
  const part = partIn(where)
  if (!email || !role || part === undefined)
    return failed(`convoke ${what} EMAIL ROLE ${HOW}\nRoles: ${ROLES.join(', ')}`)
  const platform = await open()
  const edition = slug ? await editionNamed(platform.db, slug) : null
  if (slug && !edition) return failed(`There is no edition ${slug}.`)
  const change = what === 'grant' ? giveRole : takeRole
  const changed = await change(platform, { email, role, part }, { edition, actor: commandLine })
  if (!changed.ok) return failed(REFUSALS[changed.refusal.code])
  const there = `${edition ? `in ${edition.slug}` : 'in all editions'}${part ? `, ${part.of} ${part.id} alone` : ''}`
  const given = `${email} is ${role} ${there} from the next request on; they sign in with a code sent to this address.`
  return { text: what === 'grant' ? given : `${email} is no longer ${role} ${there}.`, exitCode: 0 }
}

const failed = (text: string): Said => ({ text, exitCode: 2 })

/** The part of an edition a role is to hold in: null for the whole, undefined when it cannot be read. */
function partIn(text: string | undefined): Part | null | undefined {
  if (text === undefined) return null
  const [, of, id] = /^(call|contest|session):(.+)$/.exec(text) ?? []
  return of && id ? { of: of as Part['of'], id } : undefined
}

const REFUSALS = {
  'address-unreadable': 'This is not an e-mail address.',
  'role-unknown': `There is no such role. Roles: ${ROLES.join(', ')}`,
  'role-not-held': 'This person does not hold this role there; a role of all editions is withdrawn without naming one.',
  'part-without-edition': 'Name the edition that the call, contest or session belongs to.',
  'not-allowed': 'This is not allowed.',
  'not-confirmed': 'This needs a confirmation.',
  'changed-meanwhile': 'Something changed meanwhile; try again.',
}
