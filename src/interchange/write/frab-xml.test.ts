import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Schedule } from '../schedule.ts'
import { childrenOf, childText, eventsIn, xmlFaults, xmlTree } from '../testing/frab-rules.ts'
import { schedules } from '../testing/generated.ts'
import { anEvent, aPerson, aSchedule, facts, guidNumber } from '../testing/samples.ts'
import { frabXml } from './frab-xml.ts'

const xmlOf = (schedule: Schedule) => frabXml(schedule, facts)
const treeOf = (schedule: Schedule) => xmlTree(xmlOf(schedule))
const conferenceWith = (said: Partial<Schedule['conference']>, events = [anEvent()]) => {
  const base = aSchedule(events)
  return { ...base, conference: { ...base.conference, ...said } }
}
const acronymOf = (acronym: string | null, title = 'Forum') =>
  childText(childrenOf(treeOf(conferenceWith({ acronym, title })), 'conference')[0] ?? fail(), 'acronym')
const fail = (): never => {
  throw new Error('no conference')
}

test('every programme passes the public schema', () => {
  fc.assert(
    fc.property(schedules, (schedule) => {
      expect(xmlFaults(xmlOf(schedule))).toEqual([])
    }),
    { numRuns: 80 },
  )
})

test('the rules rebuilt from the schema see what the schema sees', () => {
  const good = xmlOf(aSchedule([anEvent({ slug: 'forum-opening', doNotRecord: true })]))
  expect(xmlFaults(good)).toEqual([])
  const breaks: [string | RegExp, string][] = [
    ['<acronym>forum2027', '<acronym>igf'],
    ['<slug>forum-opening', '<slug>5g'],
    ['<license></license>', ''],
    ['<duration>01:30', '<duration>100:30'],
    ['slug="access"', 'slug="5g"'],
    ['<timeslot_duration>', '<day_change>06:00</day_change><timeslot_duration>'],
    [' id="101"', ' id="0"'],
    ['</abstract>', '</abstract><feedback_url></feedback_url>'],
    [/start="[^"]*Z?"/, 'start="10:30"'],
  ]
  for (const [from, to] of breaks) expect(xmlFaults(good.replace(from, to)), String(from)).not.toEqual([])
})

describe('rules of the schema', () => {
  test('X1 an acronym has at least four of a-z, 0-9 and _', () => {
    expect(['igf', 'IGF2027', 'WSIS-Forum', null, '', 'منتدى'].map((a) => acronymOf(a))).toEqual([
      'igf2027',
      'igf2027',
      'wsisforum',
      'forum',
      'forum',
      'forum',
    ])
  })

  test('X2 a slug that does not fit is left out, one in Arabic too', () => {
    const slugs = ['wsis-2027-opening', 'x', 'افتتاح-المنتدى', 'Forum-Opening']
    const events = slugs.map((slug, n) => anEvent({ guid: guidNumber(n), id: n + 1, slug }))
    expect(eventsIn(treeOf(aSchedule(events))).map((e) => childText(e, 'slug'))).toEqual([
      'wsis-2027-opening',
      null,
      null,
      null,
    ])
  })

  test('X3 no color without a primary one, and none of a track that is no colour', () => {
    expect(childrenOf(childrenOf(treeOf(aSchedule([anEvent()])), 'conference')[0] ?? fail(), 'color')).toEqual([])
    expect(xmlOf(aSchedule([anEvent()], { tracks: [{ name: 'Access', color: null }] }))).not.toContain('color=')
  })

  test('X4 addresses that are empty or relative are left out', () => {
    const [event] = eventsIn(
      treeOf(aSchedule([anEvent({ feedbackUrl: '', logo: 'logo.png', url: 'javascript:alert(1)' })])),
    )
    expect(['feedback_url', 'logo', 'url'].map((name) => childText(event ?? fail(), name))).toEqual([null, null, null])
  })

  test('X5 a duration has two digits of hours at most', () => {
    const [event] = eventsIn(treeOf(aSchedule([anEvent({ durationMinutes: 120 * 60 })])))
    expect(childText(event ?? fail(), 'duration')).toBe('23:59')
  })

  test('X6 a recording has a license, which may be empty', () => {
    const [event] = eventsIn(treeOf(aSchedule([anEvent({ doNotRecord: true })])))
    const [recording] = childrenOf(event ?? fail(), 'recording')
    expect([childText(recording ?? fail(), 'license'), childText(recording ?? fail(), 'optout')]).toEqual(['', 'true'])
  })

  test('X7 the slug of a track begins with a letter and is its own', () => {
    const names = ['5G', '5g', '发展', 'C4. Capacity building']
    const conference = childrenOf(
      treeOf(aSchedule([anEvent({ track: null })], { tracks: names.map((name) => ({ name, color: null })) })),
      'conference',
    )[0]
    expect(childrenOf(conference ?? fail(), 'track').map((t) => t.attributes.slug)).toEqual([
      'track-5g',
      'track-5g-2',
      'track-3',
      'c4-capacity-building',
    ])
  })

  test('X8 no day_change, although a client reads it', () =>
    expect(xmlOf(aSchedule([anEvent()]))).not.toContain('day_change'))

  test('X9 a session with two times has its own id, and neither code nor slug twice', () => {
    const twice = [1, 2].map((n) =>
      anEvent({
        guid: guidNumber(n),
        id: 7,
        code: 'ABC123',
        slug: 'forum-opening',
        start: `2027-06-01T0${6 + n}:00:00Z`,
      }),
    )
    const events = eventsIn(treeOf(aSchedule(twice)))
    expect(new Set(events.map((e) => e.attributes.id)).size).toBe(2)
    expect(events.map((e) => [e.attributes.code, childText(e, 'slug')])).toEqual([
      [undefined, null],
      [undefined, null],
    ])
  })
})

