import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { LIMITS } from './limits.ts'
import { readSchedule } from './read-schedule.ts'
import { guarded } from './table.ts'
import { anEvent, aSchedule, bytesOf, facts, guidNumber } from './testing/samples.ts'
import { convokeJson } from './write/convoke-json.ts'
import { sessionsCsv } from './write/csv.ts'
import { frabXml } from './write/frab-xml.ts'
import { iCalendar } from './write/icalendar.ts'
import { scheduleJson } from './write/schedule-json.ts'
import { sessionsXlsx } from './write/xlsx.ts'

/** What a file is refused with; it must take neither long nor much memory to say so. */
async function refusal(file: string | Uint8Array): Promise<string | null> {
  const bytes = typeof file === 'string' ? bytesOf(file) : file
  const [started, before] = [process.cpuUsage(), process.memoryUsage().rss]
  const read = await readSchedule(bytes, { zone: 'UTC' })
  // Of the processor: how busy the machine is otherwise is not what is asked.
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(10_000)
  expect(process.memoryUsage().rss - before).toBeLessThan(700 * 1024 * 1024)
  return read.ok ? null : read.refusal.code
}

const several = aSchedule(
  Array.from({ length: 20 }, (_, n) =>
    anEvent({ guid: guidNumber(n), id: n + 1, abstract: 'Über alles, '.repeat(20) }),
  ),
)
const head = '<schedule><conference><title>F</title></conference>'

describe('XML', () => {
  test('a bomb of entities, an entity from outside, a mere DOCTYPE: none is followed', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n} "${`&a${n - 1 < 0 ? '' : n - 1};`.repeat(10)}">`).join('')}]>`
    for (const doctype of [
      bomb,
      '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>',
      '<!DOCTYPE schedule SYSTEM "https://example.org/x.dtd">',
      '<!DOCTYPE schedule>',
    ])
      expect(await refusal(`<?xml version="1.0"?>${doctype}${head}</schedule>`)).toBe('xml-doctype')
  })

  test('nesting without end, a huge attribute, a huge name', async () => {
    expect(await refusal(`${head}${'<a>'.repeat(1_000_000)}`)).toBe('xml-too-deep')
    expect(await refusal(`<schedule x="${'y'.repeat(8_000_000)}">`)).toBe('value-too-large')
    expect(await refusal(`<schedule><${'n'.repeat(8_000_000)}>`)).toBe('value-too-large')
    expect(
      await refusal(`<schedule ${Array.from({ length: 300_000 }, (_, n) => `a${n}="1"`).join(' ')}></schedule>`),
    ).not.toBeNull()
  })

  test('other XML, and pages of HTML', async () => {
    for (const other of [
      '<rss version="2.0"/>',
      '<html><body>Please sign in</body></html>',
      '<schedule><day><entry/></day></schedule>',
    ])
      expect(await refusal(other)).toBe('format-unknown')
    expect(await refusal('<!DOCTYPE html><html></html>')).toBe('xml-doctype')
    expect(await refusal(`${head}<day></room></schedule>`)).toBe('xml-broken')
  })

  test('letters that are not in the encoding the file says', async () => {
    const latin = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${head.replace('F', 'Café')}</schedule>`, 'latin1')
    expect(await refusal(new Uint8Array(latin))).toBe('encoding-wrong')
    expect(await refusal('<?xml version="1.0" encoding="klingon"?><schedule/>')).toBe('encoding-wrong')
    expect(await refusal(new Uint8Array([0xff, 0xfe, 0x3c, 0x00, 0x00, 0xd8]))).not.toBeNull()
  })
})

describe('JSON', () => {
  test('nesting without end, in lists and in objects', async () => {
    expect(await refusal('['.repeat(5_000_000))).toBe('json-too-deep')
    expect(await refusal('{"a":'.repeat(1_000_000))).toBe('json-too-deep')
  })

  test('broken, foreign, and keys that would reach the prototype', async () => {
    expect(await refusal('{"schedule": nonsense}')).toBe('json-broken')
    expect(await refusal('{"a":1}')).toBe('format-unknown')
    expect(
      await refusal(
        '{"schedule":{"conference":{"__proto__":{"x":1},"constructor":{"prototype":1},"title":"F","days":[]}}}',
      ),
    ).toBeNull()
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })
})

describe('calendars', () => {
  const calendar = (lines: string) =>
    `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:A\r\n${lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`

  test('recurrence without end, of every second, of days that never come', async () => {
    for (const rule of [
      'FREQ=SECONDLY',
      'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=DAILY',
      'FREQ=HOURLY;INTERVAL=1000000000',
      `FREQ=DAILY;BYMONTHDAY=${'1,'.repeat(100_000)}1`,
    ]) {
      const read = await readSchedule(
        bytesOf(calendar(`DTSTART:20270601T070000Z\r\nDTEND:20270601T080000Z\r\nRRULE:${rule}`)),
      )
      expect(read.ok && read.value.schedule.events.length, rule.slice(0, 60)).toBeLessThanOrEqual(LIMITS.occurrences)
    }
  })

  test('components within components without end', async () =>
    expect(await refusal(`BEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\n'.repeat(100_000)}`)).toBe('xml-too-deep'))
})

describe('workbooks', () => {
  /** A ZIP of one deflated member that claims a size of its own. */
  function zipped(name: string, content: Uint8Array, claimed = content.length): Uint8Array {
    const packed = deflateRawSync(content)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(claimed, 22)
    local.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(20, 6)
    central.writeUInt16LE(8, 10)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt32LE(claimed, 24)
    central.writeUInt16LE(name.length, 28)
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(1, 8)
    end.writeUInt16LE(1, 10)
    end.writeUInt32LE(46 + name.length, 12)
    end.writeUInt32LE(30 + name.length + packed.length, 16)
    return new Uint8Array(Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]))
  }

  test('a member that unpacks to a thousand times its size, honest about it or not', async () => {
    const flat = Buffer.alloc(LIMITS.sheetBytes + 1024, 0x20)
    expect(await refusal(zipped('xl/workbook.xml', flat))).toBe('archive-too-large')
    expect(await refusal(zipped('xl/workbook.xml', flat, 100))).toBe('archive-broken')
  })

  test('an archive that is no workbook, is cut, or climbs out of its folder', async () => {
    expect(await refusal(zipped('hello.txt', bytesOf('hello')))).toBe('format-unknown')
    expect(await refusal(zipped('../../xl/workbook.xml', bytesOf('x')))).toBe('archive-broken')
    const good = await sessionsXlsx(several)
    for (const share of [0.1, 0.5, 0.99])
      expect(await refusal(good.slice(0, Math.floor(good.length * share)))).toBe('archive-broken')
  })
})

