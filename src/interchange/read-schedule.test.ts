import { describe, expect, test } from 'vitest'
import { readSchedule } from './read-schedule.ts'
import type { Reading } from './report.ts'
import { countsOf } from './schedule.ts'
import { bytesOf, guidNumber } from './testing/samples.ts'

async function reading(file: string | Uint8Array, zone: string | null = null): Promise<Reading> {
  const read = await readSchedule(typeof file === 'string' ? bytesOf(file) : file, { zone })
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  return read.value
}
const refusalOf = async (file: string | Uint8Array, zone: string | null = null) => {
  const read = await readSchedule(typeof file === 'string' ? bytesOf(file) : file, { zone })
  return read.ok ? null : read.refusal
}
const told = ({ items }: Reading) => items.map((item) => [item.title, item.outcome, item.remarks.map((r) => r.code)])
const times = ({ schedule }: Reading) => schedule.events.map((e) => [e.title, e.start, e.durationMinutes, e.day])

const xml = (
  events: string,
  conference = '<time_zone_name>Europe/Zurich</time_zone_name>',
  day = 'date="2027-06-01"',
) =>
  `<?xml version="1.0"?>\n<schedule><version>1</version><conference><title>F</title><acronym>forum</acronym>${conference}</conference>\n<day index="1" ${day}><room name="Hall">\n${events}\n</room></day></schedule>`
const event = (inside: string, id = 1, guid = guidNumber(1)) => `<event guid="${guid}" id="${id}">${inside}</event>`
const placed = '<date>2027-06-01T09:00:00+02:00</date><start>09:00</start><duration>01:00</duration>'