describe('what Giggity demands', () => {
  test('C1 schedule and conference stand within the first 1,024 characters, however long everything else is', () => {
    const long = conferenceWith({
      title: 'x'.repeat(3000),
      version: 'v'.repeat(3000),
      url: `https://forum.example.org/${'y'.repeat(1500)}`,
    })
    const head = frabXml(long, { ...facts, url: `https://forum.example.org/${'z'.repeat(1500)}` }).slice(0, 1024)
    expect([head.includes('<schedule'), head.includes('<conference')]).toEqual([true, true])
  })

  test('C2 no DOCTYPE', () => expect(xmlOf(aSchedule([anEvent()]))).not.toMatch(/<!DOCTYPE/i))

  test('C3 no duration of 24 hours or more', () => {
    const events = [1439, 1440, 1441, 9000].map((durationMinutes, n) =>
      anEvent({ guid: guidNumber(n), id: n + 1, durationMinutes }),
    )
    expect(eventsIn(treeOf(aSchedule(events))).map((e) => childText(e, 'duration'))).toEqual([
      '23:59',
      '23:59',
      '23:59',
      '23:59',
    ])
  })

  test('C4 the zone is one Java knows: an IANA name', () =>
    expect(childText(childrenOf(treeOf(aSchedule([anEvent()])), 'conference')[0] ?? fail(), 'time_zone_name')).toBe(
      'Europe/Zurich',
    ))

  test('C5 no link or person outside an event', () => {
    const tree = treeOf(aSchedule([anEvent({ links: [{ url: 'https://example.org/a', title: null, type: null }] })]))
    const outside = [
      tree,
      ...childrenOf(tree, 'day'),
      ...childrenOf(tree, 'day').flatMap((d) => d.children),
      childrenOf(tree, 'conference')[0] ?? fail(),
    ]
    expect(
      outside.flatMap((element) => element.children.map((c) => c.name)).filter((name) => /link|person/.test(name)),
    ).toEqual([])
  })

  test('C6 every event has id, guid, title, duration, start and date, none of them twice', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const events = eventsIn(treeOf(schedule))
        for (const e of events)
          for (const name of ['title', 'duration', 'start', 'date']) expect(childText(e, name)).toBeTruthy()
        for (const name of ['id', 'guid'])
          expect(new Set(events.map((e) => e.attributes[name])).size).toBe(events.length)
      }),
      { numRuns: 40 },
    )
  })

  test('C7 a date has its offset, the one of that instant', () => {
    const [winter, summer] = ['2027-02-01T08:00:00Z', '2027-06-01T07:00:00Z'].map((start) => {
      const [event] = eventsIn(treeOf(aSchedule([anEvent({ start })])))
      return childText(event ?? fail(), 'date')
    })
    expect([winter, summer]).toEqual(['2027-02-01T09:00:00+01:00', '2027-06-01T09:00:00+02:00'])
  })

  test('C8 an event after midnight stands under the day it belongs to, and within its hours', () => {
    const late = anEvent({ start: '2027-06-01T23:30:00Z', day: '2027-06-01' })
    const [day] = childrenOf(treeOf(aSchedule([late])), 'day')
    expect(day?.attributes).toMatchObject({ date: '2027-06-01', end: '2027-06-02T03:00:00+02:00' })
    expect(
      childrenOf(day ?? fail(), 'room')
        .flatMap((r) => r.children)
        .map((e) => childText(e, 'start')),
    ).toEqual(['01:30'])
  })

  test('C9 one language, as two letters; none where it is not known', () => {
    const events = [['zh-Hans', 'en'], ['pt-BR'], [], ['gsw']].map((languages, n) =>
      anEvent({ guid: guidNumber(n), id: n + 1, languages }),
    )
    expect(eventsIn(treeOf(aSchedule(events))).map((e) => childText(e, 'language'))).toEqual(['zh', 'pt', null, null])
  })
})

