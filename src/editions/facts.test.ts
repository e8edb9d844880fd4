import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { callsOf, editionBySlug, editionFacts, phasesOf } from '../consultation/reads.ts'
import { formsOfCall, vocabulariesOf } from '../forms/public.ts'
import { formatOffset, formatTime } from '../platform/languages/public.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { organizationsOfEdition } from '../stakeholders/public.ts'
import { loadEdition, readEditionFile } from './public.ts'

const SLUG = 'wsis-forum-2022'
const facts = readEditionFile(SLUG, 'facts') as Record<string, unknown>

/** What tells about the facts and is none itself. */
const NO_FACTS = /^(format|title|note|pitfalls\b.*|.*\.mark|.*\.status)$/

const leavesOf = (value: unknown, path = ''): string[] =>
  value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, inside]) => leavesOf(inside, path ? `${path}.${key}` : key))
    : [path]

const compared = new Set<string>()
/** Compares what the program holds with the fact at a dotted path, and remembers that this fact has been compared. */
function holds(path: string, actual: unknown) {
  const fact = path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], facts)
  expect(fact, `facts.json has no ${path}`).toBeDefined()
  expect(actual, path).toEqual(fact)
  for (const leaf of leavesOf(fact, path)) compared.add(leaf)
}
const listAt = <T>(path: string) =>
  path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], facts) as T[]

let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope

beforeAll(async () => {
  t = await testPlatform('2022-02-14T09:00:00Z')
  await loadEdition(t.platform, SLUG)
  edition = (await editionBySlug(t.db, SLUG)) as EditionScope
})
afterAll(() => t.close())

const plain = (at: Date | null | undefined) => at?.toISOString().replace('.000', '')
const tally = <T>(items: readonly T[], of: (item: T) => unknown): Record<string, number> => {
  const sums: Record<string, number> = {}
  for (const item of items) {
    const key = of(item)
    if (key !== null && key !== undefined) sums[String(key)] = (sums[String(key)] ?? 0) + 1
  }
  return sums
}

test('loading a second time changes nothing', async () => {
  const count = async () =>
    (
      await t.db
        .selectFrom('vocabulary_term')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n
  const before = await count()
  expect((await loadEdition(t.platform, SLUG)).loaded).toBe(false)
  expect(await count()).toBe(before)
})

test('the forum stands as its letter fixes it', async () => {
  const f = await editionFacts(t.db, edition)
  holds('forum.starts_on', edition.startsOn)
  holds('forum.final_week_from', f.finalWeekFrom)
  holds('forum.final_week_to', f.finalWeekTo)
  holds('forum.final_week_days', (Date.parse(`${f.finalWeekTo}`) - Date.parse(`${f.finalWeekFrom}`)) / 86_400_000 + 1)
  holds('forum.zone', edition.zone)
  holds('letter.reference', f.letter.reference)
  holds('letter.date', f.letter.date)
  holds('letter.language', f.letter.language)
  holds('letter.email', f.contact.email)
  holds('letter.phone', f.contact.phone)
  holds('letter.fax', f.contact.fax)
  holds(
    'letter.resolutions',
    f.legalBasis.map((b) => b.symbol),
  )
  const roles = tally(await organizationsOfEdition(t.db, edition.id), (o) => o.role)
  holds('letter.co_organizers', roles.co_organizer)
  holds('letter.facilitators_named', roles.facilitator)
  holds('letter.addressee_groups', (await vocabulariesOf(t.db, edition)).get('stakeholder_groups')?.length)
  const organizations = await t.db.selectFrom('organization').select('id').execute()
  holds('letter.organizations_in_file', organizations.length)
  const file = readEditionFile(SLUG, 'edition') as { facilitator_groups: string[] }
  holds('letter.facilitator_groups_named', file.facilitator_groups.length)
  const { groups } = readEditionFile(SLUG, 'organizations') as { groups: { id: string; members: string[] }[] }
  const behind = groups.find((g) => g.id === file.facilitator_groups[0])?.members ?? []
  holds(
    'letter.regional_commissions_behind_the_group',
    behind.filter((id) => organizations.some((o) => o.id === id)).length,
  )
})

test('the five phases have their instants, weekdays, zones and offsets', async () => {
  const phases = await phasesOf(t.db, edition)
  holds('letter.phases', phases.length)
  const hosts = await t.db
    .selectFrom('milestone')
    .select(['code', 'host_event', 'zone'])
    .where('edition_id', '=', edition.id)
    .execute()
  for (const [i, { milestone }] of listAt<{ milestone: string }>('phases').entries()) {
    const number = phases.findIndex((p) => p.milestones.some((m) => m.code === milestone)) + 1
    const m = phases[number - 1]?.milestones.find((x) => x.code === milestone)
    if (!m?.startsAt || !m.endsAt) throw new Error(`${milestone} has no times`)
    const host = hosts.find((h) => h.code === milestone)
    const zone = (host?.host_event as { zone?: string } | null)?.zone ?? host?.zone ?? ''
    const local = (at: Date) => {
      const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(at)
      return `${day}T${formatTime(at, 'en', zone)}`
    }
    const is = (key: string, actual: unknown) => holds(`phases.${i}.${key}`, actual)
    is('number', number)
    is('milestone', m.code)
    is('kind', m.kind)
    is('weekday', new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: zone }).format(m.startsAt))
    is('zone', zone)
    is('local', local(m.startsAt))
    is('local_end', local(m.endsAt))
    is('offset', formatOffset(m.startsAt, zone).replace('UTC', ''))
    is('utc_start', plain(m.startsAt))
    is('utc_end', plain(m.endsAt))
  }
})