const ics = (events: string, head = '') =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n${head}${events}END:VCALENDAR\r\n`
const entry = (lines: string) => `BEGIN:VEVENT\r\n${lines.trim().split('\n').join('\r\n')}\r\nEND:VEVENT\r\n`

describe('XML of frab and its relatives', () => {
  test('two sessions of one guid and one number are both kept, one of them under names of its own', async () => {
    const read = await reading(
      xml(event(`<title>A</title>${placed}`) + event(`<title>B</title>${placed.replaceAll('09:00', '10:00')}`)),
    )
    expect(told(read)).toEqual([
      ['A', 'taken', []],
      ['B', 'repaired', ['duplicate-guid']],
    ])
    expect(new Set(read.schedule.events.map((e) => e.guid)).size).toBe(2)
    expect(read.items.map((item) => item.line)).toEqual([4, 4])
  })

  test('the same session listed again is one session', async () => {
    const once = event(`<title>A</title>${placed}`)
    expect(told(await reading(xml(`${once}\n${once}`)))).toEqual([
      ['A', 'taken', []],
      ['A', 'refused', ['listed-twice']],
    ])
  })

  test('with only a clock time the date is that of the day, or of the next for the small hours', async () => {
    const old =
      event('<title>Talk</title><start>10:00</start><duration>1:00</duration>') +
      event('<title>Party</title><start>01:30</start><duration>2:00</duration>', 2, guidNumber(2))
    const read = await reading(xml(old, '<day_change>06:00</day_change><time_zone_name>Europe/Zurich</time_zone_name>'))
    expect(times(read)).toEqual([
      ['Talk', '2027-06-01T08:00:00Z', 60, '2027-06-01'],
      ['Party', '2027-06-01T23:30:00Z', 120, '2027-06-01'],
    ])
    expect(told(read).flatMap(([, , codes]) => codes)).toEqual(['time-from-day', 'time-from-day'])
  })

  test('where start and date differ the date counts, and an unreadable date gives way to day and start', async () => {
    const read = await reading(
      xml(
        event(`<title>A</title>${placed.replace('<start>09:00', '<start>11:00')}`) +
          event('<title>B</title><date>soon</date><start>12:00</start><duration>01:00</duration>', 2, guidNumber(2)),
      ),
    )
    expect(times(read).map(([title, start]) => [title, start])).toEqual([
      ['A', '2027-06-01T07:00:00Z'],
      ['B', '2027-06-01T10:00:00Z'],
    ])
    expect(told(read)[0]).toEqual(['A', 'repaired', ['start-differs']])
  })

  test.each([
    ['00:45', 45],
    ['25:30', 1530],
    ['1:00:00', 1440],
    ['001:02:30', 1590],
    ['00:45:00', 45],
    ['90', 90],
    ['PT1H30M', 90],
    ['1 h 30 min', 90],
    ['', null],
    ['soon', null],
    ['00:00', null],
  ])('the duration %s beside others in HH:MM is %s minutes', async (said, minutes) => {
    const read = await reading(
      xml(
        event(`<title>A</title><date>2027-06-01T09:00:00+02:00</date><duration>${said}</duration>`) +
          event(`<title>B</title>${placed}`, 2, guidNumber(2)),
      ),
    )
    expect(read.schedule.events.find((e) => e.title === 'A')?.durationMinutes).toBe(minutes)
  })

  test('missing titles, rooms and persons without number lose nothing', async () => {
    const said =
      '<title></title><subtitle>Welcome</subtitle><persons><person>Ada</person><person id="7">Ben</person><person id="7">Cy</person><person id="8"></person></persons>'
    const read = await reading(xml(event(`${said}${placed}`)).replace('name="Hall"', 'name=""'))
    const [only] = read.schedule.events
    expect([only?.title, only?.room, only?.people.map((p) => p.name)]).toEqual(['Welcome', null, ['Ada', 'Ben', 'Cy']])
    expect(new Set(only?.people.map((p) => p.guid)).size).toBe(3)
    expect(told(read)[0]?.[2]).toEqual(['title-missing', 'person-id-shared', 'person-without-name'])
  })

  test('a room that has another guid each day is one room, two of a name on one day are two', async () => {
    const day = (date: string, rooms: string) => `<day date="${date}">${rooms}</day>`
    const room = (n: number, inside = '') => `<room name="Hall" guid="${guidNumber(n)}">${inside}</room>`
    const file = (days: string) =>
      `<schedule><conference><title>F</title><time_zone_name>Europe/Zurich</time_zone_name></conference>${days}</schedule>`
    const later = event(`<title>A</title>${placed.replace('06-01', '06-02')}`)
    const days = await reading(file(day('2027-06-01', room(1)) + day('2027-06-02', room(2, later))))
    expect([days.schedule.rooms.map((r) => r.name), days.schedule.events[0]?.room]).toEqual([['Hall'], guidNumber(1)])
    const twins = await reading(file(day('2027-06-02', room(1) + room(2, later))))
    expect([twins.schedule.rooms.map((r) => r.name), twins.schedule.events[0]?.room]).toEqual([
      ['Hall', 'Hall (2)'],
      guidNumber(2),
    ])
  })

  test('markup in a description becomes words, escaped, in CDATA or as elements', async () => {
    const read = await reading(
      xml(
        event(
          `<title>A</title>${placed}<description>&lt;p&gt;One &amp;amp; two&lt;/p&gt;&lt;ul&gt;&lt;li&gt;x&lt;/li&gt;&lt;/ul&gt;</description>`,
        ) +
          event(
            `<title>B</title>${placed}<description><![CDATA[<p>Three <a href="https://example.org/">here</a></p>]]></description>`,
            2,
            guidNumber(2),
          ) +
          event(`<title>C</title>${placed}<description><p>Four</p><p>five</p></description>`, 3, guidNumber(3)),
      ),
    )
    expect(read.schedule.events.map((e) => e.description)).toEqual([
      'One & two\n\n- x',
      'Three here (https://example.org/)',
      'Four\n\nfive',
    ])
  })

  test('prefixes, entities of HTML and a bare ampersand do not stop the reading', async () => {
    const read = await reading(
      xml(
        event(
          `<title>Q &amp; A &ndash; R&D</title>${placed}<links><link>https://example.org/a</link><link href="/b">b</link></links>`,
        ),
        '<base_url>https://forum.example.org/</base_url>',
      )
        .replaceAll('<event', '<f:event')
        .replaceAll('</event', '</f:event')
        .replace('<schedule>', '<schedule xmlns:f="urn:f">'),
    )
    expect(read.schedule.events.map((e) => [e.title, e.links.map((l) => l.url)])).toEqual([
      ['Q & A – R&D', ['https://example.org/a', 'https://forum.example.org/b']],
    ])
    expect(read.remarks.map((r) => r.code)).toContain('xml-repaired')
  })

  test('without a zone the offsets tell the instants; with clock times alone the zone is asked for', async () => {
    expect((await reading(xml(event(`<title>A</title>${placed}`), ''))).schedule.conference.zone).toBe('Etc/GMT-2')
    expect((await refusalOf(xml(event('<title>A</title><start>09:00</start>'), '')))?.code).toBe('zone-needed')
    expect(
      times(
        await reading(xml(event('<title>A</title><start>09:00</start><duration>1:00</duration>'), ''), 'Asia/Tokyo'),
      )[0]?.[1],
    ).toBe('2027-06-01T00:00:00Z')
  })

  test('sessions on another day than the one they stand under get that day', async () => {
    const read = await reading(
      xml(event('<title>A</title><date>2027-06-05T09:00:00+02:00</date><duration>01:00</duration>')),
    )
    expect([read.schedule.days.map((d) => d.date), told(read)[0]?.[2]]).toEqual([
      ['2027-06-01', '2027-06-05'],
      ['day-differs'],
    ])
  })

  test.each(['utf-16le', 'utf-16be', 'latin1'])('the encoding %s, by its mark or declaration', async (encoding) => {
    const text = xml(event(`<title>Café Zürich</title>${placed}`))
    const declared = Buffer.from(text.replace('version="1.0"', 'version="1.0" encoding="ISO-8859-1"'), 'latin1')
    const little = Buffer.from(`\uFEFF${text}`, 'utf16le')
    const bytes = encoding === 'latin1' ? declared : encoding === 'utf-16le' ? little : Buffer.from(little).swap16()
    expect((await reading(new Uint8Array(bytes))).schedule.events[0]?.title).toBe('Café Zürich')
  })
})

