import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope, Viewer } from '../access/public.ts'
import { perform, person, preview, program } from '../acts/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { loadEdition } from '../editions/public.ts'
import { house } from '../house.ts'
import { findOrAddPerson, grantRole } from '../identity/public.ts'
import type { PersonId } from '../platform/db/schema.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { addEntry, letStand, type Standing, takenBy } from '../rounds/public.ts'
import { nomineeAnswered } from './answer.ts'
import { type Nominee, nominationsNamed, nomineesOf } from './reads.ts'
import { selectionReleased } from './release.ts'
import { nomineePlaced } from './settle.ts'
import { addNominationSelections, addNominee, changeNominee } from './store.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope
let heads: Viewer[]

beforeAll(async () => {
  t = await testPlatform('2022-04-21T10:00:00Z', {}, house)
  const { slug } = await loadEdition(t.platform, path.resolve('editions/wsis-forum-2022'))
  edition = (await editionBySlug(t.db, slug)) ?? expect.unreachable()
  heads = await Promise.all(['one@example.org', 'two@example.org'].map(head))
}, 120_000)
afterAll(() => t.close())

async function head(email: string): Promise<Viewer> {
  const now = t.clock.now()
  const id = await t.db.transaction().execute(async (tx) => {
    const added = await findOrAddPerson(tx, { email, language: 'en' }, now)
    await grantRole(tx, { personId: added as PersonId, role: 'secretariat_head', editionId: null, part: null }, now)
    return added
  })
  const grants = [{ role: 'secretariat_head' as const, editionId: null }]
  return { person: { id, name: 'Head', email, language: 'en' }, grants, signInId: null, draftKey: null }
}

const ANSWERS = { biography: 'Moderates.', languages: ['en'], presence: 'on_site', publication: true }
const WHOLE = { ...ANSWERS, days: ['2022-06-01'], funding: 'none' }
const FACTS = { languages: ['en'], presence: 'on_site', group: 'civil_society' }
const nobody = { text: 'x', language: 'en' as const, others: {} }

/** A selection in which two are appointed (KE, ZA), one is in reserve (KE) and one is not taken; of each country one may be appointed. */
async function settled(code: string): Promise<Nominee[]> {
  const model = (await nominationsNamed(t.db, edition, 'facilitators')) ?? expect.unreachable()
  const asks = { role: model.role, group_from: model.groupFrom, completion: model.completion, facts: model.factsFrom }
  const { rules } = model
  const title = { ar: code, zh: code, en: code, fr: code, ru: code, es: code }
  const now = t.clock.now()
  await t.db.transaction().execute(async (tx) => {
    await addNominationSelections(
      tx,
      edition.id,
      { selections: [{ id: code, kind: code, title, rules, ...asks }] },
      now,
    )
    const { id: selectionId } = (await nominationsNamed(tx, edition, code)) ?? expect.unreachable()
    const all: [string, Standing, string][] = [
      ...[
        ['Akinyi', 'chosen', 'KE'] as [string, Standing, string],
        ['Bongani', 'chosen', 'ZA'] as [string, Standing, string],
      ],
      ...[
        ['Chebet', 'reserve', 'KE'] as [string, Standing, string],
        ['丹', 'not_taken', 'CN'] as [string, Standing, string],
      ],
    ]
    for (const [givenName, standing, country] of all) {
      const id = randomUUID()
      const entry = await addEntry(tx, edition, { selectionId, subject: id, facts: { ...FACTS, country } }, now)
      await addNominee(tx, edition, {
        ...{ id, selectionId, entryId: entry.id, givenName, familyName: 'Exemplar', country, region: 'africa' },
        ...{
          email: `${standing}-${country}-${code}@example.org`.toLowerCase(),
          stakeholderType: 'civil_society',
          group: 'civil_society',
        },
        ...{ gender: null, jobTitle: '', organization: '', language: 'en' },
      })
      await changeNominee(tx, edition, id, { answer: 'consented', answered_at: now, answers: WHOLE })
      await letStand(tx, edition, { selectionId, entryId: entry.id, standing, place: 1 }, now)
    }
  })
  return standingIn(code)
}

async function standingIn(code: string) {
  const { id } = (await nominationsNamed(t.db, edition, code)) ?? expect.unreachable()
  return nomineesOf(t.db, edition, id)
}
const lettersTo = (all: readonly Nominee[]) =>
  t.db
    .selectFrom('mail_message')
    .select(['key', 'recipient', 'subject'])
    .where(
      'recipient',
      'in',
      all.map(({ email }) => email ?? ''),
    )
    .execute()

const place = (selection: string, number: number, standing: Standing) =>
  perform(t.platform, nomineePlaced, {
    edition,
    actor: program(),
    wish: { selection, number, standing, reason: nobody },
  })
