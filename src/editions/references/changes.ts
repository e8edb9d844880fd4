import { closing } from './calls.ts'
import { codesOf, type Fault, type Files, type Place, twice, unknown } from './place.ts'
import { clockFaults, plain, whenIs } from './times.ts'

type Look = (change: Place, edition: Place) => Fault[]

/** What each kind of change must say, so that the program can carry it out; the others are only kept and shown. */
const LOOKS: Readonly<Record<string, Look>> = {
  deadline_extended: extensionFaults,
  dates_changed: (change) => ['from', 'to'].flatMap((key) => daysFaults(change.get(key))),
  milestone_moved: (change, edition) => [
    ...needed(change.get('target'), 'milestone', 'the milestone that is at another time now'),
    ...['from', 'to'].flatMap((key) => timeFaults(change, change.get(key), edition)),
  ],
}

/** What is known to have changed: of which call or milestone, and from what to what. */
export function changeMistakes({ edition }: Files): Fault[] {
  const changes = edition.list('known_changes')
  const calls = codesOf(edition.list('calls'), 'id')
  const milestones = codesOf(milestonesOf(edition), 'id')
  return [
    ...twice(changes, 'id', 'change'),
    ...changes.flatMap((change) => [
      ...unknown(change.get('target').get('call'), calls, 'call'),
      ...unknown(change.get('target').get('milestone'), milestones, 'milestone'),
      ...(LOOKS[change.text('what') ?? '']?.(change, edition) ?? []),
    ]),
  ]
}

const milestonesOf = (edition: Place) => edition.list('phases').flatMap((phase) => phase.list('milestones'))

const needed = (at: Place, key: string, what: string): Fault[] =>
  at.text(key) === null ? [at.fault(`“${key}” is missing: ${what}`)] : []

function extensionFaults(change: Place, edition: Place): Fault[] {
  const to = change.get('to')
  const call = edition.list('calls').find((c) => c.text('id') === change.get('target').text('call'))
  const zone = to.text('zone') ?? call?.get('closes').text('zone') ?? null
  const missing = [
    ...needed(change.get('target'), 'call', 'the call that closes later'),
    ...needed(to, 'local', 'the new closing'),
  ]
  if (missing.length > 0) return missing
  const at = whenIs(to.get('local'), zone, to.get('instant_utc'), true)
  const closes = call ? closing(call) : null
  return [
    // A day alone closes by the rule beside it, so its instant is compared only where an hour is written.
    ...(to.text('local')?.includes('T') ? clockFaults(to.get('local'), zone, to.get('instant_utc'), true) : []),
    ...(at && closes && at <= closes
      ? [to.fault(`the extension to ${plain(at)} is not later than the closing on ${plain(closes)}`)]
      : []),
  ]
}

function daysFaults(days: Place): Fault[] {
  const [starts, ends] = [days.text('starts_on'), days.text('ends_on')]
  return [
    ...needed(days, 'starts_on', 'a change of dates names the first day before and after it'),
    ...needed(days, 'ends_on', 'a change of dates names the last day before and after it'),
    ...(starts && ends && ends < starts
      ? [days.get('ends_on').fault(`the forum ends before it starts on ${starts}`)]
      : []),
  ]
}

function timeFaults(change: Place, at: Place, edition: Place): Fault[] {
  const milestone = milestonesOf(edition).find((m) => m.text('id') === change.get('target').text('milestone'))
  const zone = at.text('zone') ?? milestone?.text('zone') ?? edition.get('forum').text('zone')
  return [
    ...needed(at, 'local_start', 'a milestone moves from one wall clock to another'),
    ...clockFaults(at.get('local_start'), zone, at.get('utc_start'), false),
    ...clockFaults(at.get('local_end'), zone, at.get('utc_end'), true),
  ]
}
