import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { formatOffset } from '../platform/languages/public.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { organizationsOfEdition } from '../stakeholders/public.ts'
import { loadEdition, readEditionFile } from './load/load-edition.ts'
import { callsOf, editionBySlug, editionFacts, formsOfCall, phasesOf, vocabulariesOf } from './reads.ts'

type Facts = {
  phases: { number: number; milestone: string; kind: string; weekday: string; offset: string; utc_start: string }[]
  forum: { starts_on: string; final_week_from: string; final_week_to: string; zone: string }
  closings: { call: string; utc: string; extended_to_utc?: string }[]
  openings: { all_four_calls_utc: string }
  letter: {
    reference: string
    co_organizers: number
    facilitators_named: number
    phases: number
    email: string
    resolutions: string[]
    organizations_in_file: number
  }
  vocabulary_counts: Record<string, number>
  country_counts: {
    codes: number
    un_groups: Record<string, number>
    itu_members_by_region: Record<string, number>
    examples: { code: string; itu_admin: string; itu_region: string; un_group: string }[]
  }
  matrix_counts: {
    adopted_links: number
    all_rows: number
    adopted_by_action_line: Record<string, number>
    adopted_by_sdg: Record<string, number>
  }
  forms: { count: number; questions: Record<string, number> }
}

let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope
const facts = readEditionFile('wsis-forum-2022', 'facts') as Facts

beforeAll(async () => {
  t = await testPlatform('2022-02-14T09:00:00Z')
  await loadEdition(t.platform, 'wsis-forum-2022')
  edition = (await editionBySlug(t.db, 'wsis-forum-2022')) as EditionScope
})
afterAll(() => t.close())

test('loading a second time changes nothing', async () => {
  const count = async () =>
    (
      await t.db
        .selectFrom('vocabulary_term')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n
  const before = await count()
  expect((await loadEdition(t.platform, 'wsis-forum-2022')).loaded).toBe(false)
  expect(await count()).toBe(before)
})

test('the forum stands as its letter fixes it', async () => {
  const f = await editionFacts(t.db, edition)
  expect({
    starts_on: edition.startsOn,
    final_week_from: f.finalWeekFrom,
    final_week_to: f.finalWeekTo,
    zone: edition.zone,
  }).toEqual({
    starts_on: facts.forum.starts_on,
    final_week_from: facts.forum.final_week_from,
    final_week_to: facts.forum.final_week_to,
    zone: facts.forum.zone,
  })
  expect(f.letter.reference).toBe(facts.letter.reference)
  expect(f.contact.email).toBe(facts.letter.email)
  expect(f.legalBasis.map((b) => b.symbol)).toEqual(facts.letter.resolutions)
  const roles = (await organizationsOfEdition(t.db, edition.id)).map((o) => o.role)
  expect(roles.filter((r) => r === 'co_organizer')).toHaveLength(facts.letter.co_organizers)
  expect(roles.filter((r) => r === 'facilitator')).toHaveLength(facts.letter.facilitators_named)
})

test('the five phases have their instants, weekdays and offsets', async () => {
  const phases = await phasesOf(t.db, edition)
  expect(phases).toHaveLength(facts.letter.phases)
  for (const fact of facts.phases) {
    const m = phases[fact.number - 1]?.milestones.find((x) => x.code === fact.milestone)
    expect(m?.kind).toBe(fact.kind)
    expect(m?.startsAt?.toISOString().replace('.000', '')).toBe(fact.utc_start)
    expect(formatOffset(m?.startsAt as Date, edition.zone)).toBe(`UTC${fact.offset}`)
    expect(new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: edition.zone }).format(m?.startsAt as Date)).toBe(
      fact.weekday,
    )
  }
})

test('calls open and close at their instants, and the extension keeps the old one', async () => {
  const calls = await callsOf(t.db, edition)
  for (const fact of facts.closings) {
    const call = calls.find((c) => c.code === fact.call)
    expect(call?.opensAt.toISOString()).toBe(new Date(facts.openings.all_four_calls_utc).toISOString())
    const first = call?.changes[0]?.fromAt ?? call?.closesAt
    expect([first?.getTime(), call?.closesAt.getTime()]).toContain(new Date(fact.utc).getTime())
  }
  const photo = calls.find((c) => c.code === 'photo_contest')
  expect(photo?.closesAt.toISOString()).toBe('2022-03-11T23:00:00.000Z')
  expect(photo?.changes.map((c) => c.fromAt.toISOString())).toEqual(['2022-03-07T23:00:00.000Z'])
})

test('vocabularies, countries, matrix and forms count as written down', async () => {
  const v = await vocabulariesOf(t.db, edition)
  const count = (path: string) => v.get(path)?.length
  const n = facts.vocabulary_counts
  expect([
    count('languages'),
    count('stakeholder_groups_2022'),
    count('stakeholder_types'),
    count('action_lines'),
    count('sdgs'),
    count('session_types'),
    count('session_roles'),
    count('submission_kinds'),
    count('regions.itu_regions'),
    count('regions.un_groups'),
    count('countries'),
  ]).toEqual([
    n.languages,
    n.stakeholder_groups_2022,
    n.stakeholder_types,
    n.action_line_items,
    n.sdgs,
    n.session_types,
    n.session_roles,
    n.submission_kinds,
    n.itu_regions,
    n.un_groups,
    facts.country_counts.codes,
  ])
  const countries = v.get('countries') ?? []
  const tally = (key: string, only: (d: Record<string, unknown>) => boolean) => {
    const sums: Record<string, number> = {}
    for (const c of countries)
      if (only(c.details) && c.details[key]) sums[String(c.details[key])] = (sums[String(c.details[key])] ?? 0) + 1
    return sums
  }
  expect(tally('itu_region', (d) => d.itu_member_2022 === true)).toEqual(facts.country_counts.itu_members_by_region)
  for (const e of facts.country_counts.examples)
    expect(countries.find((c) => c.code === e.code)?.details).toMatchObject({
      itu_region: e.itu_region,
      un_group: e.un_group,
    })
  const links = await t.db.selectFrom('matrix_link').selectAll().where('edition_id', '=', edition.id).execute()
  expect(links).toHaveLength(facts.matrix_counts.all_rows)
  const adopted = links.filter((l) => l.adopted)
  expect(
    Object.fromEntries(
      Object.keys(facts.matrix_counts.adopted_by_action_line).map((k) => [
        k,
        adopted.filter((l) => l.action_line === k).length,
      ]),
    ),
  ).toEqual(facts.matrix_counts.adopted_by_action_line)
  const forms = (await Promise.all((await callsOf(t.db, edition)).map((c) => formsOfCall(t.db, c.id)))).flat()
  expect(Object.fromEntries(forms.map((f) => [f.code, f.questions.length]))).toEqual(facts.forms.questions)
})