describe('schedule JSON', () => {
  const v1 = (days: unknown, more: object = {}) =>
    JSON.stringify({
      schedule: {
        version: '1',
        conference: { acronym: 'forum', title: 'F', time_zone_name: 'Europe/Zurich', days, ...more },
      },
    })
  const talk = (said: object = {}) => ({
    guid: guidNumber(1),
    id: 1,
    title: 'A',
    date: '2027-06-01T09:00:00+02:00',
    start: '09:00',
    duration: '01:00',
    persons: [],
    links: [],
    ...said,
  })

  test('persons and links as plain texts, a number as duration, ids as texts', async () => {
    const read = await reading(
      v1([
        {
          date: '2027-06-01',
          rooms: {
            Hall: [
              talk({
                id: '7',
                duration: 45,
                persons: ['Ada', { full_public_name: 'Ben' }],
                links: ['https://example.org/a', { href: 'https://example.org/b', title: 'B' }],
              }),
            ],
          },
        },
      ]),
    )
    const [only] = read.schedule.events
    expect([only?.id, only?.durationMinutes, only?.people.map((p) => p.name), only?.links.map((l) => l.url)]).toEqual([
      7,
      45,
      ['Ada', 'Ben'],
      ['https://example.org/a', 'https://example.org/b'],
    ])
    expect(read.items[0]?.path).toBe('schedule.conference.days[0].rooms.Hall[0]')
  })

  test('an end beside a wrong duration counts, as Indico miscounts days', async () => {
    const read = await reading(
      v1([{ date: '2027-06-01', rooms: { Hall: [talk({ duration: '00:30', end: '2027-06-02T09:30:00+02:00' })] } }]),
    )
    expect([read.schedule.events[0]?.durationMinutes, told(read)[0]?.[2]]).toEqual([1470, ['duration-differs']])
  })

  test('a room that stands twice in a day keeps the sessions of both, and rooms that share a guid stay two', async () => {
    const both = `{"schedule":{"conference":{"title":"F","time_zone_name":"Europe/Zurich","rooms":[{"name":"X","guid":"${guidNumber(9)}"},{"name":"Y","guid":"${guidNumber(9)}"}],"days":[{"date":"2027-06-01","rooms":{"X":[${JSON.stringify(talk())}],"X":[${JSON.stringify(talk({ guid: guidNumber(2), id: 2, title: 'B' }))}]}}]}}}`
    const read = await reading(both)
    expect([read.schedule.events.map((e) => e.title), read.schedule.rooms.map((r) => r.name)]).toEqual([
      ['A', 'B'],
      ['X', 'Y'],
    ])
  })

  test('days whose hours are clock times, and events that are no objects', async () => {
    const read = await reading(
      v1([{ date: '2027-06-01', day_start: '10:30', day_end: '02:00', rooms: { Hall: [talk(), null, 'x'] } }]),
    )
    expect(read.schedule.days).toEqual([
      { date: '2027-06-01', start: '2027-06-01T07:00:00Z', end: '2027-06-02T00:00:00Z' },
    ])
    expect(
      told(read)
        .filter(([, outcome]) => outcome === 'refused')
        .map(([, , codes]) => codes),
    ).toEqual([['not-an-event'], ['not-an-event']])
  })

  test('version 2: states, texts in several languages, tracks and rooms by reference', async () => {
    const read = await reading(
      JSON.stringify({
        schedule: {
          version: '1',
          conference: {
            acronym: 'forum',
            title: 'F',
            time_zone_name: 'Europe/Zurich',
            tracks: [{ name: 'Access for all', slug: 'access' }],
            rooms: [{ name: 'Hall', guid: guidNumber(9) }],
            days: [],
          },
          events: [
            {
              guid: guidNumber(1),
              title: 'A',
              type: 'TALK',
              language: 'ar',
              start: '2027-06-01T09:00:00+02:00',
              end: '2027-06-01T10:00:00+02:00',
              room: { guid: guidNumber(9) },
              track: { slug: 'access' },
              state: 'CANCELED',
              abstract: { ar: 'ملخص', en: 'Summary' },
              description: null,
              participants: [{ guid: guidNumber(3), name: 'Ada', role: 'MODERATOR' }],
              links: [],
            },
          ],
        },
      }),
    )
    const [only] = read.schedule.events
    expect([
      only?.track,
      only?.state,
      only?.abstract,
      only?.translations.en?.abstract,
      only?.type,
      only?.people[0]?.role,
    ]).toEqual(['Access for all', 'cancelled', 'ملخص', 'Summary', 'talk', 'moderator'])
    expect(read.schedule.rooms.map((r) => r.name)).toEqual(['Hall'])
  })
})

