import { countsItsEnd, isMilestoneKind } from '../../consultation/public.ts'
import { codesOf, type Fault, type Files, type Place, twice, unknown } from './place.ts'
import { clockFaults, instantAt, plain, whenIs } from './times.ts'

/** Phases in their order, and their milestones with their times and calls. */
export function phaseMistakes({ edition, venue }: Files): Fault[] {
  const phases = edition.list('phases')
  const milestones = phases.flatMap((phase) => phase.list('milestones'))
  const zone = edition.get('forum').text('zone')
  const calls = edition.list('calls')
  return [
    ...numberFaults(phases),
    ...orderFaults(phases, zone),
    ...twice(milestones, 'id', 'milestone'),
    ...milestones.flatMap((m) => milestoneFaults(m, zone)),
    ...milestones.flatMap((m) => unknown(m.get('call'), codesOf(calls, 'id'), 'call')),
    ...milestones.flatMap((m) => callTimeFaults(m, calls, zone)),
    ...venue.list('reserved').flatMap((at) => unknown(at.get('milestone'), codesOf(milestones, 'id'), 'milestone')),
  ]
}

function numberFaults(phases: readonly Place[]): Fault[] {
  return phases.flatMap((phase, i) => {
    const { value } = phase.get('number')
    return typeof value === 'number' && value !== i + 1
      ? [phase.get('number').fault(`phases are numbered in their order: ${i + 1} is due here, and ${value} is written`)]
      : []
  })
}

const startOf = (m: Place, forumZone: string | null) => {
  const local = m.get(m.text('local_start') === null ? 'date' : 'local_start')
  return whenIs(local, m.text('zone') ?? forumZone, m.get('utc_start'), false)
}

/** A phase begins with the first of its milestones, and none before the phase ahead of it. */
function orderFaults(phases: readonly Place[], zone: string | null): Fault[] {
  let before: { at: Date; number: unknown } | null = null
  return phases.flatMap((phase) => {
    const first = phase
      .list('milestones')
      .flatMap((m) => startOf(m, zone) ?? [])
      .sort((a, b) => a.getTime() - b.getTime())[0]
    if (!first) return []
    const ahead = before
    if (ahead === null || ahead.at <= first) before = { at: first, number: phase.get('number').value }
    return ahead !== null && ahead.at > first
      ? [
          phase
            .get('number')
            .fault(
              `the phase begins on ${plain(first)}, before phase ${ahead.number} ahead of it, which begins on ${plain(ahead.at)}`,
            ),
        ]
      : []
  })
}

/** The first of some keys that is written; else the milestone itself. */
const written = (m: Place, ...keys: readonly string[]): Place => m.get(keys.find((key) => m.text(key) !== null) ?? 'id')

function milestoneFaults(m: Place, forumZone: string | null): Fault[] {
  const zone = m.text('zone') ?? forumZone
  const name = m.text('id')
  const [start, end] = [startOf(m, forumZone), whenIs(m.get('local_end'), zone, m.get('utc_end'), true)]
  return [
    ...clockFaults(m.get('local_start'), zone, m.get('utc_start'), false),
    ...clockFaults(m.get('local_end'), zone, m.get('utc_end'), true),
    ...(start && end && end < start
      ? [
          written(m, 'local_end', 'utc_end').fault(
            `“${name}” ends on ${plain(end)}, before it begins on ${plain(start)}`,
          ),
        ]
      : []),
    ...(written(m, 'local_start', 'utc_start', 'date').path.at(-1) === 'id'
      ? [m.get('id').fault(`“${name}” has no time: write "local_start", or "date" where only the day is known`)]
      : []),
  ]
}

/** An opening or a deadline of a call is at the call's own instant: two places must not tell two times. */
function callTimeFaults(m: Place, calls: readonly Place[], forumZone: string | null): Fault[] {
  const call = calls.find((c) => c.text('id') === m.text('call'))
  if (!call) return []
  const closing = endsIt(m)
  const moment = call.get(closing ? 'closes' : 'opens')
  const ofCall = whenIs(moment.get('local'), moment.text('zone'), moment.get('instant_utc'), closing)
  const own = closing ? endOf(m, forumZone) : startOf(m, forumZone)
  if (!own || !ofCall || own.getTime() === ofCall.getTime()) return []
  const at = closing
    ? written(m, 'closing_instant_utc', 'local_end', 'utc_end', 'local_start', 'date')
    : written(m, 'local_start', 'utc_start', 'date')
  return [
    at.fault(`“${m.text('id')}” is at ${plain(own)}, but its call ${closing ? 'closes' : 'opens'} at ${plain(ofCall)}`),
  ]
}

const endOf = (m: Place, forumZone: string | null) =>
  instantAt(m.get('closing_instant_utc')) ?? whenIs(lastOf(m), m.text('zone') ?? forumZone, m.get('utc_end'), true)

/** Where a file says that a milestone is over: a deadline may stand by its moment or its day alone. */
const lastOf = (m: Place) => (endsIt(m) ? written(m, 'local_end', 'local_start', 'date') : m.get('local_end'))

/** A milestone of a kind whose end is what counts. */
function endsIt(m: Place): boolean {
  const kind = m.text('kind')
  return isMilestoneKind(kind) && countsItsEnd({ kind })
}
