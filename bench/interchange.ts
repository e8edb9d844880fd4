import { readSchedule } from '../src/interchange/read-schedule.ts'
import type { Schedule } from '../src/interchange/schedule.ts'
import { anEvent, aPerson, aSchedule, facts, guidNumber } from '../src/interchange/testing/samples.ts'
import { convokeJson } from '../src/interchange/write/convoke-json.ts'
import { sessionsCsv } from '../src/interchange/write/csv.ts'
import { frabXml } from '../src/interchange/write/frab-xml.ts'
import { iCalendar } from '../src/interchange/write/icalendar.ts'
import { schedule2Json, scheduleJson } from '../src/interchange/write/schedule-json.ts'
import { sessionsXlsx } from '../src/interchange/write/xlsx.ts'

/** Measures every format on a programme of 1,400 events and 3 MB: reading should stay under 5 s, writing under 1 s. */
const EVENTS = 1_400
const ROUNDS = 3

const paragraph =
  'Participants will discuss how connectivity, skills & trust reach those who are left out; منتدى, 论坛, форум. '

function large(): Schedule {
  const rooms = Array.from({ length: 30 }, (_, n) => ({
    guid: guidNumber(9_000 + n),
    name: `Room ${n + 1}`,
    kind: null,
    capacity: 50,
    description: null,
    url: null,
  }))
  const events = Array.from({ length: EVENTS }, (_, n) =>
    anEvent({
      guid: guidNumber(n + 1),
      id: n + 1,
      title: `Session ${n + 1}: ${paragraph.slice(0, 60)}`,
      abstract: paragraph.repeat(4),
      description: paragraph.repeat(10),
      start: new Date(Date.UTC(2027, 5, 1 + Math.floor(n / 300), 6 + (n % 10))).toISOString().replace('.000', ''),
      day: `2027-06-0${1 + Math.floor(n / 300)}`,
      room: rooms[n % 30]?.guid ?? null,
      people: [0, 1, 2].map((p) =>
        aPerson({ guid: guidNumber(10_000 + ((n * 3 + p) % 2_000)), name: `Speaker ${(n * 3 + p) % 2_000}` }),
      ),
      links: [{ url: `https://forum.example.org/${n}`, title: 'More', type: null }],
    }),
  )
  return aSchedule(events, { rooms })
}

const encode = (text: string) => new TextEncoder().encode(text)
const formats: Record<string, (schedule: Schedule) => Uint8Array | Promise<Uint8Array>> = {
  'frab XML': (s) => encode(frabXml(s, facts)),
  'schedule JSON v1': (s) => encode(scheduleJson(s, facts)),
  'schedule JSON v2': (s) => encode(schedule2Json(s, facts)),
  iCalendar: (s) => encode(iCalendar(s, facts)),
  CSV: (s) => encode(sessionsCsv(s)),
  XLSX: (s) => sessionsXlsx(s),
  'plain JSON': (s) => encode(convokeJson(s)),
}

/** Beside other programs the wall says how busy the machine is; the processor's time, threads included, says what it costs. */
async function best<T>(act: () => Promise<T> | T) {
  let [wall, cpu] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  let value = undefined as T
  for (let round = 0; round < ROUNDS; round++) {
    const [started, before] = [performance.now(), process.cpuUsage()]
    value = await act()
    const { user, system } = process.cpuUsage(before)
    wall = Math.min(wall, performance.now() - started)
    cpu = Math.min(cpu, (user + system) / 1000)
  }
  return { value, said: `${Math.round(wall)} / ${Math.round(cpu)}` }
}

const schedule = large()
console.log(`| format (${EVENTS} events) | MB | write ms, wall / CPU | read ms, wall / CPU |\n|---|---|---|---|`)
for (const [name, write] of Object.entries(formats)) {
  const written = await best(() => write(schedule))
  const read = await best(() => readSchedule(written.value))
  if (!read.value.ok || read.value.value.schedule.events.length !== EVENTS) throw new Error(`${name} lost events`)
  console.log(`| ${name} | ${(written.value.length / 1e6).toFixed(1)} | ${written.said} | ${read.said} |`)
}
