import { expect, test } from 'vitest'
import { anyone } from '../access/public.ts'
import { house } from '../house.ts'
import { get, type Route } from '../page/route.ts'
import { accessTable, actsTable, refuseUnwatched } from './access-table.ts'

test('docs/access.md is the table of all routes and roles; if not, run npm run access:table and look at what changed', async () => {
  await expect(accessTable(house.routes)).toMatchFileSnapshot('../../docs/access.md')
})

test('docs/acts.md is the table of all acts and roles; if not, run npm run access:table and look at what changed', async () => {
  await expect(actsTable(house.modules)).toMatchFileSnapshot('../../docs/acts.md')
})

test('a route without a rule keeps the program from starting', () => {
  const watched = get('/watched', anyone, () => ({ kind: 'absent' }))
  const { rule: _, ...unwatched } = { ...watched, path: '/unwatched' }
  expect(() => refuseUnwatched([watched])).not.toThrow()
  expect(() => refuseUnwatched([watched, unwatched as Route])).toThrow('GET /unwatched declares no rule of access')
})