const answers = (of: Nominee, does: 'decline' | 'keep', said = {}) =>
  perform(t.platform, nomineeAnswered, {
    ...{ edition, actor: program() },
    wish: { nomineeId: of.id, does, answers: { ...WHOLE, ...said }, photo: null },
  })

/** What each of two heads does who has looked at the page of the release. */
async function releasing(selection: string, by: Viewer) {
  const asked = { edition, actor: person(by), wish: { selection } }
  const looked = await preview(t.platform, selectionReleased, asked)
  const seen = (looked.ok && looked.value.seen) || ''
  return () => perform(t.platform, selectionReleased, { ...asked, seen })
}

test('of two who announce while a nominee declines, drops out or is placed, one does it whole and each is told once, or nobody does', async () => {
  let released = 0
  for (let round = 0; round < 12; round++) {
    const code = `race-${round}`
    const before = await settled(code)
    const [akinyi, bongani, chebet, dan] = before as [Nominee, Nominee, Nominee, Nominee]
    const meanwhile = [
      () => answers(bongani, 'decline'),
      () => place(code, akinyi.entry.number, 'gone'),
      () => place(code, chebet.entry.number, 'chosen'),
      () => answers(dan, 'keep', { biography: 'Otherwise.' }),
    ][round % 4] as () => Promise<{ ok: boolean }>
    const acts = [...(await Promise.all(heads.map((one) => releasing(code, one)))), meanwhile]
    const first = round % 3
    const done = await Promise.all([...acts.slice(first), ...acts.slice(0, first)].map((act) => act()))
    const ofHeads = done.filter((_, i) => (i + first) % 3 !== 2).filter(({ ok }) => ok).length
    expect(ofHeads).toBeLessThanOrEqual(1)
    released += ofHeads
    const after = await standingIn(code)
    const letters = (await lettersTo(after)).filter(({ key }) => key.endsWith(':released'))
    const { releasedAt } = (await nominationsNamed(t.db, edition, code)) ?? expect.unreachable()
    expect(releasedAt !== null).toBe(ofHeads === 1)
    // Whole or not at all: everybody who had accepted is told once, or nobody is.
    const told = after.filter(({ answer }) => answer === 'consented').map(({ email }) => email)
    if (ofHeads === 1) expect(letters.map(({ recipient }) => recipient).sort()).toEqual(told.sort())
    else expect(letters).toEqual([])
    const chosen = after.filter(({ entry }) => entry.standing === 'chosen')
    expect(chosen.every(({ answer }) => answer === 'consented')).toBe(true)
    const { rules } = (await nominationsNamed(t.db, edition, code)) ?? expect.unreachable()
    const taken = takenBy(
      rules.limits,
      'chosen',
      chosen.map(({ entry }) => entry),
    )
    expect([taken.get('country KE') ?? 0, taken.get('country ZA') ?? 0].every((n) => n <= 1)).toBe(true)
  }
  expect(released).toBeGreaterThan(2)
}, 60_000)

test('a release keeps to the rules as they are when it is done, not as they were when its page was read', async () => {
  await settled('other-rules')
  const announce = await releasing('other-rules', heads[0] as Viewer)
  const { rules, id } = (await nominationsNamed(t.db, edition, 'other-rules')) ?? expect.unreachable()
  const fewer = rules.limits.map((one) => (one.code === 'group' ? { ...one, each: { civil_society: 1 } } : one))
  await t.db
    .updateTable('selection')
    .set({ rules: JSON.stringify({ ...rules, limits: fewer }) })
    .where('id', '=', id)
    .execute()
  expect(await announce()).toMatchObject({ refusal: { code: 'changed-meanwhile' } })
  const again = await releasing('other-rules', heads[0] as Viewer)
  expect(await again()).toMatchObject({ refusal: { code: 'quota-full', facts: { value: 'civil_society', most: 1 } } })
})

test('whoever has accepted changes nothing into something incomplete, and is decided on again when a rule looks at what they change', async () => {
  const [akinyi] = (await settled('again')) as [Nominee]
  expect(await answers(akinyi, 'keep', { biography: '' })).toMatchObject({ refusal: { code: 'answers-faulty' } })
  expect(await answers(akinyi, 'keep', { biography: 'Newer.' })).toMatchObject({ ok: true })
  expect((await standingIn('again'))[0]?.entry.standing).toBe('chosen')
  const { rules, id } = (await nominationsNamed(t.db, edition, 'again')) ?? expect.unreachable()
  const onSite = { ...rules.conditions[0], code: 'on-site', fact: 'presence', is: { oneOf: ['on_site'] } }
  await t.db
    .updateTable('selection')
    .set({ rules: JSON.stringify({ ...rules, conditions: [onSite] }) })
    .where('id', '=', id)
    .execute()
  expect(await answers(akinyi, 'keep', { presence: 'remote' })).toMatchObject({ ok: true })
  expect((await standingIn('again'))[0]?.entry.standing).toBe('shortlisted')
})