describe('calendars', () => {
  test('times of every kind: zone, Windows zone, unknown zone with its own rules, UTC, floating, whole days, only a duration', async () => {
    const custom =
      'BEGIN:VTIMEZONE\r\nTZID:Forum Time\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n'
    const kinds = [
      'DTSTART;TZID=Asia/Tokyo:20270601T090000\nDTEND;TZID=Asia/Tokyo:20270601T100000',
      'DTSTART;TZID="W. Europe Standard Time":20270601T090000\nDURATION:PT1H',
      'DTSTART;TZID=Forum Time:20270601T090000\nDURATION:PT1H',
      'DTSTART:20270601T070000Z\nDTEND:20270601T080000Z',
      'DTSTART:20270601T090000\nDTEND:20270601T100000',
      'DTSTART;VALUE=DATE:20270601\nDTEND;VALUE=DATE:20270603',
      'DTSTART;TZID=Nowhere/Land:20270601T090000\nDURATION:PT1H',
    ]
    const read = await reading(
      ics(
        custom + kinds.map((when, n) => entry(`UID:${n}@x\nSUMMARY:${n}\n${when}`)).join(''),
        'X-WR-TIMEZONE:Europe/Zurich\r\n',
      ),
    )
    const byTitle = new Map(times(read).map(([title, ...rest]) => [title, rest]))
    expect(byTitle.get('0')).toEqual(['2027-06-01T00:00:00Z', 60, '2027-06-01'])
    for (const title of ['1', '2', '3', '4', '6'])
      expect(byTitle.get(title), title).toEqual(['2027-06-01T07:00:00Z', 60, '2027-06-01'])
    expect(byTitle.get('5')).toEqual(['2027-05-31T22:00:00Z', 2880, '2027-06-01'])
    expect(told(read).find(([title]) => title === '6')?.[2]).toEqual(['zone-unknown-in-item'])
  })

  test('a recurring entry becomes a session each time, with exceptions, additions and moved ones', async () => {
    const series = entry(
      'UID:s@x\nSUMMARY:Briefing\nDTSTART;TZID=Europe/Zurich:20271029T090000\nDTEND;TZID=Europe/Zurich:20271029T093000\nRRULE:FREQ=DAILY;COUNT=4\nEXDATE;TZID=Europe/Zurich:20271030T090000\nRDATE:20271105T080000Z',
    )
    const moved = entry(
      'UID:s@x\nRECURRENCE-ID:20271101T080000Z\nSUMMARY:Briefing, later\nDTSTART;TZID=Europe/Zurich:20271101T110000\nDURATION:PT30M',
    )
    const read = await reading(ics(series + moved))
    expect(times(read)).toEqual([
      ['Briefing', '2027-10-29T07:00:00Z', 30, '2027-10-29'],
      ['Briefing', '2027-10-31T08:00:00Z', 30, '2027-10-31'],
      ['Briefing, later', '2027-11-01T10:00:00Z', 30, '2027-11-01'],
      ['Briefing', '2027-11-05T08:00:00Z', 30, '2027-11-05'],
    ])
    const again = await reading(ics(series + moved))
    expect(again.schedule.events.map((e) => e.guid)).toEqual(read.schedule.events.map((e) => e.guid))
  })

  test('bare line feeds, folding with tabs and within a letter, alarms and a byte order mark', async () => {
    const text =
      '\uFEFFBEGIN:VCALENDAR\nX-WR-TIMEZONE:Europe/Zurich\nBEGIN:VEVENT\nUID:1@x\nDTSTART:20270601T090000\nDTEND:20270601T100000\nSUMMARY:Caf\n\té \\; \\n\\, ok\nBEGIN:VALARM\nDESCRIPTION:Not this\nTRIGGER:-PT5M\nEND:VALARM\nDESCRIPTION:Über\nEND:VEVENT\nEND:VCALENDAR\n'
    const bytes = Buffer.from(text)
    const umlaut = bytes.indexOf('Über') + 1
    const cut = Buffer.concat([bytes.subarray(0, umlaut), Buffer.from('\n '), bytes.subarray(umlaut)])
    const [only] = (await reading(new Uint8Array(cut))).schedule.events
    expect([only?.title, only?.description]).toEqual(['Café ; , ok', 'Über'])
  })

  test('an older version of an entry gives way to the newer, entries that merely share a UID do not', async () => {
    const when = 'DTSTART:20270601T070000Z\nDTEND:20270601T080000Z'
    const versions =
      entry(`UID:1@x\nSEQUENCE:1\nSUMMARY:Old\n${when}`) +
      entry(`UID:1@x\nSEQUENCE:2\nSTATUS:CANCELLED\nSUMMARY:New\n${when}`)
    const shared = entry(`UID:2@x\nSUMMARY:A\n${when}`) + entry(`UID:2@x\nSUMMARY:B\n${when}`)
    const read = await reading(ics(versions + shared))
    expect(read.schedule.events.map((e) => [e.title, e.state]).sort()).toEqual([
      ['A', 'confirmed'],
      ['B', 'confirmed'],
      ['New', 'cancelled'],
    ])
    expect(told(read).find(([title]) => title === 'Old')).toEqual(['Old', 'refused', ['superseded']])
  })

  test('floating times in a file without any zone ask for one', async () => {
    const floating = ics(entry('UID:1@x\nSUMMARY:A\nDTSTART:20270601T090000\nDURATION:PT1H'))
    expect(await refusalOf(floating)).toMatchObject({ code: 'zone-needed', facts: { title: 'A' } })
    expect(times(await reading(floating, 'America/Santiago'))[0]?.[1]).toBe('2027-06-01T13:00:00Z')
    expect((await refusalOf(floating, 'Mars/Olympus'))?.code).toBe('zone-unknown')
  })
})

