import type { EditionScope } from '../access/public.ts'
import type { Actor } from '../acts/public.ts'
import { besideIn } from '../page/words.ts'
import { correctedSession, daysHeard, previewCorrection } from '../plan/public.ts'
import type { Db } from '../platform/db/db.ts'
import type { PersonId, SessionId } from '../platform/db/schema.ts'
import { dayIn, type Written } from '../platform/languages/public.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, refuse } from '../platform/result.ts'
import { type ContentPerson, contentOf, presenceFrom } from '../sessions/public.ts'
import type { Nominations, Nominee } from './reads.ts'

type By = { readonly edition: EditionScope; readonly actor: Actor }
type Assigned = { readonly selection: Nominations; readonly nominee: Nominee; readonly number: number }

/** A session somebody could be assigned to, as it stands, with what confirms it; null where there is none. */
export async function sessionToAssign(platform: Platform, by: By, number: number) {
  const looked = await previewCorrection(platform, by, number)
  if (!looked.ok || !looked.value.seen) return null
  const { before, inPlan } = looked.value.facts
  const { title, language } = before.content
  const { place } = inPlan.session
  return { number, title, language, day: place && dayIn(by.edition.zone, place.startsAt), seen: looked.value.seen }
}

/**
 * Lets whoever is appointed take their part in a session: a correction of the session, through the gate of the plan, so that the programme
 * knows them as one of its people, on the days they said. Only of the appointed, once that is announced.
 */
export async function assignToSession(
  platform: Platform,
  by: By & { readonly seen: string },
  assigned: Assigned,
  reason: Written,
) {
  const { nominee, number } = assigned
  const wish = await withPart(platform.db, by.edition, assigned)
  const session = await sessionToAssign(platform, by, number)
  if (!wish.ok) return wish
  const away = daysAway(assigned)
  if (session?.day && away.includes(session.day)) return refuse('not-there', { day: session.day })
  const done = await correctedSession(platform, by, { number, content: wish.value.content, reason, anyway: false })
  const person = done.ok ? (await inProgramme(platform.db, by.edition, nominee)).known : null
  if (person) await daysHeard(platform, by, { person, away, reason: reason.text })
  return done
}

/** A session with the nominee's part in it, or why it cannot be. */
export async function withPart(db: Db, edition: EditionScope, { selection, nominee, number }: Assigned) {
  if (!selection.releasedAt || nominee.entry.standing !== 'chosen') return refuse('not-appointed')
  const before = await contentOf(db, edition, number)
  if (!before) return refuse('session-unknown')
  const { content, id } = before
  const programme = await inProgramme(db, edition, nominee)
  const { known } = programme
  const parts = partsIn(content.people, nominee, programme)
  if (parts.includes(selection.role)) return refuse('assigned-already')
  // Who speaks on the panel does not moderate it.
  if (parts.includes('panellist')) return refuse('on-the-panel')
  const part = {
    ...{ personId: known, name: nominee.name.written, sortName: nominee.name.sort, role: selection.role },
    ...(known ? {} : { email: nominee.email, speaks: nominee.language }), // a letter that asks for a report finds them
    affiliation: besideIn('en')(nominee.jobTitle, nominee.organization),
    presence: presenceFrom(String(nominee.entry.facts.presence ?? '')),
    confirmed: true,
  }
  const organizations = content.organizations.map(({ organizationId, role }) => ({ called: organizationId, role }))
  return ok({ id, content: { ...content, organizations, people: [...content.people, part] } })
}

/** Of the days the nominee was asked about, those on which they cannot be there; nothing is known of any other day. */
function daysAway({ selection, nominee }: Assigned): readonly string[] {
  const { days } = nominee.entry.facts
  const asked = selection.completion.questions.find(({ id }) => id === selection.factsFrom.days)?.options ?? []
  return Array.isArray(days) && days.length > 0 ? asked.map(({ id }) => id).filter((id) => !days.includes(id)) : []
}

/** The parts somebody has in a session: as the person they are, or by the name written there where no address tells who that is. */
const partsIn = (people: readonly ContentPerson[], nominee: Nominee, programme: InProgramme) =>
  people.filter(isOne(nominee, programme)).map(({ role }) => role)

type Named = { readonly personId: PersonId | null; readonly name: string }
const isOne =
  ({ name }: Nominee, { known, namesakes }: InProgramme) =>
  (one: Named): boolean =>
    (known !== null && one.personId === known) || (one.name === name.written && !namesakes.has(one.personId))

type InProgramme = {
  /** Who the nominee is among the people of the programme, by address; null: not one of them. A name tells nothing. */
  readonly known: PersonId | null
  /** People of the same name whom another address shows to be somebody else. */
  readonly namesakes: ReadonlySet<PersonId | null>
}

async function inProgramme(db: Db, edition: EditionScope, { email, name }: Nominee): Promise<InProgramme> {
  const rows = await db
    .selectFrom('session_person as sp')
    .innerJoin('session as s', 's.id', 'sp.session_id')
    .innerJoin('person as p', 'p.id', 'sp.person_id')
    .select(['p.id', 'sp.name'])
    .select((eb) => eb.fn.coalesce('p.email', 'p.said_email').as('email'))
    .where('s.edition_id', '=', edition.id)
    .orderBy('s.number')
    .execute()
  const others = rows.filter((one) => one.name === name.written && one.email !== null && one.email !== email)
  return {
    known: rows.find((one) => email !== null && one.email === email)?.id ?? null,
    namesakes: new Set(others.map(({ id }) => id)),
  }
}

/** The sessions in which somebody has the part of this selection, by number. */
export async function sessionsOfNominee(db: Db, edition: EditionScope, nominee: Nominee, role: string) {
  const programme = await inProgramme(db, edition, nominee)
  const rows = await db
    .selectFrom('session_person as sp')
    .innerJoin('session as s', 's.id', 'sp.session_id')
    .select((eb) => [eb.ref('s.id').$castTo<SessionId>().as('id'), 's.number', 's.title', 's.language'])
    .select(['sp.person_id as personId', 'sp.name'])
    .where('s.edition_id', '=', edition.id)
    .where('sp.role', '=', role)
    .orderBy('s.number')
    .execute()
  return rows.filter(isOne(nominee, programme))
}
