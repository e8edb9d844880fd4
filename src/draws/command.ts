import fs from 'node:fs'
import { parseArgs } from 'node:util'
import type { Command, Said } from '../page/joining.ts'
import { type Draw, draw } from './draw.ts'
import { linesIn, sourcesIn } from './sources.ts'

const USAGE = `draw --seed FILE --list FILE [--pick N] [--json]
                                 picks entries of a list by public numbers, as RFC 3797 says: anybody can do it again`

const REFUSALS = {
  'empty-list': 'The list holds no entries. Write one in each line.',
  'empty-seed': 'The seed holds no values. Write one source of randomness in each line, its values apart by blanks.',
  'pick-wrong': '--pick must be a whole number from 1 to the number of entries.',
  'too-many': 'The list is longer than RFC 3797 can number (65,536).',
}

/** Draws from files: needs no database and no edition. */
export const drawCommand: Command = {
  name: 'draw',
  usage: USAGE,
  async run(words): Promise<Said> {
    const wish = wishOf(words)
    if (!wish) return { text: `convoke ${USAGE}`, exitCode: 2 }
    const [seed, list] = [linesOf(wish.seed), linesOf(wish.list)]
    if (seed === null || list === null)
      return { text: `There is no readable file ${seed === null ? wish.seed : wish.list}.`, exitCode: 1 }
    const drawn = draw(sourcesIn(seed), list, wish.pick ?? list.length)
    if (!drawn.ok) return { text: REFUSALS[drawn.refusal.code], exitCode: 1 }
    return { text: wish.json ? asJson(drawn.value) : inWords(drawn.value), exitCode: 0 }
  },
}

function linesOf(file: string): string[] | null {
  try {
    return linesIn(fs.readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

const asJson = ({ key, picks }: Draw) =>
  JSON.stringify({
    key,
    selected: picks.map(({ number }) => number),
    entries: picks.map(({ entry }) => entry),
    steps: picks,
  })

const inWords = ({ key, picks }: Draw) =>
  [
    `Key: ${key}`,
    ...picks.map(({ number, entry, hash, of }, i) => `${i + 1}. no. ${number} ${entry} (${hash} of ${of})`),
  ].join('\n')

function wishOf(words: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        seed: { type: 'string' },
        list: { type: 'string' },
        pick: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    })
    const { seed, list, json } = values
    if (!seed || !list) return null
    const pick = values.pick === undefined ? null : /^\d+$/.test(values.pick) ? Number(values.pick) : Number.NaN
    return { seed, list, json, pick }
  } catch {
    return null
  }
}
