import type { EditionScope } from '../access/public.ts'
import { pairIn } from '../page/words.ts'
import { isBlank, type Language, pickText, withoutIsolates, wordsFor } from '../platform/languages/public.ts'
import type { AgendaChange } from './agenda-changes.ts'
import { factsOf } from './change-in-words.ts'
import { agendaTexts } from './texts.ts'
import type { AgendaVersion } from './versions.ts'

type Versions = readonly (AgendaVersion & { readonly changes: readonly AgendaChange[] })[]

/** What XML cannot hold is left out: control characters, halves of characters. */
const xml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)

/** The newest versions; whoever comes back after longer reads the page. */
const MOST_ENTRIES = 50

/** Changes of the programme as an Atom feed (RFC 4287): an entry a version, the newest first, in the language of the address. */
export function changesFeed(
  versions: Versions,
  { edition, language, origin, home }: { edition: EditionScope; language: Language; origin: string; home: string },
): string {
  const t = agendaTexts(language)
  const page = `${origin}${home}/agenda/versions`
  const updated = versions[0]?.publishedAt ?? new Date(0)
  const entries = versions.slice(0, MOST_ENTRIES).map((version) => {
    const note = wordsFor(version.note, language).text
    const lines = version.changes.map((change) => changeInLines(change, edition, language))
    return `<entry><id>urn:uuid:${version.id}</id><title>${xml(titleOf(version, language))}</title>
<updated>${version.publishedAt.toISOString()}</updated><link rel="alternate" type="text/html" href="${xml(page)}#version-${version.version}"/>
<content type="text">${xml([note, ...lines].filter(Boolean).join('\n\n'))}</content></entry>`
  })
  const forum = pickText(edition.title, language).text
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${xml(`${page}/${language}`)}</id><title>${xml(t('changes.feed.title', { forum }))}</title><author><name>${xml(forum)}</name></author>
<updated>${updated.toISOString()}</updated><link rel="self" href="${xml(`${origin}${home}/agenda/changes.atom`)}"/><link rel="alternate" type="text/html" href="${xml(page)}"/>
${entries.join('\n')}
</feed>
`
}

/** The number of a version, and its name where it has one. */
function titleOf({ version, name }: AgendaVersion, language: Language): string {
  const numbered = agendaTexts(language)('versions.one', { version })
  return isBlank(name) ? numbered : withoutIsolates(pairIn(language)(numbered, wordsFor(name, language).text))
}

function changeInLines(change: AgendaChange, edition: EditionScope, language: Language): string {
  const t = agendaTexts(language)
  const { kind, number, title, reason } = change
  const head = t('changes.line', { kind: t(`change.${kind}`), number: String(number), title })
  return [head, ...factsOf(change, edition, language), wordsFor(reason, language).text].filter(Boolean).join('\n')
}
