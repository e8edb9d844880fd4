import {
  convokeJson,
  type ExportFacts,
  frabXml,
  iCalendar,
  type Schedule,
  schedule2Json,
  scheduleJson,
  sessionsCsv,
  sessionsXlsx,
} from '../../interchange/public.ts'

/** A form in which the programme leaves the house. */
export type FileFormat = {
  readonly name: (typeof FILE_NAMES)[number]
  readonly type: string
  /** It is made of times, so that a session whose time is to be announced stands at the last it had, and says so. */
  readonly lastTimes: boolean
  /** Saved rather than opened. */
  readonly saved: boolean
  make(schedule: Schedule, facts: ExportFacts & { readonly rightToLeft: boolean }): string | Promise<Uint8Array>
}

const FILE_NAMES = [
  'agenda.ics',
  'schedule.xml',
  'schedule.json',
  'schedule2.json',
  'sessions.xlsx',
  'sessions.csv',
  'sessions.json',
] as const

const JSON_TYPE = 'application/json; charset=utf-8'

export const FORMATS: readonly FileFormat[] = [
  { name: 'agenda.ics', type: 'text/calendar; charset=utf-8', lastTimes: true, saved: false, make: iCalendar },
  { name: 'schedule.xml', type: 'application/xml; charset=utf-8', lastTimes: true, saved: false, make: frabXml },
  { name: 'schedule.json', type: JSON_TYPE, lastTimes: true, saved: false, make: scheduleJson },
  { name: 'schedule2.json', type: JSON_TYPE, lastTimes: true, saved: false, make: schedule2Json },
  {
    name: 'sessions.xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    lastTimes: false,
    saved: true,
    make: (schedule, { rightToLeft }) => sessionsXlsx(schedule, { rightToLeft }),
  },
  {
    name: 'sessions.csv',
    type: 'text/csv; charset=utf-8',
    lastTimes: false,
    saved: true,
    make: (schedule) => sessionsCsv(schedule),
  },
  { name: 'sessions.json', type: JSON_TYPE, lastTimes: false, saved: false, make: (schedule) => convokeJson(schedule) },
]

export const formatNamed = (name: string): FileFormat | null => FORMATS.find((format) => format.name === name) ?? null
