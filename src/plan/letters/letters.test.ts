import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../../access/public.ts'
import { person, program } from '../../acts/public.ts'
import { house } from '../../house.ts'
import { composeLetter } from '../../page/letter.ts'
import { LANGUAGES, type Language } from '../../platform/languages/public.ts'
import type { Attachment } from '../../platform/mail/mail.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { endSession, restoreSession } from '../cancel.ts'
import { placeSession } from '../place.ts'
import { previewAgenda, publishAgenda } from '../publish-agenda.ts'
import { editionWithSessions } from '../testing/edition-with-sessions.ts'
import { officer } from '../testing/officer.ts'
import { unplaceSessions } from '../unplace.ts'
import { letterFactsOf, TOLD_KINDS, type ToldKind } from './letter-facts.ts'
import { letterWords } from './letters.ts'

const now = new Date('2022-03-20T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform('2022-03-20T10:00:00Z', {}, house)
})
afterAll(() => t.close())

const as = (edition: EditionScope) => ({ edition, actor: program() })
const place = (edition: EditionScope, sessionNumber: number, slotCode: string, roomCode = 'a') =>
  placeSession(t.platform, as(edition), {
    ...{ sessionNumber, slotCode, roomCode, startsAt: null, anyway: true },
    reason: { text: 'The other room is being repaired.', language: 'en', others: {} },
  })
const publish = (edition: EditionScope) => publishAgenda(t.platform, as(edition), { note: '', reason: 'As it stands.' })
const letters = async (edition: EditionScope, version: number) =>
  t.db
    .selectFrom('mail_message')
    .select(['recipient', 'subject', 'text_body as text', 'attachments'])
    .where('key', 'like', `agenda:${edition.id}:${version}:%`)
    .orderBy('recipient')
    .execute()
const eventsIn = (attachments: unknown) =>
  (attachments as (Attachment & { content: string })[]).map(({ contentType, content }) => {
    const calendar = new ICAL.Component(ICAL.parse(content))
    const events = calendar.getAllSubcomponents('vevent')
    return [
      contentType,
      calendar.getFirstPropertyValue('method'),
      ...events.map((event) => [event.getFirstPropertyValue('status'), event.getFirstPropertyValue('sequence')]),
    ]
  })

test('whoever is concerned is told once per publication with exactly their changes, and never for an edit', async () => {
  const { edition, numbers } = await editionWithSessions(t.db, 2, now)
  const [one = 0, two = 0] = numbers
  const known = { ...edition, contactEmail: 'desk@example.org' }
  await place(known, one, '2022-06-01-A')
  await place(known, one, '2022-06-02-B')
  await place(known, two, '2022-06-01-A', 'popov')
  expect(await letters(known, 1)).toEqual([])
  await publish(known)
  const first = await letters(known, 1)
  expect(first.map(({ recipient }) => recipient)).toEqual([...new Set(first.map(({ recipient }) => recipient))])
  const both = first.find(({ recipient }) => recipient === 'p0@example.org') // moderates both
  expect(both?.subject).toMatch(/2 changes to your sessions/)
  expect(both?.text).toContain(`session ${one}, “Session 0”, has its place in the programme`)
  expect(both?.text).toContain('Thursday')
  expect(both?.text).toMatch(/When: .*UTC\+02:00 \(09:00–10:30 UTC\)/)
  expect(both?.text).not.toContain('has moved')

  await place(known, one, '2022-06-01-B')
  await publish(known)
  const second = await letters(known, 2)
  const moved = second.find(({ recipient }) => recipient === 'p0@example.org')
  expect([moved?.subject, second.every(({ text }) => !text.includes(String(two)))]).toEqual([
    `Session ${one} has moved`,
    true,
  ])
  expect(moved?.text).toMatch(/Before: Thursday.*Now: Wednesday/s)
  expect(moved?.text).toContain('Reason: The other room is being repaired.')
  expect(eventsIn(moved?.attachments)).toEqual([
    ['text/calendar; method=REQUEST; charset=utf-8', 'REQUEST', ['CONFIRMED', 1]],
  ])

  await t.db.updateTable('session').set({ title: 'Other words' }).where('number', '=', one).execute()
  await publish(known)
  expect(await letters(known, 3)).toEqual([]) // its page says it; nobody has to come elsewhere
})

