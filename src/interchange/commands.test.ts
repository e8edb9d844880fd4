import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { importScheduleCommand } from './commands.ts'
import { LIMITS } from './limits.ts'
import { anEvent, aSchedule, facts, guidNumber } from './testing/samples.ts'
import { frabXml } from './write/frab-xml.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'interchange-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))
const file = (name: string, content: string | Uint8Array) => {
  const at = path.join(folder, name)
  fs.writeFileSync(at, content)
  return at
}
const sessionize = JSON.stringify({
  sessions: [
    {
      id: '1',
      title: 'Opening',
      startsAt: '2027-06-01T09:00:00',
      endsAt: '2027-06-01T10:00:00',
      speakers: [],
      roomId: 1,
    },
  ],
  speakers: [],
  rooms: [{ id: 1, name: 'Hall' }],
})

describe('convoke import-schedule', () => {
  test('a dry run reports counts and items, and needs neither database nor edition', async () => {
    const at = file(
      'a.xml',
      frabXml(aSchedule([anEvent(), anEvent({ guid: guidNumber(2), id: 2, title: 'Closing' })]), facts),
    )
    const printed = await importScheduleCommand([at, '--edition', 'none', '--dry-run', '--json'], null)
    const report = JSON.parse(printed.text)
    expect([printed.exitCode, report.counts]).toEqual([0, { events: 2, rooms: 2, people: 1, days: 1 }])
    expect(report.items.map((item: Record<string, unknown>) => [item.title, item.outcome, typeof item.line])).toEqual([
      ['Opening', 'taken', 'number'],
      ['Closing', 'taken', 'number'],
    ])
  })

  test('where the zone is needed it says so and names --zone', async () => {
    const at = file('b.json', sessionize)
    const printed = await importScheduleCommand([at, '--edition=e', '--dry-run', '--json'], null)
    expect([printed.exitCode, JSON.parse(printed.text).refusal.code]).toEqual([1, 'zone-needed'])
    expect(printed.text).toContain('--zone')
    const given = await importScheduleCommand(
      [at, '--edition', 'e', '--zone', 'Europe/Zurich', '--dry-run', '--json'],
      null,
    )
    expect(JSON.parse(given.text).counts).toEqual({ events: 1, rooms: 1, people: 0, days: 1 })
  })

  test('what was mended is told in words, line by line', async () => {
    const at = file('c.csv', 'Title,Date,Start,Website\nOpening,2027-06-01,,\n,2027-06-01,10:00,\n')
    const { text: out } = await importScheduleCommand([at, '--edition', 'e', '--zone', 'UTC', '--dry-run'], null)
    expect(out).toContain('Sessions: 2')
    expect(out).toMatch(/repaired {2}line 2 {2}Opening\n.*No start time is given/)
  })

  test('without --dry-run the programme is handed on; where nobody takes it, it says what is possible', async () => {
    const at = file('d.json', sessionize)
    const nobody = await importScheduleCommand([at, '--edition', 'e', '--zone', 'UTC'], null)
    expect([nobody.exitCode, nobody.text.includes('--dry-run')]).toEqual([2, true])
    const taken = await importScheduleCommand([at, '--edition', 'e', '--zone', 'UTC'], async (schedule, edition) => ({
      ok: true,
      message: `${schedule.events.length} into ${edition}`,
    }))
    expect([taken.exitCode, taken.text.endsWith('1 into e')]).toEqual([0, true])
    const refused = await importScheduleCommand([at, '--edition', 'x', '--zone', 'UTC'], async () => ({
      ok: false,
      message: 'There is no edition x.',
    }))
    expect([refused.exitCode, refused.text]).toEqual([1, 'There is no edition x.'])
  })

  test('a file that is missing or too large is not read, and a wrong call shows how it is done', async () => {
    expect(
      (await importScheduleCommand([path.join(folder, 'none'), '--edition', 'e', '--dry-run'], null)).exitCode,
    ).toBe(1)
    const large = path.join(folder, 'large.xml')
    fs.truncateSync(file('large.xml', ''), LIMITS.fileBytes * 4)
    const printed = await importScheduleCommand([large, '--edition', 'e', '--dry-run'], null)
    expect([printed.exitCode, printed.text.includes('MB')]).toEqual([1, true])
    for (const words of [[], ['a.xml'], ['a.xml', '--edition', 'e', '--what'], ['a', 'b', '--edition', 'e']])
      expect(await importScheduleCommand(words, null)).toMatchObject({
        exitCode: 2,
        text: expect.stringContaining('import-schedule FILE'),
      })
  })
})
