import type { EditionScope } from '../../access/public.ts'
import { type Facet, facetsOf, type Names, termsOfFacet, vocabulariesOf } from '../../forms/public.ts'
import { pathTo } from '../../page/route.ts'
import type { Db } from '../../platform/db/db.ts'
import { LANGUAGES, type Language, pickText } from '../../platform/languages/public.ts'
import { ownName } from '../../sessions/public.ts'
import type { AgendaEntry } from '../agenda.ts'
import { languagesHeard } from '../agenda-choice.ts'
import { subjectLines } from '../matrix/subject-lines.ts'
import { publishedAgenda } from '../published.ts'
import { agendaTexts } from '../texts.ts'
import { askersOf } from './reads.ts'
import { type Asker, type CountedBy, type SessionCount, sessionCounts } from './session-counts.ts'

/** The published sessions of an edition, counted by whoever asked for them, by their languages and by what they are about. */
export async function countsOfEdition(db: Db, edition: EditionScope, language: Language): Promise<SessionCount[]> {
  const [agenda, facets, names, askers, subjects] = await Promise.all([
    publishedAgenda(db, edition),
    facetsOf(db, edition),
    vocabulariesOf(db, edition),
    askersOf(db, edition),
    subjectLines(db, edition, language),
  ])
  const entries = agenda?.entries ?? []
  const listed = (query: Record<string, string>) =>
    `${pathTo(language, edition.slug, 'agenda')}?${new URLSearchParams({ ...query, day: 'all' })}`
  const ofAskers = facets.flatMap((facet) =>
    facet.of === 'group' || facet.of === 'region' ? [byAsker({ facet, of: facet.of, names }, askers, language)] : [],
  )
  const ofSubjects = subjects.map(
    ({ facet, name, vocabularies, lines }): CountedBy => ({
      code: facet,
      name,
      values: lines.map((line) => ({
        value: line.subject,
        name: line.label === line.name ? line.name : `${line.label} ${line.name}`,
        href: listed({ [facet]: line.term }),
      })),
      of: (entry) => entry.subjects.filter((subject) => vocabularies.includes(subject.split(' ')[0] ?? '')),
    }),
  )
  return sessionCounts(entries, [...ofAskers, byLanguage(entries, language, listed), ...ofSubjects])
}

type OfAsker = { readonly facet: Facet; readonly of: keyof Asker; readonly names: Names }

function byAsker({ facet, of, names }: OfAsker, askers: ReadonlyMap<string, Asker>, language: Language): CountedBy {
  return {
    code: facet.code,
    name: pickText(facet.label, language).text,
    values: termsOfFacet(names, facet).map(({ code, name }) => ({
      ...{ value: code, name: pickText(name, language).text, href: null },
    })),
    of: ({ submission }) => {
      const said = askers.get(submission?.reference ?? '')?.[of]
      return said ? [said] : []
    },
  }
}

/** Every language that is heard in a session, spoken or interpreted, those of the United Nations first. */
function byLanguage(
  entries: readonly AgendaEntry[],
  language: Language,
  listed: (query: Record<string, string>) => string,
): CountedBy {
  const others = [...new Set(entries.flatMap(languagesHeard))].filter((code) => !LANGUAGES.some((one) => one === code))
  return {
    code: 'language',
    name: agendaTexts(language)('filter.language'),
    values: [...LANGUAGES, ...others.sort()].map((code) => ({
      ...{ value: code, name: ownName(code), href: listed({ language: code }) },
    })),
    of: languagesHeard,
  }
}