describe('Sessionize and Indico', () => {
  const all = {
    sessions: [
      {
        id: '1',
        title: 'Opening',
        description: 'Hi',
        startsAt: '2027-06-01T09:00:00',
        endsAt: '2027-06-01T10:00:00',
        isServiceSession: false,
        isPlenumSession: true,
        speakers: [guidNumber(5)],
        categoryItems: [11],
        roomId: 3,
        status: 'Accepted',
      },
      {
        id: 'b-1-2',
        title: 'Lunch',
        startsAt: '2027-06-01T12:00:00',
        endsAt: '2027-06-01T13:00:00',
        isServiceSession: true,
        speakers: [],
        categoryItems: [],
        roomId: null,
      },
      { id: '2', title: 'Not placed', startsAt: null, endsAt: null, speakers: [], categoryItems: [], roomId: null },
      { id: '3', title: 'No thanks', status: 'Declined', startsAt: null, speakers: [], categoryItems: [] },
    ],
    speakers: [{ id: guidNumber(5), fullName: 'Ada Example', bio: 'Writes.' }],
    categories: [{ title: 'Track', items: [{ id: 11, name: 'Access' }] }],
    rooms: [
      { id: 3, name: 'Hall' },
      { id: 4, name: 'Annex' },
    ],
  }

  test('Sessionize asks for the zone, and keeps sessions that have no time yet', async () => {
    expect((await refusalOf(JSON.stringify(all)))?.code).toBe('zone-needed')
    const read = await reading(JSON.stringify(all), 'Europe/Zurich')
    expect(countsOf(read.schedule)).toEqual({ events: 3, rooms: 2, people: 1, days: 1 })
    expect(read.schedule.events.map((e) => [e.title, e.start, e.track, e.type])).toEqual([
      ['Opening', '2027-06-01T07:00:00Z', 'Access', 'plenary'],
      ['Lunch', '2027-06-01T10:00:00Z', null, 'break'],
      ['Not placed', null, null, null],
    ])
    expect(told(read).at(-1)).toEqual(['No thanks', 'refused', ['not-accepted']])
  })

  test('the grid and the groups of Sessionize say the same', async () => {
    const session = { ...all.sessions[0], speakers: [{ id: guidNumber(5), name: 'Ada Example' }], room: 'Hall' }
    const grid = await reading(
      JSON.stringify([{ date: '2027-06-01T00:00:00', rooms: [{ id: 3, name: 'Hall', sessions: [session] }] }]),
      'Europe/Zurich',
    )
    const groups = await reading(
      JSON.stringify([{ groupId: 1, groupName: 'All', sessions: [session] }]),
      'Europe/Zurich',
    )
    for (const read of [grid, groups])
      expect([countsOf(read.schedule), times(read)[0]?.[1]]).toEqual([
        { events: 1, rooms: 1, people: 1, days: 1 },
        '2027-06-01T07:00:00Z',
      ])
  })

  const at = (time: string, date = '2027-06-01') => ({ date, time, tz: 'Europe/Zurich' })

  test('an event of Indico is its contributions, each once, and blocks without any', async () => {
    const talk = {
      _type: 'Contribution',
      id: '1',
      db_id: 41,
      title: 'Talk',
      startDate: at('09:00:00'),
      endDate: at('09:30:00'),
      duration: 30,
      roomFullname: 'Hall',
      speakers: [
        { first_name: 'Ada', last_name: 'Example', affiliation: 'Org', emailHash: 'x', db_id: 9, person_id: 3 },
      ],
    }
    const read = await reading(
      JSON.stringify({
        count: 1,
        _type: 'HTTPAPIResult',
        results: [
          {
            id: '7',
            title: 'Forum',
            timezone: 'Europe/Zurich',
            contributions: [talk],
            sessions: [
              {
                id: '2',
                session: { title: 'Access' },
                title: 'Access',
                slotTitle: '',
                startDate: at('09:00:00'),
                endDate: at('10:00:00'),
                contributions: [talk],
              },
              { id: '3', title: 'Poster', startDate: at('11:00:00'), endDate: at('12:00:00'), contributions: [] },
            ],
          },
        ],
      }),
    )
    expect(read.schedule.events.map((e) => [e.title, e.start, e.durationMinutes, e.track])).toEqual([
      ['Talk', '2027-06-01T07:00:00Z', 30, 'Access'],
      ['Poster', '2027-06-01T09:00:00Z', 60, null],
    ])
    expect(JSON.stringify(read)).not.toContain('emailHash')
  })

  test('a timetable of Indico: entries within sessions, and breaks', async () => {
    const entry = (entryType: string, id: number, from: string, to: string, more: object = {}) => ({
      entryType,
      id: `x${id}`,
      title: `${entryType} ${id}`,
      startDate: at(from),
      endDate: at(to),
      duration: 30,
      ...more,
    })
    const read = await reading(
      JSON.stringify({
        _type: 'HTTPAPIResult',
        results: {
          '7': {
            '20270601': {
              s1: entry('Session', 1, '09:00:00', '10:00:00', {
                sessionId: 1,
                room: 'Hall',
                entries: {
                  c1: entry('Contribution', 2, '09:00:00', '09:30:00', {
                    contributionId: 2,
                    presenters: [{ firstName: 'Ada', familyName: 'Example' }],
                  }),
                },
              }),
              b3: entry('Break', 3, '10:00:00', '10:30:00'),
            },
            '20270602': {},
          },
        },
      }),
    )
    expect(read.schedule.events.map((e) => [e.title, e.type, e.track, e.people.length])).toEqual([
      ['Contribution 2', 'contribution', 'Session 1', 1],
      ['Break 3', 'break', null, 0],
    ])
  })
})