test('clocks change when they did', () => {
  for (const [i, { utc, zone }] of listAt<{ utc: string; zone: string }>('clock_changes').entries()) {
    const at = Date.parse(utc)
    holds(`clock_changes.${i}`, {
      ...(listAt<object>('clock_changes')[i] ?? {}),
      from_offset: formatOffset(new Date(at - 1000), zone).replace('UTC', ''),
      to_offset: formatOffset(new Date(at), zone).replace('UTC', ''),
    })
  }
})

test('calls open and close at their instants, and the extension keeps the old one', async () => {
  const calls = await callsOf(t.db, edition)
  const kept = await t.db.selectFrom('call').select(['code', 'details']).where('edition_id', '=', edition.id).execute()
  const opened = new Set(calls.map((c) => plain(c.opensAt)))
  holds('openings.all_four_calls_utc', [...opened].join())
  expect(calls).toHaveLength(4)
  for (const [i, fact] of listAt<{ call: string; alternatives?: string[]; after_extension_utc?: string }>(
    'closings',
  ).entries()) {
    const call = calls.find((c) => c.code === fact.call)
    const details = kept.find((c) => c.code === fact.call)?.details as
      | { closes?: { alternatives?: { instant_utc: string }[] } }
      | undefined
    holds(`closings.${i}.call`, call?.code)
    holds(`closings.${i}.rule`, call?.closesRule)
    holds(`closings.${i}.utc`, plain(call?.changes[0]?.fromAt ?? call?.closesAt))
    if (fact.alternatives)
      holds(
        `closings.${i}.alternatives`,
        details?.closes?.alternatives?.map((a) => a.instant_utc),
      )
    if (fact.after_extension_utc) holds(`closings.${i}.after_extension_utc`, plain(call?.closesAt))
    else expect(call?.changes).toEqual([])
  }
})

test('vocabularies count as written down', async () => {
  const v = await vocabulariesOf(t.db, edition)
  const terms = (path: string) => v.get(path) ?? []
  const is = (key: string, actual: unknown) => holds(`vocabulary_counts.${key}`, actual)
  for (const path of [
    'languages',
    'stakeholder_types',
    'sdgs',
    'special_tracks_2022',
    'high_level_themes_2022',
    'submission_kinds',
    'session_types',
    'session_roles',
  ])
    is(path, terms(path).length)
  is('stakeholder_groups_2022', terms('stakeholder_groups').length)
  is('action_line_items', terms('action_lines').length)
  const subItems = terms('action_lines').filter((term) => term.details.parent)
  is('action_line_sub_items', subItems.length)
  is('action_lines', new Set(terms('action_lines').map((term) => term.details.parent ?? term.code)).size)
  is('submission_kinds_with_form', terms('submission_kinds').filter((term) => term.details.form).length)
  is('itu_admin_regions', terms('regions.itu_admin').length)
  is('itu_regions', terms('regions.itu_regions').length)
  is('un_groups', terms('regions.un_groups').length)
  const prize = Object.fromEntries(terms('action_lines').map((term) => [term.code, term.details.prize_category]))
  for (const code of Object.keys(facts.prize_category_numbers as object))
    expect(prize[code], code).toBe((facts.prize_category_numbers as Record<string, number>)[code])
  holds(
    'prize_category_numbers',
    Object.fromEntries(Object.keys(facts.prize_category_numbers as object).map((code) => [code, prize[code]])),
  )
  expect(new Set(Object.values(prize)).size).toBe(terms('action_lines').length)
})

