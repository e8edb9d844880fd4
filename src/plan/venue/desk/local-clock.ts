import { dayIn } from '../../../platform/languages/public.ts'

/** An instant as the clock of a zone shows it and a field of date and time holds it: `2022-06-01T09:00`. */
export function localClock(at: Date, zone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return `${dayIn(zone, at)}T${time.format(at)}`
}
