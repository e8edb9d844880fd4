import { expect, test } from 'vitest'
import { filesUnder, read } from './sources.ts'
import { spokenPunctuation } from './spoken-punctuation.ts'

/** The console speaks English; formats of other systems and pure arithmetic speak to programs. */
const NOT_TO_READERS =
  /(?:^|\/)[\w-]*commands?\.ts$|^src\/(?:analysis|interchange|scheduling|editions)\/|\.test\.tsx?$|\/testing\//

/** What is no language of people, or what only programs read, and why. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  // One cell of CSV with several values.
  'src/forms/kinds/rows.ts': [".join('; ')", ".join(', ')"], // the second: words for the search alone
  'src/forms/kinds/some-values.ts': [".join('; ')"],
  'src/review/views/columns.tsx': [".join(', ')"], // codes
  'src/agenda/exports/as-schedule.ts': [".join(', ')"], // a field of a file
}

test('punctuation beside words is written in texts, not in code', () => {
  const found = filesUnder('src', /\.tsx?$/)
    .filter((file) => !NOT_TO_READERS.test(file))
    .flatMap((file) =>
      spokenPunctuation(file, read(file))
        .filter((piece) => !ALLOWED[file]?.includes(piece))
        .map((piece) => `${file}: ${piece}`),
    )
  expect(found).toEqual([])
})

test.each([
  ['a.ts', `const line = texts('name')\nreturn \`\${line}: \${value}\``],
  ['a.tsx', "<p>{t('closes')}: <Moment /></p>"],
  ['a.tsx', '<p>{name}, {country}</p>'],
  ['a.tsx', "<span>({t('optional')})</span>"],
  ['a.tsx', "[post, organization].join(', ')"],
  ['a.tsx', '<span class="hidden">, {title}</span>'],
])('in %s, %s is found', (file, source) => expect(spokenPunctuation(file, source)).not.toEqual([]))

test('what a message says is left alone', () => {
  expect(spokenPunctuation('a.tsx', "<Pair language={language} name={t('closes')}><Moment /></Pair>")).toEqual([])
})