describe('what EventFahrplan and Engelsystem demand', () => {
  test('C15 the index of a day is a number, and its end is given', () => {
    const [day] = childrenOf(treeOf(aSchedule([anEvent()])), 'day')
    expect(day?.attributes).toMatchObject({ index: '1', end: '2027-06-01T20:00:00+02:00' })
  })

  test('C16 the file is whole: the root is closed', () =>
    expect(xmlOf(aSchedule([anEvent()]))).toContain('\n</schedule>\n'))

  test('C17 durations are HH:MM, never with seconds', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        for (const e of eventsIn(treeOf(schedule))) expect(childText(e, 'duration')).toMatch(/^\d\d:\d\d$/)
      }),
      { numRuns: 40 },
    )
  })

  test('C18 ids are unique, and stay the same when other sessions come and go', () => {
    const events = [1, 2, 3].map((n) =>
      anEvent({ guid: guidNumber(n), id: null, start: `2027-06-01T0${6 + n}:00:00Z` }),
    )
    const ids = (schedule: Schedule) =>
      new Map(eventsIn(treeOf(schedule)).map((e) => [e.attributes.guid, e.attributes.id]))
    const [all, fewer] = [ids(aSchedule(events)), ids(aSchedule(events.slice(1)))]
    expect(new Set(all.values()).size).toBe(3)
    for (const [guid, id] of fewer) expect(all.get(guid)).toBe(id)
  })

  test('C21 a person has one number in all sessions, and nobody else has it', () => {
    const [ada, ben] = [aPerson({ guid: guidNumber(8), id: 5 }), aPerson({ guid: guidNumber(9), id: 5, name: 'Ben' })]
    const events = [[ada, ben], [ben]].map((people, n) => anEvent({ guid: guidNumber(n), id: n + 1, people }))
    const persons = eventsIn(treeOf(aSchedule(events))).flatMap((e) =>
      childrenOf(childrenOf(e, 'persons')[0] ?? fail(), 'person'),
    )
    const idsOf = Map.groupBy(persons, (p) => p.text)
    expect([...idsOf.values()].map((same) => new Set(same.map((p) => p.attributes.id)).size)).toEqual([1, 1])
    expect(new Set(persons.map((p) => p.attributes.id)).size).toBe(2)
  })
})

test('a session that does not take place says so in its title, in the language of the export', () => {
  const [event] = eventsIn(treeOf(aSchedule([anEvent({ state: 'cancelled' })])))
  expect(childText(event ?? fail(), 'title')).toBe('Cancelled: Opening')
})

test('signs of markup and characters XML forbids never break the file', () => {
  const [event] = eventsIn(
    treeOf(aSchedule([anEvent({ title: 'a\u0000b\u000b<&>"\ud800]]>', abstract: '?> <!-- --> </event>' })])),
  )
  expect([childText(event ?? fail(), 'title'), childText(event ?? fail(), 'abstract')]).toEqual([
    'ab<&>"\ufffd]]>',
    '?> <!-- --> </event>',
  ])
})
