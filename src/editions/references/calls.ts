import { codesOf, type Fault, type Files, type Place, twice, unknown } from './place.ts'
import { clockFaults, instantAt, plain, whenIs } from './times.ts'

/** Calls with their times, the forms they need, and what is known to have changed of them. */
export function callMistakes({ edition, forms }: Files): Fault[] {
  const calls = edition.list('calls')
  return [
    ...twice(calls, 'id', 'call'),
    ...calls.flatMap(timeFaults),
    ...(forms.value === undefined ? [] : calls.flatMap((call) => formsMissing(call, forms.list('forms')))),
    ...changeFaults(edition),
  ]
}

const opening = (call: Place) => whenOf(call.get('opens'), false)
const closing = (call: Place) => whenOf(call.get('closes'), true)
const whenOf = (moment: Place, end: boolean) =>
  whenIs(moment.get('local'), moment.text('zone'), moment.get('instant_utc'), end)

function timeFaults(call: Place): Fault[] {
  const [opens, closes] = [opening(call), closing(call)]
  return [
    ...(['opens', 'closes'] as const).flatMap((key) => {
      const moment = call.get(key)
      // A day alone closes by the rule that is written beside it, so its instant is not derived.
      return moment.text('local')?.includes('T') || moment.get('instant_utc').value === undefined
        ? clockFaults(moment.get('local'), moment.text('zone'), moment.get('instant_utc'), key === 'closes')
        : []
    }),
    ...(opens && closes && closes <= opens
      ? [
          call
            .get('closes')
            .fault(`the call “${call.text('id')}” closes on ${plain(closes)}, before it opens on ${plain(opens)}`),
        ]
      : []),
  ]
}

function formsMissing(call: Place, forms: readonly Place[]): Fault[] {
  return call
    .list('submission_kinds')
    .flatMap((kind) =>
      forms.some((form) => form.text('kind') === kind.text() && form.text('call') === call.text('id'))
        ? []
        : [kind.fault(`forms.json has no form of kind “${kind.text()}” for the call “${call.text('id')}”`)],
    )
}

function changeFaults(edition: Place): Fault[] {
  const changes = edition.list('known_changes')
  const calls = edition.list('calls')
  const milestones = edition.list('phases').flatMap((phase) => phase.list('milestones'))
  return [
    ...twice(changes, 'id', 'change'),
    ...changes.flatMap((change) => [
      ...unknown(change.get('target').get('call'), codesOf(calls, 'id'), 'call'),
      ...unknown(change.get('target').get('milestone'), codesOf(milestones, 'id'), 'milestone'),
      ...extensionFaults(change, calls),
    ]),
  ]
}

function extensionFaults(change: Place, calls: readonly Place[]): Fault[] {
  if (change.text('what') !== 'deadline_extended') return []
  const call = calls.find((c) => c.text('id') === change.get('target').text('call'))
  const at = instantAt(change.get('to').get('instant_utc'))
  if (!at || change.get('to').text('local') === null)
    return [change.get('to').fault('an extension needs "local" and "instant_utc", the new closing')]
  const closes = call ? closing(call) : null
  return closes && at <= closes
    ? [change.get('to').fault(`the extension to ${plain(at)} is not later than the closing on ${plain(closes)}`)]
    : []
}