describe('tables', () => {
  test.each([',', ';', '\t'])('a table parted by %j, with a line before its heading', async (separator) => {
    const rows = [
      ['Programme'],
      ['Title', 'Date', 'Start time', 'End time', 'Location', 'Speakers'],
      ['"Opening, with ""Ada"""', '1 June 2027', '9:00', '10:30', 'Hall', '"Ada; Ben"'],
      [],
      ['Party', '01.06.2027', '23:00', '01:00', '', ''],
    ]
    const read = await reading(rows.map((row) => row.join(separator)).join('\n'), 'Europe/Zurich')
    expect(times(read)).toEqual([
      ['Opening, with "Ada"', '2027-06-01T07:00:00Z', 90, '2027-06-01'],
      ['Party', '2027-06-01T21:00:00Z', 120, '2027-06-01'],
    ])
    expect([read.items.map((item) => item.line), read.schedule.events[0]?.people.map((p) => p.name)]).toEqual([
      [3, 5],
      ['Ada', 'Ben'],
    ])
  })

  test('headings in Arabic and Chinese, times as a range, and a file of old Windows', async () => {
    expect(times(await reading('العنوان,التاريخ,الوقت\nافتتاح,2027-06-01,09:00-10:00\n', 'Europe/Zurich'))[0]).toEqual([
      'افتتاح',
      '2027-06-01T07:00:00Z',
      60,
      '2027-06-01',
    ])
    expect(times(await reading('标题,日期,时间\n开幕,2027-06-01,09:00–10:00\n', 'Europe/Zurich'))[0]).toEqual([
      '开幕',
      '2027-06-01T07:00:00Z',
      60,
      '2027-06-01',
    ])
    const old = await reading(
      new Uint8Array(Buffer.from('Title;Start;Duration\nCafé;2027-06-01 09:00;60\n', 'latin1')),
      'Europe/Zurich',
    )
    expect([old.schedule.events[0]?.title, old.remarks.map((r) => r.code)]).toEqual(['Café', ['encoding-guessed']])
  })
})

