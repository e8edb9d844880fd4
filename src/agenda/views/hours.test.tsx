import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { AgendaEntry } from '../agenda.ts'
import { Hours } from './entry.tsx'

const hours = (from: string, to: string) =>
  render(
    <Hours
      entry={{ startsAt: new Date(from), endsAt: new Date(to) } as AgendaEntry} // its hours are all that is looked at
      zone="Europe/Zurich"
      language="en"
    />,
  ).replaceAll(/<[^>]+>/g, '')

test('an hour that ends on the next day says which', () => {
  expect(hours('2022-06-01T21:30:00Z', '2022-06-01T22:30:00Z')).toBe('23:30–00:30 2 June')
  expect(hours('2022-06-01T21:30:00Z', '2022-06-01T22:00:00Z')).toBe('23:30–23:59')
  expect(hours('2022-06-01T07:00:00Z', '2022-06-01T08:00:00Z')).toBe('09:00–10:00')
})
