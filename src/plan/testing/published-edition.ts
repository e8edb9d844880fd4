import { addAgendaVersion, nextVersion, type PlannedEntry } from '../../agenda/public.ts'
import type { Db } from '../../platform/db/db.ts'
import { makeSession } from '../../sessions/public.ts'
import { editionWithRequests } from './edition-with-requests.ts'

/** Titles of the published sessions, in the order of their numbers. */
export const TITLES = [
  'Opening, with "quotes"; and more',
  'الألفاظ <b>&; تجربة',
  '弥合数字鸿沟：面向所有人',
  'Ещё один круглый стол',
  'Called off',
  'Put off',
  'Sometime',
]
const LANGUAGES = ['en', 'ar', 'zh', 'ru']
export const STANDINGS = ['on', 'on', 'on', 'on', 'cancelled', 'postponed', 'unplaced'] as const
const NOTE = { text: 'After the ministers answered.', language: 'en', others: { ar: 'بعد رد الوزراء.' } }
const SPEAKER = 'p-akosua7'
const NETWORK = 'sample-network'

/**
 * An edition whose programme has two versions: seven sessions late in the evening of three days in two rooms; with the second version the
 * second one has another room and hour, one is cancelled, one postponed, and one has lost its time.
 */
export async function publishedEdition(db: Db, now: Date) {
  const { edition, handIn } = await editionWithRequests(db, now)
  const rows = await db.selectFrom('room').select(['id', 'code']).where('edition_id', '=', edition.id).execute()
  const roomOf = (code: string) => ({
    id: rows.find((room) => room.code === code)?.id ?? '',
    code,
    name: { en: `Room ${code.toUpperCase()}`, ar: `قاعة ${code.toUpperCase()}` },
    building: { en: 'ITU Tower' },
    level: null,
    kind: 'on_site' as const,
    seats: 180,
    stepFree: true,
  })
  const planned: PlannedEntry[] = []
  for (const n of TITLES.keys()) {
    const request = await handIn({ title: `Request ${n}` })
    const made = await db.transaction().execute((tx) => makeSession(tx, edition, request, now))
    if (made) planned.push(plannedEntry(n, made, roomOf(n % 2 === 0 ? 'a' : 'l')))
  }
  const publish = (plans: readonly PlannedEntry[], note: typeof NOTE | '') =>
    db.transaction().execute(async (tx) => {
      const next = await nextVersion(tx, edition, plans, now)
      await addAgendaVersion(tx, edition, { ...next, personId: null, note }, now)
    })
  await publish(planned, '')
  const changed = planned.map((plan, n) => changedPlan(plan, n, roomOf('a')))
  await publish(changed, NOTE)
  return { edition, numbers: planned.map(({ number }) => number), planned: changed, publish }
}

type Room = NonNullable<PlannedEntry['place']>['room']

function plannedEntry(n: number, session: { id: string; number: number }, room: Room): PlannedEntry {
  const startsAt = new Date(Date.UTC(2022, 4, 30 + (n % 3), 21, 30))
  const organization = { id: NETWORK, name: 'Sample Network', language: 'en' }
  return {
    sessionId: session.id,
    number: session.number,
    title: TITLES[n] ?? '',
    language: LANGUAGES[n] ?? 'en',
    type: 'thematic_workshop',
    standing: 'on',
    reason: '',
    place: { startsAt, endsAt: new Date(+startsAt + 75 * 60_000), room },
    mode: 'hybrid',
    abstract: 'What it is about.',
    objectives: '',
    relevance: '',
    subjects: ['action_lines C4', 'sdgs 4'],
    workingLanguages: ['en'],
    interpretationLanguages: [],
    captioning: false,
    people: [{ id: SPEAKER, name: 'Akosua Exampleton', role: 'moderator', presence: 'on_site', organization }],
    organizations: [{ ...organization, role: 'organizer' }],
    submission: null,
  }
}

function changedPlan(plan: PlannedEntry, n: number, room: Room): PlannedEntry {
  const standing = STANDINGS[n] ?? 'on'
  if (n === 1 && plan.place) {
    const startsAt = new Date(+plan.place.startsAt - 90 * 60_000)
    return { ...plan, place: { startsAt, endsAt: new Date(+startsAt + 75 * 60_000), room } }
  }
  if (standing === 'on') return plan
  return { ...plan, standing: standing === 'unplaced' ? 'on' : standing, place: null, reason: 'Ill.' }
}
