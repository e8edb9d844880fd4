import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { editionScope } from '../access/public.ts'
import { LANGUAGES } from '../platform/languages/public.ts'
import { deadlineCalendar } from './deadline-calendar.ts'
import type { Call } from './reads.ts'

const edition = editionScope({
  id: 'e',
  slug: 'forum',
  zone: 'Europe/Zurich',
  title: { en: 'Forum', ar: 'منتدى؛ تجربة' },
  startsOn: '2022-03-15',
  endsOn: '2022-06-03',
  submissionPrefix: 'OCP22',
  city: { en: 'Geneva' },
  contactEmail: 'desk@example.org',
})
const call: Call = {
  id: 'c',
  code: 'photo',
  title: {
    en: 'Photographs, and\nmore; much more',
    ar: 'مسابقة الصور الفوتوغرافية، وعنوانٌ طويلٌ يتجاوز حدّ السطر الواحد في ملفات التقويم',
  },
  description: {},
  binding: false,
  submissionKinds: [],
  opensAt: new Date('2021-08-19T12:00:00Z'),
  closesAt: new Date('2022-03-07T23:00:00Z'),
  firstClosing: new Date('2022-03-07T23:00:00Z'),
  closesRule: 'end_of_day',
  zone: 'Europe/Zurich',
  changes: [],
}
const moved = new Date('2022-03-11T23:00:00Z')
const extended: Call = {
  ...call,
  closesAt: moved,
  changes: [
    {
      fromAt: call.closesAt,
      toAt: moved,
      recordedAt: new Date('2022-03-02T08:00:00Z'),
      madeAt: null,
      reason: {},
      source: null,
    },
  ],
}

const read = (of: Call, language: (typeof LANGUAGES)[number]) => {
  const text = deadlineCalendar(edition, of, language, 'https://example.org/c')
  const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')
  if (!event) throw new Error('no event')
  return { text, event: new ICAL.Event(event), stamp: event.getFirstPropertyValue('dtstamp')?.toString() }
}

test('the calendar file of a closing is read back whole in six languages, at its instant, and never differs for the same call', () => {
  for (const language of LANGUAGES) {
    const { text, event, stamp } = read(call, language)
    expect(event.startDate.toJSDate()).toEqual(call.closesAt)
    expect(event.summary).toContain(call.title[language] ?? call.title.en)
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    expect(stamp).toBe('2021-08-19T12:00:00Z')
    expect(read(call, language).text).toBe(text)
  }
})

test('an extension moves the entry a calendar already has', () => {
  const [before, after] = [read(call, 'en').event, read(extended, 'en').event]
  expect(after.uid).toBe(before.uid)
  expect(after.sequence).toBeGreaterThan(before.sequence)
  expect(after.startDate.toJSDate()).toEqual(moved)
})
