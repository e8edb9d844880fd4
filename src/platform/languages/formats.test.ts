import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDate, formatDays, formatOffset, formatTime, LANGUAGES, shownEnd } from './public.ts'

const HOUR = 3_600_000

/** The two instants of 2022 at which a zone changes its clock, to the hour; none where it does not. */
function clockChanges(zone: string): Date[] {
  const changes: Date[] = []
  const start = Date.UTC(2022, 0, 1)
  for (let day = 0; day < 365; day++) {
    const at = (hours: number) => new Date(start + day * 24 * HOUR + hours * HOUR)
    if (formatOffset(at(0), zone) === formatOffset(at(24), zone)) continue
    const hour = [...Array(24).keys()].find((h) => formatOffset(at(h), zone) !== formatOffset(at(h + 1), zone)) ?? 0
    changes.push(at(hour + 1))
  }
  return changes
}

test('no zone, on no side of its clock changes, shows an hour 24 or an end at 00:00, and the offset is the one of that instant', () => {
  const zones = Intl.supportedValuesOf('timeZone')
  expect(zones.length).toBeGreaterThan(400)
  for (const zone of zones) {
    for (const change of [...clockChanges(zone), new Date('2022-06-01T00:00:00Z')]) {
      for (const at of [-1, 0, 1, 24].map((hours) => new Date(change.getTime() + hours * HOUR))) {
        expect(formatOffset(at, zone), zone).toMatch(/^UTC[+-]\d\d:\d\d$/)
        const end = shownEnd(at, zone)
        const times = new Set(LANGUAGES.map((language) => formatTime(end, language, zone)))
        expect(times.size, `${zone} ${at.toISOString()}`).toBe(1)
        expect([...times][0], `${zone} ${at.toISOString()}`).toMatch(/^(?!00:00)(?:[01]\d|2[0-3]):[0-5]\d$/)
      }
    }
  }
}, 60_000)

test('a deadline at midnight is the last minute of the day before, in words of that day', () => {
  const end = shownEnd(new Date('2022-03-07T23:00:00Z'), 'Europe/Zurich')
  expect([formatDate(end, 'en', 'Europe/Zurich'), formatTime(end, 'en', 'Europe/Zurich')]).toEqual([
    '7 March 2022',
    '23:59',
  ])
  const other = new Date('2022-03-07T14:00:00Z')
  expect(shownEnd(other, 'Europe/Zurich')).toBe(other)
})

test('readers at UTC-12 and UTC+14 read the same instant, each on the day it is for them, in every language', () => {
  const instants = fc.integer({ min: 27_000_000, max: 28_500_000 }).map((minute) => new Date(minute * 60_000))
  fc.assert(
    fc.property(instants, (at) => {
      for (const [zone, offset] of [
        ['Etc/GMT+12', '-12:00'],
        ['Pacific/Kiritimati', '+14:00'],
      ] as const) {
        const time = formatTime(at, 'en', zone)
        expect(formatOffset(at, zone)).toBe(`UTC${offset}`)
        expect(Date.parse(`${formatDate(at, 'en', zone)} ${time} GMT${offset}`)).toBe(at.getTime())
        const day = Number(/\d+/.exec(formatDate(at, 'en', zone))?.[0])
        for (const language of LANGUAGES) {
          expect(formatTime(at, language, zone)).toBe(time)
          expect(formatDate(at, language, zone).match(/\d+/g)?.map(Number)).toContain(day)
        }
      }
    }),
  )
})

test('days share what they have in common, in each language, with Western digits', () => {
  const said = LANGUAGES.map((l) => formatDays('2022-05-30', '2022-06-03', l).replaceAll(/\s/g, ' '))
  expect(said).toEqual([
    '30 مايو – 3 يونيو 2022',
    '2022年5月30日至6月3日',
    '30 May – 3 June 2022',
    '30 mai – 3 juin 2022',
    '30 мая – 3 июня 2022 года',
    '30 de mayo – 3 de junio de 2022',
  ])
  expect(LANGUAGES.map((l) => formatDays('2022-03-21', '2022-03-25', l, 'dayMonth').replaceAll(/\s/g, ' '))).toEqual([
    '21–25 مارس',
    '3月21日至25日',
    '21–25 March',
    '21–25 mars',
    '21–25 марта',
    '21–25 de marzo',
  ])
  expect(formatDays('2022-05-30', '2022-05-30', 'en')).toBe('30 May 2022')
  expect(formatDays('2021-12-30', '2022-01-02', 'zh')).toBe('2021年12月30日至2022年1月2日')
  expect(formatDays('2022-05-02', '2022-05-06', 'zh')).toBe('2022年5月2日至6日')
})
