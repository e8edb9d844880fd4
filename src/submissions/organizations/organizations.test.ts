import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EditionScope, type Viewer, visitor } from '../../access/public.ts'
import { perform, person, preview } from '../../acts/public.ts'
import { editionBySlug } from '../../consultation/public.ts'
import { loadEdition } from '../../editions/public.ts'
import { fieldThatMeans, formsOfCall, MEANS, questionThatMeans } from '../../forms/public.ts'
import { house } from '../../house.ts'
import { findOrAddPerson, proveAddress } from '../../identity/public.ts'
import type { OrganizationId, PersonId } from '../../platform/db/schema.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { addOrganization, knownOrganizations, lookalikes } from '../../stakeholders/public.ts'
import { amendSubmissionOf } from '../amend-submission.ts'
import { ownerOf } from '../drafts.ts'
import { claimAfterSignIn } from '../join-drafts.ts'
import { saveDraft } from '../save-draft.ts'
import { startDraft } from '../start-draft.ts'
import { submitDraft } from '../submit-draft.ts'
import { organizationsMerged, organizationsUnmerged } from './merge.ts'
import { lookalikesOfEdition, mergesOfEdition, sharedAddresses } from './reads.ts'
import { senderVouched } from './vouch.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope
let officer: Viewer
beforeAll(async () => {
  t = await testPlatform('2022-02-14T09:20:00Z', {}, house)
  await loadEdition(t.platform, 'wsis-forum-2022')
  edition = (await editionBySlug(t.db, 'wsis-forum-2022')) as EditionScope
  const id = await t.db
    .transaction()
    .execute((tx) => findOrAddPerson(tx, { email: 'desk@example.org', language: 'en' }, t.clock.now()))
  officer = {
    person: { id, name: 'Desk', email: 'desk@example.org', language: 'en' },
    grants: [{ role: 'secretariat_officer', editionId: edition.id }],
    signInId: null,
    draftKey: null,
  }
  await t.db.transaction().execute((tx) =>
    addOrganization(
      tx,
      {
        id: 'test-union' as OrganizationId,
        name: 'Testing Union',
        language: 'en',
        country: 'CH',
        website: 'https://www.union.example/about',
        confirmed: true,
      },
      t.clock.now(),
    ),
  )
})
afterAll(() => t.close())

let browsers = 0
async function handIn(
  organization: Record<string, string>,
  email = `sender${browsers}@example.org`,
  name = 'A Sender',
) {
  const owner = ownerOf(visitor(`browser ${browsers++}`))
  const wish = { call: 'official_submissions', form: 'official_submission', language: 'en', owner }
  const started = await startDraft(t.platform, edition, wish)
  if (!started.ok) throw new Error(started.refusal.code)
  const answers = {
    submitter_name: name,
    submitter_email: email,
    acting_as: 'organization',
    organization: [{ stakeholder_type: 'government', ...organization }],
    country: organization.country ?? 'KE',
    stakeholder_type: 'government',
    submission_language: 'en',
    priority_topics: 'Consent that a person can actually refuse.',
    action_lines: ['C5'],
    consent_publication: true,
    consent_data: true,
  }
  await saveDraft(t.platform, edition, owner, started.value.id, { answers, shown: {} })
  const done = await submitDraft(t.platform, edition, { owner, draftId: started.value.id, arrivedAt: t.clock.now() })
  if (!done.ok) throw new Error(`${done.refusal.code} ${JSON.stringify(done.refusal.facts)}`)
  return { owner, ...done.value }
}
const rowOf = (reference: string) =>
  t.db
    .selectFrom('submission')
    .select(['organization_id as organization', 'sender_proof as proof'])
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow()
const organizationOf = async (reference: string) => (await rowOf(reference)).organization

test('one name, signs alone, C and C++: every submission names an organization of its own until somebody says more', async () => {
  const kenya = await handIn({ name: 'Ministry of Communications', country: 'KE' })
  const names: [string, string][] = [
    ['Ministry of Communications', 'PE'],
    ['!!!', 'KE'],
    ['★★★', 'KE'],
    ['C', 'KE'],
    ['C++', 'KE'],
  ]
  const ids = [await organizationOf(kenya.reference)]
  for (const [name, country] of names) ids.push(await organizationOf((await handIn({ name, country })).reference))
  expect(new Set(ids).size).toBe(6)
})

test('who types the name of a known organization is another; who picks it is the one, and a pick for another name counts for nothing', async () => {
  const typed = await handIn({ name: 'Testing Union', country: 'CH' })
  expect(await organizationOf(typed.reference)).not.toBe('test-union')
  const picked = await handIn({ name: 'Testing Union', country: 'CH', _known: 'test-union' })
  expect(await organizationOf(picked.reference)).toBe('test-union')
  const forged = await handIn({ name: 'Quite Another Body', country: 'CH', _known: 'test-union' })
  expect(await organizationOf(forged.reference)).not.toBe('test-union')
  const none = await handIn({ name: 'Testing Union', country: 'CH', _known: 'none' })
  expect(await organizationOf(none.reference)).not.toBe('test-union')
  const known = await knownOrganizations(t.db)
  const like = (name: string) => lookalikes(name, known).map((o) => o.id)
  expect(like('The testing union, Geneva')).toContain('test-union')
  for (const nothing of ['!!!', '★★★', '\u200b']) expect(like(nothing)).toEqual([])
})

