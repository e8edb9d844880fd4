import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { BothTimes } from './when.tsx'

const geneva = { zone: 'Europe/Zurich', city: { en: 'Geneva' } }
const said = (at: string, readerZone: string) =>
  [
    ...render(<BothTimes at={new Date(at)} held={geneva} readerZone={readerZone} language="en" end />).matchAll(
      /<bdi dir="ltr">(\d\d:\d\d)/g,
    ),
  ].map(([, time]) => time)

test('an end is one instant in both zones, and midnight of neither is said as 00:00', () => {
  expect(said('2022-03-11T23:00:00Z', 'Africa/Cairo')).toEqual(['23:59', '00:59'])
  expect(said('2022-03-11T22:00:00Z', 'Africa/Cairo')).toEqual(['23:00', '23:59'])
  expect(said('2022-03-11T13:00:00Z', 'Africa/Cairo')).toEqual(['14:00', '15:00'])
})
