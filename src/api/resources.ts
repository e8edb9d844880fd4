import type { EditionScope } from '../access/public.ts'
import { type AgendaEntry, publishedAgenda, versionsOf } from '../agenda/public.ts'
import { callsOf, editionBySlug, phasesOf } from '../consultation/public.ts'
import type { Db } from '../platform/db/db.ts'
import { asWritten, isLanguage, type Localized, type Said } from '../platform/languages/public.ts'
import { peopleAgreed } from '../submissions/public.ts'
import { numberKey, type Page, pageOf } from './paging.ts'
import { organizationsShown, type SubmissionRow, slugsOfEditions, submissionsBehind } from './reads.ts'
import type { SCHEMAS, Shown } from './schemas.ts'

/** Whom a list is asked for. `page` is the address of a page for people. */
export type Asking = { readonly db: Db; readonly edition: EditionScope; page(...parts: (string | number)[]): string }

/** A page of things, and the key behind which the next begins. */
type Listed<Thing> = { readonly shown: readonly Thing[]; readonly next: string | null }

/** A list of an edition that other programs may read. */
export type Resource<Name extends keyof typeof SCHEMAS = keyof typeof SCHEMAS> = {
  /** Last part of its address. */
  readonly path: string
  readonly schema: Name
  /** How one of them is asked for: the name of its key in the address, and how it reads as a key of the list. */
  readonly one?: {
    readonly parameter: string
    readonly numbered: boolean
    key(said: string): string | null
    keyOf(thing: Shown<Name>): string
  }
  list(asking: Asking, page: Page): Promise<Listed<Shown<Name>>>
}

const resource = <Name extends keyof typeof SCHEMAS>(said: Resource<Name>): Resource => said as unknown as Resource

/** As texts are compared here, whatever the collation of the database. */
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
const named = (organization: { id: string; name: string; language: string }) => ({
  id: organization.id,
  name: organization.name,
  language: organization.language,
})
const byWord = (subject: string) => {
  const [vocabulary = '', ...term] = subject.split(' ')
  return { vocabulary, term: term.join(' ') }
}
const wholeNumber = (said: string) => (/^[1-9]\d{0,8}$/.test(said) ? numberKey(Number(said)) : null)
const word = (said: string) => (/^[a-z0-9][a-z0-9_-]{0,99}$/.test(said) ? said : null)
const entriesOf = async ({ db, edition }: Asking): Promise<readonly AgendaEntry[]> =>
  (await publishedAgenda(db, edition))?.entries ?? []

/** An edition as everybody may know it. */
export const editionShown = ({ edition, page }: Pick<Asking, 'edition' | 'page'>): Shown<'edition'> => ({
  slug: edition.slug,
  title: edition.title,
  zone: edition.zone,
  city: edition.city,
  starts_on: edition.startsOn,
  ends_on: edition.endsOn,
  url: page(),
})

/** All editions, a page at a time. */
export async function editionsShown(
  db: Db,
  page: Page,
  pageOfEdition: (slug: string) => string,
): Promise<Listed<Shown<'edition'>>> {
  const { shown, next } = pageOf(await slugsOfEditions(db), (slug) => slug, page)
  const editions = await Promise.all(shown.map((slug) => editionBySlug(db, slug)))
  return {
    shown: editions
      .filter((edition) => edition !== null)
      .map((edition) => editionShown({ edition, page: () => pageOfEdition(edition.slug) })),
    next,
  }
}

