import type { EditionScope } from '../access/public.ts'
import { type Facet, type Form, facetsOf, formById } from '../forms/public.ts'
import { findOrAddNamed } from '../identity/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { SessionId, SubmissionId } from '../platform/db/schema.ts'
import { personName } from '../platform/languages/public.ts'
import {
  type KnownOrganizations,
  organizationsByIdOrName,
  type Request,
  requestsBehind,
  sessionsOfSubmissions,
} from './reads.ts'
import { type RequestedSession, sessionFromAnswers } from './request.ts'
import { addSessions, type NewSession } from './store.ts'

type MadeSession = { readonly id: SessionId; readonly number: number; readonly made: boolean }

/** One session of an accepted request; see `makeSessions`. Null when there is no such submission in the edition. */
export async function makeSession(
  tx: Tx,
  edition: EditionScope,
  submissionId: SubmissionId,
  now: Date,
): Promise<MadeSession | null> {
  return (await makeSessions(tx, edition, [submissionId], now)).get(submissionId) ?? null
}

/**
 * The sessions of accepted requests, by their submissions: numbered for life in the order of the submissions' numbers, planned, not yet
 * placed. Asked again for the same submission it answers the session that exists; a submission the edition does not have is left out. The
 * number of statements does not grow with the number of requests.
 */
export async function makeSessions(
  tx: Tx,
  edition: EditionScope,
  submissionIds: readonly SubmissionId[],
  now: Date,
): Promise<Map<SubmissionId, MadeSession>> {
  if (submissionIds.length === 0) return new Map()
  const requests = await requestsBehind(tx, edition, submissionIds) // locks the submissions: a second release waits here
  if (requests.length === 0) return new Map()
  const existing = await sessionsOfSubmissions(
    tx,
    edition,
    requests.map(({ id }) => id),
  )
  const wanted = requests.filter(({ id }) => !existing.has(id))
  const sessions = await sessionsAsked(tx, edition, wanted, now)
  const made = await addSessions(tx, edition, sessions, now)
  const answered = new Map<SubmissionId, MadeSession>()
  for (const [of, session] of existing) if (of) answered.set(of, { ...session, made: false })
  for (const [i, { id }] of wanted.entries()) if (made[i]) answered.set(id, { ...made[i], made: true })
  return answered
}

type Asked = { readonly request: Request; readonly asked: RequestedSession }

/** What requests ask for, with their people and organizations as rows to refer to. */
async function sessionsAsked(
  tx: Tx,
  edition: EditionScope,
  requests: readonly Request[],
  now: Date,
): Promise<NewSession[]> {
  const facets = await facetsOf(tx, edition)
  const all = await readRequests(tx, requests, facets)
  const known = await organizationsByIdOrName(
    tx,
    all.flatMap(({ asked }) => [...asked.coOrganizers, ...asked.people.flatMap((p) => p.organization ?? [])]),
  )
  const named = all.flatMap(({ request, asked }) =>
    asked.people.map((person) => ({
      ...person,
      language: request.language,
      organizationId: known.get(person.organization ?? '')?.id ?? null,
    })),
  )
  const ids = await findOrAddNamed(tx, named, now)
  let next = 0
  return all.map(({ request, asked }) => ({
    ...asked,
    title: asked.title || request.title,
    language: request.language,
    submissionId: request.id,
    people: asked.people.map(({ givenName, familyName, organization, role, presence, confirmed }) => ({
      personId: ids[next++] as string, // one for each that was named, in their order
      name: personName({ given_name: givenName, family_name: familyName }),
      affiliation: known.get(organization ?? '')?.name ?? organization ?? '',
      role,
      presence,
      confirmed,
    })),
    organizations: organizersOf({ request, asked }, known),
  }))
}

async function readRequests(tx: Tx, requests: readonly Request[], facets: readonly Facet[]): Promise<Asked[]> {
  const forms = new Map<string, Form>()
  for (const { formId } of requests) if (!forms.has(formId)) forms.set(formId, await formById(tx, formId))
  return requests.flatMap((request) => {
    const form = forms.get(request.formId)
    return form ? [{ request, asked: sessionFromAnswers(form, request.answers, facets) }] : []
  })
}

const organizersOf = ({ request, asked }: Asked, known: KnownOrganizations): NewSession['organizations'] => [
  ...(request.organizationId ? [{ organizationId: request.organizationId, role: 'organizer' }] : []),
  ...asked.coOrganizers.flatMap((name) => {
    const organizationId = known.get(name)?.id
    return organizationId && organizationId !== request.organizationId ? [{ organizationId, role: 'co_organizer' }] : []
  }),
]
