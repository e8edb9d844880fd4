import { expect, test } from 'vitest'
import { byDay, choiceFrom, chosen } from './agenda-choice.ts'
import { foundBy } from './agenda-search.ts'
import { anAgendaEntry } from './samples.ts'
import { shownDays } from './shown-days.ts'

const ZONE = 'Europe/Zurich'
const at = (number: number, startsAt: string, minutes = 90) =>
  anAgendaEntry({ number, startsAt: new Date(startsAt), endsAt: new Date(Date.parse(startsAt) + minutes * 60_000) })
const forum = [
  at(1, '2022-05-30T07:00:00Z'),
  at(2, '2022-05-31T20:00:00Z', 300), // from ten in the evening until three
  at(3, '2022-06-01T07:00:00Z'),
  at(4, '2022-06-02T07:00:00Z'),
]
const shownAt = (now: string, query = '', entries = forum) =>
  shownDays(byDay(entries, ZONE), choiceFrom(new URLSearchParams(query), []), new Date(now)).map(({ day }) => day)

test('the agenda opens at now: before the forum at all of it, during it at what is not over, after it at all of it again', () => {
  const all = ['2022-05-30', '2022-05-31', '2022-06-01', '2022-06-02']
  expect(shownAt('2022-05-01T00:00:00Z')).toEqual(all)
  expect(shownAt('2022-06-01T07:30:00Z')).toEqual(['2022-06-01', '2022-06-02'])
  expect(shownAt('2022-06-03T00:00:00Z')).toEqual(all)
  expect(shownAt('2022-06-01T07:30:00Z', 'day=all')).toEqual(all)
  expect(shownAt('2022-06-01T07:30:00Z', 'view=day')).toEqual(['2022-06-01'])
})

test('at one in the morning the day before is still shown while a session of it runs', () => {
  expect(shownAt('2022-05-31T23:30:00Z')).toEqual(['2022-05-31', '2022-06-01', '2022-06-02'])
  expect(shownAt('2022-06-01T01:00:00Z')).toEqual(['2022-06-01', '2022-06-02'])
})

test('a session stands on the day it begins in the zone that is asked for, on either side of midnight', () => {
  const days = (zone: string) => byDay(forum, zone).map(({ day, entries }) => [day, entries.map((e) => e.number)])
  expect(days('Asia/Tokyo')[1]).toEqual(['2022-06-01', [2, 3]])
  expect(days('America/Lima')[1]).toEqual(['2022-05-31', [2]])
})

test('a long programme opens at the week of now', () => {
  const long = Array.from({ length: 600 }, (_, n) =>
    at(n + 1, new Date(Date.UTC(2022, 2, 7, 8) + n * 8 * 3_600_000).toISOString()),
  )
  const shown = shownAt('2022-04-13T12:00:00Z', '', long)
  expect([shown[0], shown.at(-1)]).toEqual(['2022-04-13', '2022-04-17'])
})

test('sessions are found by any form of a word, in their own script, by people, room and number; a minus leaves out', async () => {
  const entries = [
    anAgendaEntry({ number: 1, title: 'Bridging divides', language: 'en', abstract: 'Networks for villages' }),
    anAgendaEntry({ number: 2, title: '弥合数字鸿沟', language: 'zh', abstract: '' }),
    anAgendaEntry({ number: 3, title: 'المهارات الرقمية', language: 'ar', abstract: '' }),
  ]
  const find = async (text: string) => {
    const found = await foundBy(entries, text)
    return chosen(entries, choiceFrom(new URLSearchParams(), []), found).map((entry) => entry.number)
  }
  expect(await find('divide network')).toEqual([1])
  expect(await find('数字')).toEqual([2])
  expect(await find('مهارات')).toEqual([3])
  expect(await find('Exampleton -villages')).toEqual([2, 3])
  expect(await find('قاعة')).toEqual([1, 2, 3])
  expect(await find('2')).toEqual([2])
  expect(await find('!?')).toEqual([1, 2, 3])
})