function sessionShown(entry: AgendaEntry, page: Asking['page']): Shown<'session'> {
  const { id, code, name, kind } = entry.room
  return {
    id: entry.sessionId,
    number: entry.number,
    title: entry.title,
    language: entry.language,
    type: entry.type,
    standing: entry.standing,
    starts_at: entry.startsAt.toISOString(),
    ends_at: entry.endsAt.toISOString(),
    room: { id, code, name, kind },
    mode: entry.mode,
    abstract: entry.abstract,
    objectives: entry.objectives,
    relevance: entry.relevance,
    subjects: entry.subjects.map(byWord),
    working_languages: [...entry.workingLanguages],
    interpretation_languages: [...entry.interpretationLanguages],
    captioning: entry.captioning,
    people: entry.people.map((person) => ({
      id: person.id,
      name: person.name,
      role: person.role,
      presence: person.presence,
      organization: person.organization && named(person.organization),
    })),
    organizations: entry.organizations.map((one) => ({ ...named(one), role: one.role })),
    submission: entry.submission?.reference ?? null,
    sequence: entry.sequence,
    changed_at: entry.changedAt.toISOString(),
    url: page('sessions', entry.number),
  }
}

/** People of the published programme, each once with all they do there. */
function peopleOf(entries: readonly AgendaEntry[], page: Asking['page']): Shown<'person'>[] {
  const parts = entries.flatMap((entry) => entry.people.map((person) => ({ number: entry.number, person })))
  return [...Map.groupBy(parts, ({ person }) => person.id)]
    .map(([id, of]) => {
      const { name, organization } = (of.at(-1) as (typeof of)[number]).person // a group has one at least
      const sessions = of.map(({ number, person }) => ({ number, role: person.role }))
      return { id, name, organization: organization && named(organization), sessions, url: page('people', id) }
    })
    .sort(byId)
}

const submissionShown = (
  row: SubmissionRow,
  recommended: readonly string[],
  page: Asking['page'],
): Shown<'submission'> => ({
  reference: row.reference,
  number: row.number,
  kind: row.kind,
  state: row.state,
  title: row.title,
  language: row.language,
  country: row.country,
  region: row.region,
  stakeholder_group: row.group,
  organization: row.organizationId && {
    id: row.organizationId,
    name: row.organizationName ?? '',
    language: row.organizationLanguage ?? '',
  },
  subjects: row.subjects.map(byWord),
  recommends: [...recommended],
  received_at: row.receivedAt.toISOString(),
  changed_at: row.changedAt.toISOString(),
  url: page('submissions', row.reference),
})

