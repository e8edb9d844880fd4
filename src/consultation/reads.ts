import { sql } from 'kysely'
import { type EditionScope, editionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { asLocalized, type Localized } from '../platform/languages/public.ts'
import type { EditionChange } from './changes-known.ts'
import { isMilestoneKind, type MilestoneKind } from './milestone-kinds.ts'
import { isMode } from './modes.ts'

/** The edition of an address, or null. The only place where a scope is made. */
export async function editionBySlug(db: Db, slug: string): Promise<EditionScope | null> {
  const row = await db
    .selectFrom('edition')
    .select(['id', 'slug', 'zone', 'title', 'starts_on', 'ends_on', 'submission_prefix', 'contact', 'venue'])
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row
    ? editionScope({
        id: row.id,
        slug: row.slug,
        zone: row.zone,
        city: asLocalized((row.venue as { city?: unknown }).city),
        title: row.title as Localized,
        startsOn: row.starts_on,
        endsOn: row.ends_on,
        submissionPrefix: row.submission_prefix,
        contactEmail: (row.contact as { email?: string }).email ?? '',
      })
    : null
}

/** Every edition there is, for rounds of the program. */
export async function everyEdition(db: Db): Promise<EditionScope[]> {
  const all = await db.selectFrom('edition').select('slug').orderBy('slug').execute()
  const found = await Promise.all(all.map(({ slug }) => editionBySlug(db, slug)))
  return found.filter((edition) => edition !== null)
}

export const editions = (db: Db) =>
  db.selectFrom('edition').select(['slug', 'title', 'theme']).orderBy('starts_on', 'desc').execute()

export async function editionFacts(db: Db, edition: EditionScope) {
  const row = await db
    .selectFrom('edition')
    .select([
      'process_title',
      'theme',
      'mode',
      'mode_fallbacks',
      'venue',
      'contact',
      'letter',
      sql<Kept>`details - 'letters'`.as('details'),
      sql<string[]>`jsonb_path_query_array(details, '$.letters[*].language')`.as('letter_languages'),
      'final_week_from',
      'final_week_to',
    ])
    .where('id', '=', edition.id)
    .executeTakeFirstOrThrow()
  return {
    processTitle: row.process_title as Localized,
    theme: row.theme as Localized,
    mode: row.mode,
    modeFallbacks: row.mode_fallbacks.filter(isMode),
    venue: venueIn(row.venue as Kept),
    letter: letterIn(row.letter as Kept),
    /** The languages in which the letter itself can be read here. */
    letterLanguages: row.letter_languages,
    contact: contactIn(row.contact as Kept),
    ...detailsIn(row.details),
    finalWeekFrom: row.final_week_from,
    finalWeekTo: row.final_week_to,
  }
}

/** The letter as its sender wrote it in a language, or null. */
export async function letterText(db: Db, edition: EditionScope, written: string): Promise<string | null> {
  const { letters } = await db
    .selectFrom('edition')
    .select(sql<{ language: string; text: string }[] | null>`details -> 'letters'`.as('letters'))
    .where('id', '=', edition.id)
    .executeTakeFirstOrThrow()
  return letters?.find(({ language }) => language === written)?.text ?? null
}

type Kept = Record<string, unknown>
const textIn = (kept: unknown): string | null => (typeof kept === 'string' && kept !== '' ? kept : null)

/** Where people meet. */
const venueIn = ({ name, city, country }: Kept) => ({
  name: asLocalized(name),
  city: asLocalized(city),
  country: textIn(country),
})

/** Where a milestone is held, and whether a source says so. */
const placeIn = ({ city, country }: Kept, details: Kept) => ({
  city: asLocalized(city),
  country: textIn(country),
  placeInferred: details.placeInferred === true,
})

/** The letter of invitation, as far as it is kept as facts. */
function letterIn({ reference, date, place, language, sender, promises }: Kept) {
  const { name, title } = (sender ?? {}) as Kept
  const promised = (promises ?? {}) as Record<string, boolean | undefined>
  return {
    reference: textIn(reference),
    date: textIn(date),
    place: asLocalized(place),
    language: textIn(language),
    sender: name ? { name: asLocalized(name), title: asLocalized(title) } : null,
    regionalInputs: promised.compiles_regional_and_national_inputs === true,
    remoteParticipation: promised.remote_participation_in_physical_meetings === true,
  }
}

const contactIn = ({ name, role, phone, fax, email, website }: Kept) => ({
  name: asLocalized(name),
  role: asLocalized(role),
  phone: textIn(phone),
  fax: textIn(fax),
  email: textIn(email),
  website: textIn(website),
})

type Details = {
  legalBasis: { symbol: string; citedAs?: Localized; about: Localized }[]
  programmeClaim: Localized
  /** Other modes the forum may take, and in which manner. */
  fallbacks: { mode: string; as_in?: Localized }[]
  dependsOn: Localized
  /** Organizations that take part as a group, without being named one by one. */
  facilitatorGroups: { id: string; name: Localized }[]
}

const detailsIn = (kept: Kept): Details => ({
  legalBasis: [],
  programmeClaim: {},
  fallbacks: [],
  dependsOn: {},
  facilitatorGroups: [],
  ...(kept as Partial<Details>),
})

/** An extension of a call. `madeAt` is null when nobody here made it and its source gives no day: unknown, not the day it was recorded. */
type DeadlineChange = {
  fromAt: Date
  toAt: Date
  recordedAt: Date
  madeAt: Date | null
  reason: Localized
  source: string | null
}
export type Call = {
  id: string
  code: string
  title: Localized
  description: Localized
  binding: boolean
  submissionKinds: string[]
  opensAt: Date
  closesAt: Date
  /** The first one announced. */
  firstClosing: Date
  closesRule: string
  zone: string
  changes: DeadlineChange[]
}

/** The calls of an edition in their order, each with every extension it had. */
export async function callsOf(db: Db | Tx, edition: EditionScope): Promise<Call[]> {
  const rows = await db
    .selectFrom('call')
    .selectAll()
    .where('edition_id', '=', edition.id)
    .orderBy('position')
    .execute()
  const changes = await db
    .selectFrom('deadline_change')
    .innerJoin('call', 'call.id', 'deadline_change.call_id')
    .select(['call_id', 'from_at', 'to_at', 'made_at', 'made_by', 'reason', 'source'])
    .where('call.edition_id', '=', edition.id)
    .orderBy('made_at')
    .execute()
  return rows.map((r) => ({
    id: r.id,
    code: r.code,
    title: r.title as Localized,
    description: r.description as Localized,
    binding: r.binding,
    submissionKinds: r.submission_kinds,
    opensAt: r.opens_at,
    closesAt: r.closes_at,
    firstClosing: changes.find((c) => c.call_id === r.id)?.from_at ?? r.closes_at,
    closesRule: r.closes_rule,
    zone: r.zone,
    changes: changes
      .filter((c) => c.call_id === r.id)
      .map((c) => ({
        fromAt: c.from_at,
        toAt: c.to_at,
        recordedAt: c.made_at,
        madeAt: c.made_by === null ? null : c.made_at,
        reason: c.reason as Localized,
        source: c.source,
      })),
  }))
}

export const callByCode = async (db: Db | Tx, edition: EditionScope, code: string): Promise<Call | null> =>
  (await callsOf(db, edition)).find((c) => c.code === code) ?? null

export const callById = async (db: Db | Tx, edition: EditionScope, id: string): Promise<Call | null> =>
  (await callsOf(db, edition)).find((c) => c.id === id) ?? null

export async function phasesOf(db: Db, edition: EditionScope) {
  const phases = await db
    .selectFrom('phase')
    .selectAll()
    .where('edition_id', '=', edition.id)
    .orderBy('position')
    .execute()
  const milestones = await db
    .selectFrom('milestone')
    .selectAll()
    .where('edition_id', '=', edition.id)
    .orderBy('position')
    .execute()
  return phases.map((p) => ({
    numeral: p.numeral,
    label: p.label as Localized,
    title: p.title as Localized,
    description: p.description as Localized,
    milestones: milestones
      .filter((m) => m.phase_id === p.id)
      .map((m) => ({
        code: m.code,
        kind: kindOfMilestone(m.kind),
        principal: m.principal,
        title: m.title as Localized,
        startsAt: m.starts_at,
        endsAt: m.ends_at,
        mode: m.mode,
        zone: m.zone,
        /** The wall clock it ends at, as first written: for a deadline the end of the hour printed, whatever closes when. */
        endsLocal: m.ends_local,
        /** Only its day is known, no hour. */
        wholeDay: m.starts_local !== null && !m.starts_local.includes('T'),
        hostEvent: asLocalized((m.host_event as Kept | null)?.acronym),
        hostEventName: asLocalized((m.host_event as Kept | null)?.name),
        ...placeIn((m.place ?? {}) as Kept, m.details as Kept),
        about: asLocalized((m.details as Kept).about),
        openToAll: (m.details as Kept).openToAll === true,
      })),
  }))
}
export type Phase = Awaited<ReturnType<typeof phasesOf>>[number]
export type Milestone = Phase['milestones'][number]

/** In the order in which they became known here. */
export async function changesOfEdition(db: Db | Tx, edition: { readonly id: string }): Promise<EditionChange[]> {
  const rows = await db
    .selectFrom('edition_change')
    .select(['code', 'what', 'target', 'from_value', 'to_value', 'announced_on', 'source', 'reason', 'taken_back_at'])
    .where('edition_id', '=', edition.id)
    .orderBy('position')
    .execute()
  return rows.map((r) => ({
    code: r.code,
    what: r.what,
    target: r.target as Record<string, unknown>,
    from: r.from_value as Record<string, unknown>,
    to: r.to_value as Record<string, unknown>,
    announcedOn: r.announced_on,
    source: r.source,
    reason: r.reason,
    takenBackAt: r.taken_back_at,
  }))
}

function kindOfMilestone(kind: string): MilestoneKind {
  if (isMilestoneKind(kind)) return kind
  throw new Error(`“${kind}” is no kind of milestone this program knows; they are listed in milestone-kinds.ts.`)
}