test('cancelled, brought back, taken out: each its own words, and the calendar’s SEQUENCE rises', async () => {
  const { edition, numbers } = await editionWithSessions(t.db, 1, now)
  const known = { ...edition, contactEmail: 'desk@example.org' }
  const [one = 0] = numbers
  await place(known, one, '2022-06-01-A')
  await publish(known)
  await endSession(t.platform, as(known), { sessionNumber: one, to: 'cancelled', reason: 'The speakers fell ill.' })
  await publish(known)
  await restoreSession(t.platform, as(known), { sessionNumber: one, reason: 'They are well.', place: 'back' })
  await publish(known)
  await unplaceSessions(t.platform, as(known), { numbers: [one], reason: 'The room floods.' })
  await publish(known)
  const told = await Promise.all([2, 3, 4].map(async (version) => (await letters(known, version))[0]))
  expect(told.map((letter) => letter?.subject)).toEqual([
    `Session ${one} is cancelled`,
    `Session ${one} takes place after all`,
    `Session ${one}: time to be announced`,
  ])
  expect(told.map((letter) => eventsIn(letter?.attachments)[0]?.slice(1))).toEqual([
    ['CANCEL', ['CANCELLED', 1]],
    ['REQUEST', ['CONFIRMED', 2]],
    ['CANCEL', ['CANCELLED', 3]],
  ])
  expect(told[0]?.text).toContain('It was announced for: Wednesday')
})

test('the page of publishing counts the letters, and another address meanwhile is another thing to confirm', async () => {
  const { edition, numbers } = await editionWithSessions(t.db, 1, now)
  await place(edition, numbers[0] ?? 0, '2022-06-01-A')
  const by = { edition, actor: person(officer(edition)) }
  const looked = await previewAgenda(t.platform, by)
  if (!looked.ok) throw new Error(looked.refusal.code)
  expect(looked.value.facts.letters.map(({ to }) => to.email)).toContain('p0@example.org')
  await t.db
    .updateTable('submission')
    .set({ submitter_email: 'other@example.org' })
    .where('edition_id', '=', edition.id)
    .execute()
  const seen = looked.value.seen ?? ''
  expect(await publishAgenda(t.platform, { ...by, seen }, { note: '', reason: '' })).toMatchObject({
    refusal: { code: 'changed-meanwhile', difference: { changed: ['letters'] } },
  })
})

const entry = (number: number, standing: 'on' | 'cancelled' | 'postponed' | 'unplaced') => ({
  sessionId: `s${number}`,
  number,
  title: 'المحتوى 2',
  language: 'ar',
  standing,
  startsAt: new Date('2022-06-01T22:30:00Z'),
  endsAt: new Date('2022-06-01T23:30:00Z'),
  room: { code: 'a', name: { en: 'Room A', ar: 'القاعة A' } },
  sequence: 2,
})
const standingOf = (kind: ToldKind) =>
  kind === 'new' || kind === 'moved' || kind === 'restored' ? ('on' as const) : kind

test.each(LANGUAGES)('every change has its words in %s, whole, isolated and with both zones', (reads) => {
  const edition = {
    ...{ slug: 'forum', zone: 'Europe/Zurich', contactEmail: 'desk@example.org' },
    title: { en: 'Forum 2022', ar: 'منتدى 2022' },
  } as unknown as EditionScope
  const told = { email: 'a@example.org', name: 'Akosua Exampleton', reads: reads as Language }
  const letterOf = (kinds: readonly ToldKind[]) => {
    const changes = kinds.map((kind, i) => ({
      ...{ kind, sessionId: `s${i}`, number: i, title: 'المحتوى 2', language: 'ar', fields: [] },
      ...{ from: entry(i, 'on'), to: entry(i, 'on') },
      reason: { text: 'It fits.', language: 'en', others: {} },
    }))
    const entries = kinds.map((kind, i) => entry(i, standingOf(kind)))
    const [facts] = letterFactsOf(
      { changes, entries } as never,
      kinds.map((_, i) => ({ ...told, session: `s${i}` })),
    )
    if (!facts) throw new Error('no letter')
    return composeLetter(reads, letterWords(facts, { origin: 'https://forum.example', edition }))
  }
  for (const kinds of [...TOLD_KINDS.map((kind) => [kind]), TOLD_KINDS]) {
    const { subject, text, html } = letterOf(kinds)
    for (const words of [subject, text, html]) expect(words).not.toMatch(/[{}]|undefined|null|Invalid/)
    expect(text).toContain('desk@example.org')
    expect(text).toContain('UTC+02:00')
    expect(text).toMatch(/22:30–23:30 UTC/) // of another day than on the forum's clock, which is said
    expect(text).toContain('\u2068المحتوى 2\u2069')
    const bare = text.replace(/\u2068[^\u2069]*\u2069/g, '').replace(/^https:.*$/m, '')
    if (reads === 'ar') expect(bare).not.toMatch(/[A-Za-z]/)
  }
})
