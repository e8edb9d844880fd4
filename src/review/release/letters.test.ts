import { expect, test } from 'vitest'
import { editionScope } from '../../access/public.ts'
import { composeLetter, withoutLinks } from '../../page/letter.ts'
import { LANGUAGES, type Language } from '../../platform/languages/public.ts'
import type { Outcome } from '../decision.ts'
import { because } from '../testing/desk.ts'
import type { Item, Party } from './contents.ts'
import { ingredientsOf, type LetterFacts, letterFactsOf } from './letter-facts.ts'
import { letterWords } from './letters.ts'

const edition = editionScope({
  id: '00000000-0000-4000-8000-000000000001',
  slug: 'wsis-forum-2022',
  zone: 'Europe/Zurich',
  city: { en: 'Geneva' },
  title: { en: 'WSIS Forum 2022', ar: 'منتدى القمة العالمية لمجتمع المعلومات لعام 2022', zh: '2022年WSIS论坛' },
  startsOn: '2022-03-15',
  endsOn: '2022-06-03',
  submissionPrefix: 'OCP22',
  contactEmail: 'desk@example.org',
})
const party = (number: number, more: Partial<Party> = {}): Party => ({
  id: `s${number}`,
  reference: `OCP22-000${number}`,
  number,
  kind: 'workshop_request',
  becomesSession: true,
  state: 'submitted',
  version: 1,
  title: `Title ${number}`,
  language: 'en',
  name: 'Akosua Exampleton',
  email: `someone${number}@example.org`,
  reads: 'en',
  ...more,
})
const item = (submission: Party, outcome: Outcome, more: Partial<Item> = {}): Item => ({
  id: `d${submission.id}`,
  outcome,
  madeOn: 1,
  reason: because('It fits the theme.'),
  by: null,
  at: new Date('2022-03-08T10:00:00Z'),
  submission,
  into: null,
  instead: null,
  leaves: null,
  frees: [],
  heldBack: null,
  ...more,
})
const letterOf = (facts: LetterFacts) =>
  composeLetter(facts.about.reads, letterWords(facts, { origin: 'https://forum.example', edition }))
const only = (...items: Item[]) => letterFactsOf(items).map(letterOf)

test('a letter greets, names the forum, says in one sentence what was decided on which title, why, what comes next, and whom to ask', () => {
  const [letter] = only(item(party(1), 'accepted'))
  expect(letter?.subject).toBe('Your submission OCP22-0001 is accepted')
  expect(letter?.text).toBe(
    `WSIS Forum 2022

Dear Akosua Exampleton,

We are pleased to inform you that your submission OCP22-0001, “Title 1”, has been accepted.

Reason: It fits the theme.

Next step: the secretariat places the session in the programme and tells you its day, hour and room.

See the page of the submission
https://forum.example/en/wsis-forum-2022/submissions/OCP22-0001

Questions: desk@example.org

Yours sincerely,
The secretariat
WSIS Forum 2022

-- 
You receive this letter because you handed in this submission.`,
  )
})

test('in Arabic every value stands apart from the sentence, in the text as in the markup, and a reason of another language says so', () => {
  const title = 'Codes & <b>bold</b> 2.0'
  const [letter] = only(
    item(party(1, { reads: 'ar', title }), 'merged', { into: party(2, { title: 'عنوان آخر', language: 'ar' }) }),
  )
  const text = letter?.text ?? ''
  for (const value of [
    'Akosua Exampleton',
    'OCP22-0001',
    'OCP22-0002',
    'عنوان آخر',
    'It fits the theme.',
    'desk@example.org',
  ])
    expect(text, value).toContain(`\u2068${value}\u2069`)
  expect(text).toContain('السبب (بالإنكليزية): \u2068It fits the theme.\u2069')
  // No Latin letter or digit of a value stands in the sentence itself; the address of the page has a line of its own.
  const bare = text.replace(/\u2068[^\u2069]*\u2069/g, '').replace(/^https:.*$/m, '')
  expect(bare).not.toMatch(/[A-Za-z]/)
  expect(letter?.subject).toBe('مساهمتكم \u2068OCP22-0001\u2069 مدمجة في مساهمة أخرى')
  expect(letter?.html).toContain('<html lang="ar" dir="rtl">')
  expect(letter?.html).toContain('<bdi lang="en" dir="ltr">It fits the theme.</bdi>')
  expect(letter?.html).toContain('<bdi lang="en" dir="ltr">Codes &#38; &#60;b&#62;bold&#60;/b&#62; 2.\u200B0</bdi>')
})

