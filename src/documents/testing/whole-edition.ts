import { createHash } from 'node:crypto'
import type { EditionScope } from '../../access/public.ts'
import { perform, program } from '../../acts/public.ts'
import { addAgendaVersion, nextVersion, type PlannedEntry } from '../../agenda/public.ts'
import { type Form, formById } from '../../forms/public.ts'
import { floorLed, floorOf, handRaised, handsOf, meetingOf, statementSent, statementsOf } from '../../live/public.ts'
import type { SessionId, SubmissionId } from '../../platform/db/schema.ts'
import type { Platform } from '../../platform/platform.ts'
import { makeSession } from '../../sessions/public.ts'
import { addOrganization } from '../../stakeholders/public.ts'

/** What somebody writes into a field, by its number. */
export type Words = (field: number) => string

/**
 * Gives an edition that was loaded requests for sessions, a published programme of them, and a meeting that is over; whatever people write
 * there is `words`. Answers the sessions.
 */
export async function fillEdition(platform: Platform, edition: EditionScope, words: Words): Promise<SessionId[]> {
  const requests: SubmissionId[] = []
  for (const n of [1, 2, 3]) requests.push(await handIn(platform, edition, n, words))
  await holdMeeting(platform, edition, words)
  return publish(platform, edition, requests, words)
}

/** Every answer in words says `words`; of what is chosen, a session's subjects. */
export const answersTo = ({ questions }: Form, words: Words) => ({
  ...Object.fromEntries(
    questions
      .filter(({ type }) => type === 'short_text' || type === 'long_text')
      .map(({ id }, n) => [id, words(n)] as const),
  ),
  action_lines: ['C4', 'C1'],
  sdgs: ['4', '9'],
})

async function handIn({ db, clock }: Platform, edition: EditionScope, number: number, words: Words) {
  const { id: formId, call_id } = await db
    .selectFrom('form')
    .select(['id', 'call_id'])
    .where('edition_id', '=', edition.id)
    .where('code', '=', 'workshop_request')
    .executeTakeFirstOrThrow()
  const at = clock.now()
  const { id } = await db
    .insertInto('submission')
    .values({
      ...{ edition_id: edition.id, call_id: call_id ?? '', form_id: formId, kind: 'workshop_request' },
      ...{ number, reference: `OCP22-${String(number).padStart(4, '0')}`, state: 'accepted', public: true },
      ...{ title: words(number), language: 'ar', submitter_name: words(number + 1), submitter_email: 'a@example.org' },
      ...{ stakeholder_group: 'civil_society', country: 'CI', subjects: ['action_lines C4', 'sdgs 4'] },
      ...{ first_submitted_at: at, last_submitted_at: at },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const answers = JSON.stringify(answersTo(await formById(db, formId), (n) => words(n + number)))
  await db
    .insertInto('submission_version')
    .values({
      ...{ submission_id: id, version: 1, form_id: formId, language: 'ar', answers, received_at: at },
      content_hash: createHash('sha256').update(answers).digest('hex'),
    })
    .execute()
  return id
}

async function publish(
  platform: Platform,
  edition: EditionScope,
  requests: readonly SubmissionId[],
  words: Words,
): Promise<SessionId[]> {
  const now = platform.clock.now()
  const { id: room } = await platform.db
    .selectFrom('room')
    .select('id')
    .where('edition_id', '=', edition.id)
    .orderBy('code')
    .executeTakeFirstOrThrow()
  return platform.db.transaction().execute(async (tx) => {
    const plans: PlannedEntry[] = []
    for (const [n, request] of requests.entries()) {
      const session = await makeSession(tx, edition, request, now)
      if (!session) throw new Error('An accepted request has a session.')
      await addOrganization(tx, { id: `organization-${n}`, name: words(n), language: 'en' }, now)
      plans.push(planned(n, { ...session, room }, words))
    }
    const next = await nextVersion(tx, edition, plans, now)
    await addAgendaVersion(tx, edition, { ...next, personId: null, note: '' }, now)
    return plans.map(({ sessionId }) => sessionId as SessionId)
  })
}

function planned(n: number, session: { id: string; number: number; room: string }, words: Words): PlannedEntry {
  const startsAt = new Date(Date.UTC(2022, 4, 30 + n, 8))
  const organization = { id: `organization-${n}`, name: words(n), language: 'en' }
  const room = {
    ...{ id: session.room, code: 'a', name: { en: words(n) }, building: { en: words(n + 1) }, level: null },
    ...{ kind: 'on_site' as const, seats: 180, stepFree: true },
  }
  return {
    ...{ sessionId: session.id, number: session.number, title: words(n), language: 'zh', type: 'thematic_workshop' },
    ...{ standing: 'on', reason: '', place: { startsAt, endsAt: new Date(+startsAt + 75 * 60_000), room } },
    ...{ mode: 'hybrid', abstract: words(n + 2), objectives: words(n + 3), relevance: words(n + 4) },
    ...{ subjects: ['action_lines C4', 'action_lines C1', 'sdgs 4'], workingLanguages: ['en', 'ar'] },
    ...{ interpretationLanguages: ['fr'], captioning: true, submission: null },
    people: [{ id: `p-${n}`, name: words(n + 5), role: 'moderator', presence: 'on_site', organization }],
    organizations: [{ ...organization, role: 'organizer' }],
  }
}

/** A meeting at which somebody spoke and a statement was read out, and which is over. */
async function holdMeeting(platform: Platform, edition: EditionScope, words: Words) {
  const meeting = await meetingOf(platform.db, edition, 'm3-meeting-2')
  if (!meeting) throw new Error('The edition has no such meeting.')
  const at = { meeting, rehearsal: false }
  const by = { edition, actor: program() }
  const lead = (wish: object) => perform(platform, floorLed, { ...by, wish: { ...at, lead: wish as never } })
  const floor = async () =>
    (await floorOf(platform.db, edition, { ...meeting, rehearsal: false })) as NonNullable<Floor>
  const saying = (n: number) => ({ speaker: `s${n}`, name: words(n), organization: words(n + 1), group: null })
  await lead({ does: 'open' })
  await perform(platform, handRaised, {
    ...by,
    wish: { ...at, saying: saying(1), presence: 'remote', personId: null },
  })
  const body = { text: words(3), language: 'ar', others: {} }
  await perform(platform, statementSent, { ...by, wish: { ...at, saying: saying(2), body, personId: null } })
  await lead({ does: 'give', hand: (await handsOf(platform.db, await floor()))[0]?.id ?? '' })
  await lead({ does: 'end' })
  for (const { id } of await statementsOf(platform.db, await floor())) await lead({ does: 'read', statement: id })
  await lead({ does: 'over' })
}
type Floor = Awaited<ReturnType<typeof floorOf>>
