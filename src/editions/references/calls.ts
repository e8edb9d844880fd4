import { type Fault, type Files, type Place, twice } from './place.ts'
import { clockFaults, plain, whenIs } from './times.ts'

/** Calls with their times and the forms they need. */
export function callMistakes({ edition, forms }: Files): Fault[] {
  const calls = edition.list('calls')
  return [
    ...twice(calls, 'id', 'call'),
    ...calls.flatMap(timeFaults),
    ...(forms.value === undefined ? [] : calls.flatMap((call) => formsMissing(call, forms.list('forms')))),
  ]
}

const opening = (call: Place) => whenOf(call.get('opens'), false)
/** When a call closes; null where that cannot be read. */
export const closing = (call: Place) => whenOf(call.get('closes'), true)
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
