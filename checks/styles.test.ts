import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { filesUnder, read } from './sources.ts'
import { isDead, rulesOf, spokenIn } from './styles.ts'

const sheets = filesUnder('src', /\.css$/)
const spoken = spokenIn(filesUnder('src', /(?<!\.test)\.tsx?$/).map(read))

test('no rule of a style sheet waits for a class that no page has', () => {
  const dead = sheets.flatMap((file) =>
    rulesOf(read(file))
      .filter((rule) => isDead(spoken, rule))
      .map(({ selector, line }) => `${file}:${line} ${selector}`),
  )
  expect(dead).toEqual([])
})

test('every style sheet goes into the one of the site: those of pages by name, those of modules beside their views', () => {
  const [entry, ofModules] = ['src/page/client/styles.ts', 'src/page/client/styles-of-modules.ts']
  const named = [...read(entry).matchAll(/import '(\.\.\/[^']+\.css)'/g)].map(([, to]) =>
    path.posix.join(path.posix.dirname(entry), to as string),
  )
  const pattern = /import\.meta\.glob\('([^']+)'/.exec(read(ofModules))?.[1] ?? ''
  const beside = fs
    .globSync(path.posix.join(path.posix.dirname(entry), pattern))
    .map((file) => file.split(path.sep).join('/'))
  expect([...named, ...beside].sort()).toEqual(sheets)
})

test.each([
  ['.left-over { color: red }', '<p class="used">', true],
  ['.used .left-over, .used .gone { color: red }', '<p class="used">', true],
  ['.used, .left-over { color: red }', '<p class="used">', false],
  ['@layer x { @media print { .left-over::before { content: "}" } } }', 'const leftOver = "left-over"', true],
  ['.state--good { color: red }', "const of = { good: 'state--good' }", false],
  ['.state--good { color: red }', `<p class={\`state state--\${of}\`}>`, false],
  ['.p2 { color: red }', `<p class={\`p\${n}\`}>`, false],
  ['.paper { color: red }', `<p class={\`p\${n}\`}>`, true],
  ['.is-over:not(.gone) { color: red }', "count.classList.toggle('is-over', true)", false],
  ['p:first-child > b { color: red }', '<p>', false],
])('%s with %s is dead: %s', (css, code, dead) => {
  const rules = rulesOf(css)
  expect(rules).toHaveLength(1)
  expect(rules.map((rule) => isDead(spokenIn([code]), rule))).toEqual([dead])
})