/** Every list of an edition, in the order of the process. */
export const RESOURCES: readonly Resource[] = [
  resource<'phase'>({
    path: 'phases',
    schema: 'phase',
    async list({ db, edition }, page) {
      const phases = (await phasesOf(db, edition)).map((phase, n) => ({ key: numberKey(n + 1), phase }))
      const { shown, next } = pageOf(phases, ({ key }) => key, page)
      return { shown: shown.map(({ phase }) => phaseShown(phase)), next }
    },
  }),
  resource<'call'>({
    path: 'calls',
    schema: 'call',
    async list({ db, edition, page: address }, page) {
      const calls = (await callsOf(db, edition)).map((call, n) => ({ key: numberKey(n + 1), call }))
      const { shown, next } = pageOf(calls, ({ key }) => key, page)
      return { shown: shown.map(({ call }) => callShown(call, address)), next }
    },
  }),
  resource<'submission'>({
    path: 'submissions',
    schema: 'submission',
    one: {
      parameter: 'number',
      numbered: true,
      key: (said) => wholeNumber(said.replace(/^[A-Z]{2,6}\d{2}-0*/, '')),
      keyOf: ({ number }) => numberKey(number),
    },
    async list({ db, edition, page: address }, { after, limit }) {
      const rows = await submissionsBehind(db, edition, Number(after ?? 0) || 0, limit + 1)
      const last = rows[limit - 1]
      const agreed = await peopleAgreed(
        db,
        edition,
        rows.map(({ reference }) => reference),
      )
      return {
        shown: rows.slice(0, limit).map((row) => submissionShown(row, agreed(row.reference), address)),
        next: rows.length > limit && last ? numberKey(last.number) : null,
      }
    },
  }),
  resource<'session'>({
    path: 'sessions',
    schema: 'session',
    one: { parameter: 'number', numbered: true, key: wholeNumber, keyOf: ({ number }) => numberKey(number) },
    async list(asking, page) {
      const entries = (await entriesOf(asking)).toSorted((a, b) => a.number - b.number)
      const { shown, next } = pageOf(entries, ({ number }) => numberKey(number), page)
      return { shown: shown.map((entry) => sessionShown(entry, asking.page)), next }
    },
  }),
  resource<'person'>({
    path: 'people',
    schema: 'person',
    one: { parameter: 'id', numbered: false, key: word, keyOf: ({ id }) => id },
    list: async (asking, page) => pageOf(peopleOf(await entriesOf(asking), asking.page), ({ id }) => id, page),
  }),
  resource<'organization'>({
    path: 'organizations',
    schema: 'organization',
    one: { parameter: 'id', numbered: false, key: word, keyOf: ({ id }) => id },
    async list({ db, edition, page: address }, page) {
      const { shown, next } = pageOf((await organizationsShown(db, edition)).sort(byId), ({ id }) => id, page)
      const organizations = shown.map(({ country, website, ...one }) => ({
        ...named(one),
        names: one.names as Localized,
        country,
        website,
        url: address('organizations', one.id),
      }))
      return { shown: organizations, next }
    },
  }),
  resource<'room'>({
    path: 'rooms',
    schema: 'room',
    async list(asking, page) {
      const rooms = new Map((await entriesOf(asking)).map(({ room }) => [room.id, room]))
      const { shown, next } = pageOf([...rooms.values()].sort(byId), ({ id }) => id, page)
      return { shown: shown.map(({ stepFree, ...room }) => ({ ...room, step_free: stepFree })), next }
    },
  }),
  resource<'version'>({
    path: 'versions',
    schema: 'version',
    one: { parameter: 'version', numbered: true, key: wholeNumber, keyOf: ({ version }) => numberKey(version) },
    async list({ db, edition, page: address }, page) {
      const versions = (await versionsOf(db, edition)).toReversed()
      const { shown, next } = pageOf(versions, ({ version }) => numberKey(version), page)
      return { shown: shown.map((version) => versionShown(version, address)), next }
    },
  }),
]

/** Written words by language, in those that are known. */
function languagesOf(said: Said): Localized {
  const { text, language, others } = asWritten(said)
  return isLanguage(language) && text !== '' ? { ...others, [language]: text } : others
}

const versionShown = (of: Awaited<ReturnType<typeof versionsOf>>[number], page: Asking['page']): Shown<'version'> => ({
  version: of.version,
  published_at: of.publishedAt.toISOString(),
  name: asWritten(of.name).text,
  names: languagesOf(of.name),
  note: asWritten(of.note).text,
  notes: languagesOf(of.note),
  changes: of.changes.length,
  url: page('agenda', 'versions', of.version, 'sessions.json'),
})

const phaseShown = ({
  numeral,
  label,
  title,
  milestones,
}: Awaited<ReturnType<typeof phasesOf>>[number]): Shown<'phase'> => ({
  numeral,
  label,
  title,
  milestones: milestones.map((one) => ({
    code: one.code,
    kind: one.kind,
    title: one.title,
    starts_at: one.startsAt?.toISOString() ?? null,
    ends_at: one.endsAt?.toISOString() ?? null,
    whole_day: one.wholeDay,
    mode: one.mode,
    zone: one.zone,
  })),
})

const callShown = (call: Awaited<ReturnType<typeof callsOf>>[number], page: Asking['page']): Shown<'call'> => ({
  code: call.code,
  title: call.title,
  description: call.description,
  binding: call.binding,
  submission_kinds: call.submissionKinds,
  opens_at: call.opensAt.toISOString(),
  closes_at: call.closesAt.toISOString(),
  zone: call.zone,
  extensions: call.changes.map(({ fromAt, toAt, reason }) => ({
    from: fromAt.toISOString(),
    to: toAt.toISOString(),
    reason: reason as Localized,
  })),
  url: page('calls', call.code),
})
