import { codesOf, type Fault, type Files, type Place, twice, unknown } from './place.ts'
import { clockFaults, instantAt, plain } from './times.ts'

/** Rooms, slots and what is reserved: codes that exist, times that hold, slots within the forum. */
export function venueMistakes({ edition, venue }: Files): Fault[] {
  const rooms = [...venue.list('rooms'), ...venue.list('virtual_rooms')]
  const slots = venue.list('slots')
  const zone = edition.get('forum').text('zone')
  return [
    ...twice(rooms, 'id', 'room'),
    ...twice(venue.list('buildings'), 'id', 'building'),
    ...[...rooms, ...venue.list('exhibition_areas')].flatMap((room) =>
      unknown(room.get('building'), codesOf(venue.list('buildings'), 'id'), 'building'),
    ),
    ...twice(slots, 'id', 'slot'),
    ...twice(venue.list('reserved'), 'id', 'reserved stretch'),
    ...twice(venue.list('interpretation_teams'), 'id', 'interpretation team'),
    ...[...slots, ...venue.list('reserved')].flatMap((at) => timeFaults(at, zone)),
    ...slots.flatMap((slot) => dayFaults(slot, daysHeld(edition))),
    ...slots.flatMap((slot) => gridFaults(slot, venue)),
    ...[...venue.list('reserved'), ...venue.list('interpretation_teams')].flatMap((at) =>
      at.list('rooms').flatMap((room) => unknown(room, codesOf(rooms, 'id'), 'room')),
    ),
    ...stretchFaults(venue),
  ]
}

function timeFaults(at: Place, zone: string | null): Fault[] {
  const [start, end] = [instantAt(at.get('utc_start')), instantAt(at.get('utc_end'))]
  return [
    ...clockFaults(at.get('local_start'), zone, at.get('utc_start'), false),
    ...clockFaults(at.get('local_end'), zone, at.get('utc_end'), true),
    ...(['start', 'end'] as const).flatMap((key) =>
      at.text(`local_${key}`) === null && at.text(`utc_${key}`) === null
        ? [at.fault(`“${at.text('id')}” has no ${key}: write "local_${key}"`)]
        : [],
    ),
    ...(start && end && end <= start
      ? [at.fault(`“${at.text('id')}” ends at ${plain(end)}, not after its beginning`)]
      : []),
  ]
}

/** The place in the file that names the days the forum is held on in the end. */
const daysHeld = (edition: Place): Place =>
  edition
    .list('known_changes')
    .findLast((change) => change.text('what') === 'dates_changed')
    ?.get('to') ?? edition.get('forum')

function dayFaults(slot: Place, days: Place): Fault[] {
  const day = slot.text('date')
  const [from, to] = [days.text('starts_on'), days.text('ends_on')]
  if (!day || !from || !to || (day >= from && day <= to)) return []
  return [
    slot.get('date').fault(`the slot “${slot.text('id')}” lies outside the forum, which runs from ${from} to ${to}`),
  ]
}

/** A slot belongs to a period and a part of the day of the grid, where the file lists them. */
function gridFaults(slot: Place, venue: Place): Fault[] {
  const [periods, bands] = [venue.list('periods'), venue.list('time_bands')]
  const period = periods.find((one) => one.text('id') === slot.text('period'))
  const [day, from, to] = [slot.text('date'), period?.text('from'), period?.text('to')]
  return [
    ...(periods.length > 0 ? unknown(slot.get('period'), codesOf(periods, 'id'), 'period') : []),
    ...(bands.length > 0 ? unknown(slot.get('band'), codesOf(bands, 'id'), 'part of the day') : []),
    ...(day && from && to && (day < from || day > to)
      ? [
          slot
            .get('date')
            .fault(`the slot “${slot.text('id')}” lies outside its period, which runs from ${from} to ${to}`),
        ]
      : []),
  ]
}

/** A stretch is made of periods that slots have; a period belongs to one stretch. */
function stretchFaults(venue: Place): Fault[] {
  const periods = codesOf(venue.list('slots'), 'period')
  const named = venue.list('stretches').flatMap((stretch) => stretch.list('periods'))
  const seen = new Set<unknown>()
  return [
    ...twice(venue.list('stretches'), 'id', 'stretch'),
    ...named.flatMap((at) => unknown(at, periods, 'period of a slot')),
    ...named.flatMap((at) => {
      const again = seen.has(at.value)
      seen.add(at.value)
      return again ? [at.fault(`the period “${at.value}” belongs to two stretches`)] : []
    }),
  ]
}