test('countries stand in their groups and regions', async () => {
  const countries = (await vocabulariesOf(t.db, edition)).get('countries') ?? []
  const is = (key: string, actual: unknown) => holds(`country_counts.${key}`, actual)
  const members = countries.filter((c) => c.details.itu_member_2022 === true)
  is('codes', countries.length)
  is('un_members', countries.filter((c) => c.details.un_status === 'member').length)
  is('un_observers', countries.filter((c) => c.details.un_status === 'observer').length)
  is('itu_members_2022', members.length)
  is(
    'un_groups',
    tally(
      countries.filter((c) => c.details.un_status === 'member'),
      (c) => c.details.un_group,
    ),
  )
  is(
    'itu_members_by_region',
    tally(members, (c) => c.details.itu_region),
  )
  is(
    'itu_members_by_admin_region',
    tally(members, (c) => c.details.itu_admin),
  )
  for (const [i, { code }] of listAt<{ code: string }>('country_counts.examples').entries()) {
    const { itu_admin, itu_region, un_group } = countries.find((c) => c.code === code)?.details ?? {}
    is(`examples.${i}`, { code, itu_admin, itu_region, un_group })
  }
})

test('the matrix of action lines and goals is the adopted one', async () => {
  const links = await t.db.selectFrom('matrix_link').selectAll().where('edition_id', '=', edition.id).execute()
  const file = readEditionFile(SLUG, 'matrices/wsis-sdg') as {
    links: { status: string; in_line_file: boolean; in_goal_file: boolean }[]
  }
  const adopted = links.filter((l) => l.adopted)
  const is = (key: string, actual: unknown) => holds(`matrix_counts.${key}`, actual)
  is('all_rows', links.length)
  is('adopted_links', adopted.length)
  is('agreed_links', file.links.filter((l) => l.status === 'agreed').length)
  is('disputed_links', file.links.filter((l) => l.status === 'disputed').length)
  is('links_in_line_file', file.links.filter((l) => l.in_line_file).length)
  is('links_in_goal_file', file.links.filter((l) => l.in_goal_file).length)
  is(
    'adopted_by_action_line',
    tally(adopted, (l) => l.row_code),
  )
  is(
    'adopted_by_sdg',
    tally(adopted, (l) => l.column_code),
  )
  is(
    'not_linked_examples',
    listAt<[string, string]>('matrix_counts.not_linked_examples').filter(
      ([line, goal]) => !adopted.some((l) => l.row_code === line && l.column_code === goal),
    ),
  )
})

test('action lines are led by whom they are', () => {
  const { action_line_facilitation: lines } = readEditionFile(SLUG, 'organizations') as {
    action_line_facilitation: { action_line: string; lead_in_practice: string[] }[]
  }
  const ledBy = (test: (leads: string[]) => boolean) =>
    lines.filter((l) => test(l.lead_in_practice)).map((l) => l.action_line)
  holds(
    'facilitation.lines_led_by_unesco',
    ledBy((leads) => leads.includes('unesco')),
  )
  holds(
    'facilitation.lines_led_by_itu_alone',
    ledBy((leads) => leads.join() === 'itu'),
  )
})

test('each form has its questions', async () => {
  const forms = (await Promise.all((await callsOf(t.db, edition)).map((c) => formsOfCall(t.db, c.id)))).flat()
  holds('forms.count', forms.length)
  holds('forms.questions', Object.fromEntries(forms.map((f) => [f.code, f.questions.length])))
})

test('the samples and the venue count as written down', async () => {
  const samples = readEditionFile(SLUG, 'sample-submissions') as {
    submissions: { language: string; form: string; state: string }[]
    organizations: unknown[]
    people: unknown[]
    scenarios: unknown[]
  }
  holds('sample.submissions', samples.submissions.length)
  holds(
    'sample.by_language',
    tally(samples.submissions, (s) => s.language),
  )
  holds(
    'sample.by_form',
    tally(samples.submissions, (s) => s.form),
  )
  holds(
    'sample.by_state',
    tally(samples.submissions, (s) => s.state),
  )
  holds('sample.organizations', samples.organizations.length)
  holds('sample.people', samples.people.length)
  holds('sample.scenarios', samples.scenarios.length)
  const venue = readEditionFile(SLUG, 'venue') as { stretches: { id: string; periods: unknown[] }[] }
  const rooms = await t.db.selectFrom('room').select('kind').where('edition_id', '=', edition.id).execute()
  const slots = await t.db.selectFrom('slot').select('mode').where('edition_id', '=', edition.id).execute()
  holds('venue.rooms', rooms.filter((r) => r.kind === 'on_site').length)
  holds('venue.virtual_weeks', venue.stretches.find((stretch) => stretch.id === 'virtual_weeks')?.periods.length)
  holds('venue.virtual_slots', slots.filter((s) => s.mode === 'virtual').length)
  holds('venue.final_week_slots', slots.filter((s) => s.mode !== 'virtual').length)
})

test('no fact is compared by nothing', () => {
  const missing = leavesOf(facts).filter((leaf) => !NO_FACTS.test(leaf) && !compared.has(leaf))
  expect(missing).toEqual([])
})