describe('a table that an old Windows saved is read in the encoding of its script, and the report says so', () => {
  test.each([
    ['gb18030', '人工智能与数字健康', 'c8cbb9a4d6c7c4dcd3ebcafdd7d6bda1bfb5'],
    [
      'windows-1251',
      'Навыки, которые остаются в деревне',
      'cde0e2fbeae82c20eaeef2eef0fbe520eef1f2e0fef2f1ff20e220e4e5f0e5e2ede5',
    ],
    ['windows-1256', 'مهارات تبقى في القرية', 'e3e5c7d1c7ca20cac8deec20dded20c7e1ded1edc9'],
    ['windows-1252', 'Café où l’été est à Übersee', '436166e9206ff9206c92e974e92065737420e020dc626572736565'],
  ])('%s: %s', async (encoding, title, hex) => {
    const bytes = Buffer.concat([
      Buffer.from('title;start\n'),
      Buffer.from(hex, 'hex'),
      Buffer.from(';2027-06-01T09:00Z\n'),
    ])
    const { schedule, remarks } = await reading(new Uint8Array(bytes), null)
    const guessed = remarks.find(({ code }) => code === 'encoding-guessed')
    expect([schedule.events[0]?.title, guessed?.facts.encoding]).toEqual([title, encoding])
  })
})

test('reading a file again gives the same guids, and --zone does not override what the file says', async () => {
  const file = 'Title,Start,Room\nA,2027-06-01T09:00:00+02:00,Hall\nA,2027-06-01T10:00:00+02:00,Hall\n'
  const [once, twice] = [await reading(file), await reading(file)]
  expect(twice).toEqual(once)
  expect(once.schedule.events.length).toBe(2)
  const named = await reading(xml(event(`<title>A</title>${placed}`)), 'Asia/Tokyo')
  expect([named.schedule.conference.zone, named.remarks.map((r) => r.code)]).toEqual([
    'Europe/Zurich',
    ['zone-of-file-kept'],
  ])
})
