import type { EditionScope } from '../../access/public.ts'
import type { Term } from '../../forms/public.ts'
import { pathTo } from '../../page/route.ts'
import {
  countryName,
  direction,
  formatDate,
  isLanguage,
  type Language,
  NATIVE_NAMES,
  pickText,
} from '../../platform/languages/public.ts'
import type { Piece } from '../../platform/search/excerpt.ts'
import type { Found } from '../found.ts'
import type { Facet } from '../query.ts'
import type { Entry } from '../reads.ts'
import { registerTexts } from '../texts.ts'
import { Strip } from './strip.tsx'

const VOCABULARY: Record<Exclude<Facet, 'state'>, string> = {
  kind: 'submission_kinds',
  group: 'stakeholder_groups',
  region: 'regions.itu_regions',
  language: 'languages',
  action_line: 'action_lines',
  sdg: 'sdgs',
}

export type Vocabularies = Map<string, Term[]>

/** States in the order a submission passes them. */
const STATES = [
  'submitted',
  'in_review',
  'accepted',
  'merged',
  'programmed',
  'reported',
  'deferred',
  'not_taken',
] as const

export const termsOfFacet = (vocabularies: Vocabularies, facet: Facet): Pick<Term, 'code' | 'name'>[] =>
  facet === 'state' ? STATES.map((code) => ({ code, name: {} })) : (vocabularies.get(VOCABULARY[facet]) ?? [])

/** What the states are called, in the order a submission passes them. */
export const registerStates = (language: Language) =>
  STATES.map((state) => ({ state, words: registerTexts(language)(`state.${state}`) }))

/** What a code of a facet is called for this reader. */
export function termName(vocabularies: Vocabularies, facet: Facet, code: string, language: Language): string {
  if (facet === 'language' && isLanguage(code)) return NATIVE_NAMES[code]
  if (facet === 'state') return registerStates(language).find((s) => s.state === code)?.words ?? code
  if (facet === 'region' && code === 'worldwide')
    return pickText(vocabularies.get('regions.worldwide')?.[0]?.name, language).text || code
  const name = pickText(termsOfFacet(vocabularies, facet).find((t) => t.code === code)?.name, language).text
  return facet === 'action_line' || facet === 'sdg' ? `${code} ${name}` : name || code
}

/** A text with the words that were searched for marked. */
const Marked = ({ pieces }: { pieces: readonly Piece[] }) => (
  <>{pieces.map((piece) => (piece.marked ? <mark>{piece.text}</mark> : piece.text))}</>
)

/** One submission in a list: number, date, its own title, who, a stretch of its text when it is given, and its thread in one line. */
export function RegisterEntry({
  edition,
  language,
  entry,
  vocabularies,
  found,
}: {
  edition: EditionScope
  language: Language
  entry: Entry
  vocabularies: Vocabularies
  found?: Found
}) {
  const t = registerTexts(language)
  const own = { lang: entry.language, dir: direction(entry.language) }
  const about = [
    entry.group && termName(vocabularies, 'group', entry.group, language),
    entry.country && countryName(entry.country, language),
  ].filter(Boolean)
  return (
    <li class="entry">
      <p class="entry__ref">
        <b>
          <bdi dir="ltr">{entry.reference}</bdi>
        </b>{' '}
        <time datetime={entry.receivedAt.toISOString()}>
          {formatDate(entry.receivedAt, language, edition.zone, 'shortDate')}
        </time>
      </p>
      <div>
        <h3>
          <a href={pathTo(language, edition.slug, 'submissions', entry.reference)}>
            <span {...own}>{found ? <Marked pieces={found.title} /> : entry.title}</span>
          </a>
        </h3>
        <p class="entry__meta">
          {entry.organization ? (
            <bdi lang={entry.organizationLanguage ?? undefined}>{entry.organization}</bdi>
          ) : (
            <bdi {...own}>{entry.submitter}</bdi>
          )}
          {about.map((words) => ` · ${words}`)}
        </p>
        {found?.passage && (
          <>
            <p
              class={`entry__say${found.passage.label ? ' entry__say--found' : ''}${found.passage.names ? ' entry__say--names' : ''}`}
              {...own}
            >
              <Marked pieces={found.passage.pieces} />
            </p>
            {found.passage.label && (
              <p class="entry__where">
                {t('found.in')} <FoundUnder label={found.passage.label} language={language} />
              </p>
            )}
          </>
        )}
        <div class="entry__foot">
          <Strip state={entry.state} /> <span class="small">{t(`state.${entry.state}` as 'state.submitted')}</span>
        </div>
      </div>
    </li>
  )
}

function FoundUnder({
  label,
  language,
}: {
  label: NonNullable<NonNullable<Found['passage']>['label']>
  language: Language
}) {
  const words = pickText(label, language)
  return (
    <q lang={words.language} dir={direction(words.language)}>
      {words.text}
    </q>
  )
}