test('a reason written in the reader’s language is the one that is sent', () => {
  const reason = because('It fits the theme.', 'en', { fr: 'Elle correspond au thème.' })
  const of = (reads: Language) => only(item(party(1, { reads }), 'deferred', { reason }))[0]?.text ?? ''
  expect(of('fr')).toContain('Motif\u00a0: Elle correspond au thème.')
  expect(of('es')).toContain('Motivo (en inglés): It fits the theme.')
})

test('an Arabic title in an English letter is isolated too', () => {
  const [letter] = only(item(party(1, { title: 'المحتوى 2', language: 'ar' }), 'accepted'))
  expect(letter?.text).toContain('OCP22-0001, “\u2068المحتوى 2\u2069”, has been accepted')
})

const OUTCOMES: Outcome[] = ['accepted', 'merged', 'not_taken', 'deferred']
test.each(LANGUAGES)('every outcome has its words in %s, with nothing left to fill in', (reads) => {
  for (const outcome of OUTCOMES) {
    const facts = item(party(1, { reads }), outcome, {
      into: outcome === 'merged' ? party(2, { reads }) : null,
      instead: { id: 'before', outcome: 'accepted', releasedAt: new Date('2022-03-01T10:00:00Z') },
      frees: [party(3, { reads })],
      leaves: party(4, { reads }),
    })
    for (const { subject, text, html } of only(facts)) {
      for (const words of [subject, text, html]) expect(words, `${reads} ${outcome}`).not.toMatch(/[{}]|undefined|null/)
      expect(text).toContain('OCP22-000')
      expect(text).toContain('desk@example.org')
    }
  }
})

test('one letter for each submission a release concerns, whatever it tells of it', () => {
  const [host, first, second] = [party(1), party(2), party(3)]
  const letters = letterFactsOf([
    item(host, 'accepted'),
    item(first, 'merged', { into: host, reason: because('Same subject.') }),
    item(second, 'merged', { into: host, reason: because('Same speakers.') }),
  ])
  expect(letters.map(({ about }) => about.reference)).toEqual(['OCP22-0001', 'OCP22-0002', 'OCP22-0003'])
  const text = letterOf(letters[0] as LetterFacts).text
  expect(text).toContain('2 other submissions have been merged into your submission OCP22-0001, “Title 1”:')
  expect(text).toContain('Submission OCP22-0003, “Title 3”\n\nReason: Same speakers.')
  // A host that is not decided upon itself is told as well; whoever left no address, or has withdrawn, is not.
  const alone = letterFactsOf([item(first, 'merged', { into: host }), item(party(4, { email: '' }), 'accepted')])
  expect(alone.map(({ about, decision }) => [about.reference, decision?.outcome])).toEqual([
    ['OCP22-0001', undefined],
    ['OCP22-0002', 'merged'],
  ])
})

test('words of strangers lead nowhere: no link in a title, no address or sermon where a name should stand', () => {
  expect(withoutLinks('Pay at\nhttps://evil.example/pay now')).toBe('Pay at https://\u200Bevil.\u200Bexample/pay now')
  const greeted = (name: string) => only(item(party(1, { name }), 'accepted'))[0]?.text.split('\n')[2]
  expect(greeted('Akosua Exampleton')).toBe('Dear Akosua Exampleton,')
  expect(greeted('URGENT\nPay at www.evil.example')).toBe('Dear submitter,')
  expect(greeted('x'.repeat(200))).toBe('Dear submitter,')
})

test('whatever a letter would say otherwise is another thing to confirm', () => {
  const of = (submission: Party, more: Partial<Item> = {}) =>
    JSON.stringify(letterFactsOf([item(submission, 'accepted', more)]).map(ingredientsOf))
  const plain = of(party(1))
  expect(of(party(1))).toBe(plain)
  for (const other of [{ title: 'Other' }, { email: 'o@example.org' }, { name: 'Other' }, { reads: 'fr' as const }])
    expect(of(party(1, other)), Object.keys(other).join()).not.toBe(plain)
  expect(of(party(1), { reason: because('Because.') })).not.toBe(plain)
})
