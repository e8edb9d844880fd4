import type { AgendaEntry, AgendaRoom } from '../agenda.ts'
import { byDay } from '../agenda-choice.ts'

/** What hangs at the door of a room on a day. */
export type RoomSheet = {
  readonly room: AgendaRoom
  readonly day: string
  /** In the order of time; what was called off stands there too and says so. */
  readonly entries: readonly AgendaEntry[]
}

type Wish = { readonly day: string; readonly room: string }

/** The sheets of a programme, a day after another, of each day a room after another; online rooms have no door. */
export function roomSheets(entries: readonly AgendaEntry[], zone: string, { day, room }: Wish): RoomSheet[] {
  const wanted = entries.filter(
    (entry) =>
      entry.room.kind === 'on_site' && entry.standing !== 'unplaced' && (room === '' || entry.room.code === room),
  )
  return byDay(wanted, zone)
    .filter((one) => day === '' || one.day === day)
    .flatMap((one) =>
      [...Map.groupBy(one.entries, (entry) => entry.room.code)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([, ofRoom]) => {
          const [first] = ofRoom
          const inTime = ofRoom.toSorted((a, b) => +a.startsAt - +b.startsAt || a.number - b.number)
          return first ? [{ room: first.room, day: one.day, entries: inTime }] : []
        }),
    )
}

/** Days and rooms that have a sheet, for the choices offered. */
export function sheetChoices(entries: readonly AgendaEntry[], zone: string) {
  const all = roomSheets(entries, zone, { day: '', room: '' })
  return {
    days: [...new Set(all.map(({ day }) => day))],
    rooms: [...new Map(all.map(({ room }) => [room.code, room])).values()],
  }
}