test('an amendment in the same words stays with its organization, also after an officer merged it', async () => {
  const first = await handIn({ name: 'Society for Amending', country: 'KE' })
  const before = await organizationOf(first.reference)
  const begun = await amendSubmissionOf(t.platform, edition, first.owner, first.submissionId, 'en')
  if (!begun.ok) throw new Error(begun.refusal.code)
  await saveDraft(t.platform, edition, first.owner, begun.value.draftId, {
    answers: { priority_topics: 'Said better.' },
    shown: {},
  })
  await submitDraft(t.platform, edition, { owner: first.owner, draftId: begun.value.draftId, arrivedAt: t.clock.now() })
  expect(await organizationOf(first.reference)).toBe(before)
})

const merging = async (fromId: string, intoId: string) => {
  const order = { edition, actor: person(officer), wish: { fromId, intoId } }
  const looked = await preview(t.platform, organizationsMerged, order)
  return { ...order, seen: looked.ok ? (looked.value.seen ?? '') : '' }
}

test('an officer merges what looks alike after seeing who stands behind it, and takes exactly that back', async () => {
  const [a, b] = [
    await handIn({ name: 'Guild of Mergers', country: 'KE' }),
    await handIn({ name: 'GUILD of Mergers', country: 'KE' }),
  ]
  const [from, into] = [String(await organizationOf(a.reference)), String(await organizationOf(b.reference))]
  const alike = (await lookalikesOfEdition(t.db, edition)).find((o) => o.organization.id === from)
  expect(alike?.like.map((o) => o.id)).toEqual([into])

  const stale = await merging(from, into)
  const sender = visitor('a third browser')
  await t.db
    .updateTable('submission')
    .set({ organization_id: from as OrganizationId })
    .where('reference', '=', b.reference)
    .execute()
  expect(sender.person).toBeNull()
  expect(await perform(t.platform, organizationsMerged, stale), 'what was shown is no longer so').toMatchObject({
    refusal: { code: 'changed-meanwhile' },
  })
  await t.db
    .updateTable('submission')
    .set({ organization_id: into as OrganizationId })
    .where('reference', '=', b.reference)
    .execute()
  expect(await perform(t.platform, organizationsMerged, await merging(from, into))).toMatchObject({
    value: { moved: 1 },
  })
  expect(await organizationOf(a.reference)).toBe(into)
  expect(await perform(t.platform, organizationsMerged, { ...stale, seen: '' }), 'once').toMatchObject({ ok: false })

  const [merge] = await mergesOfEdition(t.db, edition)
  const undo = { edition, actor: person(officer), wish: { mergeId: merge?.id ?? '' } }
  expect((await perform(t.platform, organizationsUnmerged, undo)).ok).toBe(true)
  expect([await organizationOf(a.reference), await organizationOf(b.reference)]).toEqual([from, into])
  expect((await perform(t.platform, organizationsUnmerged, undo)).ok, 'once').toBe(false)
  expect(
    await perform(t.platform, organizationsMerged, { ...stale, actor: person(visitor()) }),
    'nobody but the secretariat',
  ).toMatchObject({ refusal: { code: 'not-allowed' } })
})

test('a sender counts as proven by an address of the organization or an officer’s word, and by nothing else', async () => {
  const proven = async (email: string): Promise<PersonId> =>
    t.db.transaction().execute(async (tx) => {
      const id = await findOrAddPerson(tx, { email, language: 'en' }, t.clock.now())
      await proveAddress(tx, id, t.clock.now())
      await claimAfterSignIn(tx, { personId: id, draftKey: null })
      return id
    })
  const picked = { name: 'Testing Union', country: 'CH', _known: 'test-union' }
  const [own, other, evil] = [
    await handIn(picked, 'somebody@geneva.union.example'),
    await handIn(picked, 'somebody@mail.example'),
    await handIn(picked, 'somebody@evilunion.example'),
  ]
  for (const email of ['somebody@geneva.union.example', 'somebody@mail.example', 'somebody@evilunion.example'])
    await proven(email)
  const proofs = async () => Promise.all([own, other, evil].map(async (s) => (await rowOf(s.reference)).proof))
  expect(await proofs()).toEqual(['address', null, null])
  const vouch = (number: number, vouched: boolean) =>
    perform(t.platform, senderVouched, { edition, actor: person(officer), wish: { number, vouched } })
  expect((await vouch(other.number, true)).ok).toBe(true)
  expect(await proofs()).toEqual(['address', 'officer', null])
  await vouch(other.number, false)
  expect(await proofs()).toEqual(['address', null, null])
})

test('two names under one address are a question on the desk', async () => {
  await handIn({ name: 'Office A', country: 'KE' }, 'office@ministry.example', 'Anna Ivanova')
  await handIn({ name: 'Office A', country: 'KE' }, 'office@ministry.example', 'Boris Petrov')
  const shared = await sharedAddresses(t.db, edition)
  expect(shared).toMatchObject([{ email: 'office@ministry.example', names: ['Anna Ivanova', 'Boris Petrov'] }])
})

test('the organization is asked for nothing that the form asks of its sender, and is known by what the sender said', async () => {
  const [call] = await t.db.selectFrom('call').select('id').where('code', '=', 'official_submissions').execute()
  for (const form of call ? await formsOfCall(t.db, call.id) : []) {
    const organization = questionThatMeans(form, MEANS.organization)
    expect(organization && fieldThatMeans(organization, 'organization.name'), form.code).toBeDefined()
    for (const meaning of ['organization.country', 'organization.stakeholder-type'] as const)
      expect(organization && fieldThatMeans(organization, meaning), `${form.code} ${meaning}`).toBeUndefined()
  }
  const { reference } = await handIn({ name: 'A Body of Ghana', country: 'GH' })
  const known = await t.db
    .selectFrom('organization')
    .select(['country', 'stakeholder_type'])
    .where('id', '=', await organizationOf(reference))
    .executeTakeFirst()
  expect(known).toEqual({ country: 'GH', stakeholder_type: 'government' })
})
