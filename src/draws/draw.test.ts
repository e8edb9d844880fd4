import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawCommand } from './command.ts'
import { draw, keyOf } from './draw.ts'
import { linesIn } from './sources.ts'

// RFC 3797, section 6: the worked example.
const SOURCES = [['9319'], ['2', '5', '12', '8', '10'], ['9', '18', '26', '34', '41', '45']]
const POOL = Array.from({ length: 25 }, (_, i) => `Volunteer ${i + 1}`)
const PICKED = [17, 7, 2, 16, 25, 23, 8, 24, 19, 13]

test('the example of RFC 3797 comes out: its key, its hashes, its ten people in order', () => {
  expect(keyOf(SOURCES)).toBe('9319./2.5.8.10.12./9.18.26.34.41.45./')
  const drawn = draw(SOURCES, POOL, 10)
  expect(drawn.ok && drawn.value.picks.map(({ number }) => number)).toEqual(PICKED)
  expect(drawn.ok && drawn.value.picks[0]).toEqual({
    number: 17,
    entry: 'Volunteer 17',
    hash: '990dd0a5692a029a98b5e01aa28f3459',
    of: 25,
  })
  expect(drawn.ok && drawn.value.picks[9]?.hash).toBe('31cb111c4a4ebe9287ceae16fe51b909')
})

test('values say the same in whatever order, with leading zeros or not', () => {
  expect(keyOf([['09', '2.50', '10']])).toBe('2.5.9.10./')
  expect(keyOf([['Ace of spades']])).toBe('ACEOFSPADES./')
})

test('nobody is picked twice, and more picks begin with the same ones', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(99).map(String), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 60 }),
      (seed, size) => {
        const entries = Array.from({ length: size }, (_, i) => `e${i}`)
        const all = draw([seed], entries, size)
        const some = draw([seed], entries, Math.ceil(size / 2))
        if (!all.ok || !some.ok) return expect.unreachable()
        expect(new Set(all.value.picks.map(({ number }) => number)).size).toBe(size)
        expect(all.value.picks.slice(0, some.value.picks.length)).toEqual(some.value.picks)
      },
    ),
  )
})

test('a list keeps every name as it is written: Arabic, twice the same, in whatever lines; each line has its number', () => {
  const names = ['أمل المثال', 'Zuri', 'Zuri', '伟 范例', 'O’Brien, A. "B"', '<b>x</b>']
  const written = `\uFEFF${names.join('\r\n')}\r\n\r\n`
  expect(linesIn(written)).toEqual(names)
  expect(linesIn(names.join('\r'))).toEqual(names) // as old machines end lines
  const drawn = draw([['9', '18']], linesIn(written), names.length)
  expect(drawn.ok && drawn.value.picks.map(({ entry }) => entry).toSorted()).toEqual(names.toSorted())
  expect(drawn.ok && new Set(drawn.value.picks.map(({ number }) => number)).size).toBe(names.length)
})

test('convoke draw reads files, answers in JSON, and says what is wrong with them', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'convoke-draw-'))
  const [seed, list] = ['seed', 'list'].map((name) => path.join(folder, name)) as [string, string]
  fs.writeFileSync(seed, '# announced on 1 October\nDaily number: 9319\n2 5 12 8 10\nLottery: 9, 18, 26, 34, 41, 45\n')
  fs.writeFileSync(list, `\uFEFF${POOL.join('\r\n')}\r\n`)
  const run = async (...words: string[]) => await drawCommand.run(words, {} as never)
  const said = await run('--seed', seed, '--list', list, '--pick', '10', '--json')
  expect(JSON.parse(said.text ?? '').selected).toEqual(PICKED)
  expect((await run('--seed', seed, '--list', list, '--pick', '26')).exitCode).toBe(1)
  expect((await run('--seed', `${seed}x`, '--list', list)).text).toContain('no readable file')
  expect((await run('--list', list)).exitCode).toBe(2)
  fs.rmSync(folder, { recursive: true })
})
