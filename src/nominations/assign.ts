import type { EditionScope } from '../access/public.ts'
import type { Actor } from '../acts/public.ts'
import { besideIn } from '../page/words.ts'
import { correctedSession, previewCorrection } from '../plan/public.ts'
import type { Db } from '../platform/db/db.ts'
import type { SessionId } from '../platform/db/schema.ts'
import type { Written } from '../platform/languages/public.ts'
import type { Platform } from '../platform/platform.ts'
import { refuse } from '../platform/result.ts'
import { contentOf, peopleOfEdition, presenceFrom } from '../sessions/public.ts'
import type { Nominations, Nominee } from './reads.ts'

type By = { readonly edition: EditionScope; readonly actor: Actor }
type Assigned = { readonly selection: Nominations; readonly nominee: Nominee; readonly number: number }

/** A session somebody could be assigned to, as it stands, with what confirms it; null where there is none. */
export async function sessionToAssign(platform: Platform, by: By, number: number) {
  const looked = await previewCorrection(platform, by, number)
  if (!looked.ok || !looked.value.seen) return null
  const { content } = looked.value.facts.before
  return { number, title: content.title, language: content.language, seen: looked.value.seen }
}

/**
 * Lets whoever is appointed take their part in a session: a correction of the session, through the gate of the plan, so that the programme
 * knows them as one of its people. Only of the appointed, once that is announced.
 */
export async function assignToSession(
  platform: Platform,
  by: By & { readonly seen: string },
  { selection, nominee, number }: Assigned,
  reason: Written,
) {
  if (!selection.releasedAt || nominee.entry.standing !== 'chosen') return refuse('not-appointed')
  const before = await contentOf(platform.db, by.edition, number)
  if (!before) return refuse('session-unknown')
  const { content } = before
  const name = nominee.name.written
  const affiliation = besideIn('en')(nominee.jobTitle, nominee.organization)
  if (content.people.some((one) => one.name === name && one.role === selection.role)) return refuse('assigned-already')
  // Who speaks on the panel does not moderate it.
  if (content.people.some((one) => one.name === name && one.role === 'panellist')) return refuse('on-the-panel')
  const known = [...(await peopleOfEdition(platform.db, by.edition)).values()].find((one) => one.name === name)
  const part = {
    personId: known?.id ?? null,
    ...{ name, sortName: nominee.name.sort, affiliation, role: selection.role },
    presence: presenceFrom(String(nominee.entry.facts.presence ?? '')),
    confirmed: true,
  }
  const organizations = content.organizations.map(({ organizationId, role }) => ({ called: organizationId, role }))
  const wish = {
    number,
    content: { ...content, organizations, people: [...content.people, part] },
    reason,
    anyway: false,
  }
  return correctedSession(platform, by, wish)
}

/** The sessions in which somebody has the part of this selection, by number. */
export async function sessionsOfNominee(db: Db, edition: EditionScope, { name }: Nominee, role: string) {
  return db
    .selectFrom('session_person as sp')
    .innerJoin('session as s', 's.id', 'sp.session_id')
    .select((eb) => [eb.ref('s.id').$castTo<SessionId>().as('id'), 's.number', 's.title', 's.language'])
    .where('s.edition_id', '=', edition.id)
    .where('sp.name', '=', name.written)
    .where('sp.role', '=', role)
    .orderBy('s.number')
    .execute()
}