describe('files that end in the middle', () => {
  test.each([
    ['XML', frabXml(several, facts).split('\n<?convoke')[0] ?? ''],
    ['schedule JSON', scheduleJson(several, facts)],
    ['plain JSON', convokeJson(several)],
    ['calendar', iCalendar(several, facts)],
  ])('%s', async (_, whole) => {
    const bytes = bytesOf(whole)
    for (const share of [0.3, 0.5, 0.7, 0.9, 0.99])
      expect(await refusal(bytes.slice(0, Math.floor(bytes.length * share)))).toMatch(/^(file-cut|encoding-wrong)$/)
  })

  test('a table that is cut within quotes', async () => {
    const csv = sessionsCsv(several)
    expect(await refusal(csv.slice(0, csv.lastIndexOf('Über')))).toBe('file-cut')
  })
})

test('a file beyond the limit, an empty one, and bytes without a meaning', async () => {
  expect(await refusal(new Uint8Array(LIMITS.fileBytes + 1))).toBe('file-too-large')
  expect(await refusal('')).toBe('file-empty')
  expect(await refusal(' \n ')).toBe('file-empty')
  for (const bytes of [
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    [0x25, 0x50, 0x44, 0x46],
    [0, 1, 2, 3],
  ])
    expect(await refusal(new Uint8Array(bytes))).toBe('format-unknown')
  expect(await refusal('just some words')).toBe('format-unknown')
})

test('as many rows as no programme has', async () => {
  const rows = Array.from({ length: LIMITS.rows + 5 }, (_, n) => `Talk ${n},2027-06-01T09:00:00Z`).join('\n')
  expect(await refusal(`Title,Start\n${rows}\n`)).toBe('too-many-events')
})

test('texts made to keep patterns busy take no time', async () => {
  const long = 300_000
  const texts = [
    `<p>${'<'.repeat(long)}`,
    `<p>x${' '.repeat(long)}y`,
    '<p>\n'.repeat(long / 4),
    `<p>${'<!--'.repeat(long / 4)}`,
    `a${' '.repeat(long)}and${' '.repeat(long)}b`,
    `<p>${'\t \u00a0'.repeat(long / 3)}x`,
  ]
  for (const text of texts) {
    const v1 = JSON.stringify({
      schedule: {
        conference: {
          title: 'F',
          days: [
            {
              date: '2027-06-01',
              rooms: {
                Hall: [
                  {
                    title: 'A',
                    date: '2027-06-01T09:00:00Z',
                    description: text,
                    language: text,
                    duration: text,
                    persons: [{ name: text, biography: text }],
                    links: Array(20_000).fill(text.slice(0, 20)),
                  },
                ],
              },
            },
          ],
        },
      },
    })
    expect(await refusal(v1)).toBeNull()
    expect(
      await refusal(
        `Title (${'('.repeat(100_000)},Start,Speakers\nTitle,Start,Speakers\nA,2027-06-01T09:00:00Z,"${text}"\n`,
      ),
    ).toBeNull()
  }
  expect(
    await refusal(`${head}<day date="2027-06-01">${'a & b <!-- '.repeat(200_000)}</day></schedule>`),
  ).not.toBeNull()
  expect(
    await refusal(`{"schedule":{"conference":{"days":[],${'"rooms":[1],'.repeat(500_000)}"title":"F"}}}`),
  ).toBeNull()
  expect(guarded(`${'\n'.repeat(1_000_000)}=1`).endsWith("'=1")).toBe(true)
}, 60_000)
