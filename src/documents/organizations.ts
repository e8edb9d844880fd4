import type { EditionScope } from '../access/public.ts'
import { publishedAgenda } from '../agenda/public.ts'
import { namesOfTerms, vocabulariesOf } from '../forms/public.ts'
import type { Db } from '../platform/db/db.ts'
import {
  countryName,
  formatNumber,
  isLanguage,
  type Language,
  leftToRight,
  pickText,
} from '../platform/languages/public.ts'
import { type Block, own, type Paper, plain, type Run, strong } from './kit/paper.ts'
import {
  type ListedOrganization,
  organizationsTakingPart,
  type OrganizationPart as Part,
  registerAsOf,
} from './reads.ts'
import { documentTexts } from './texts.ts'
import { listed, moment, sentence } from './words.ts'

/**
 * Every organization with a public part in an edition: its public submissions, and the published sessions it holds or sends somebody to.
 * Null while there is none.
 */
export async function organizationsPaper(db: Db, edition: EditionScope, language: Language): Promise<Paper | null> {
  const [agenda, names, since] = await Promise.all([
    publishedAgenda(db, edition),
    vocabulariesOf(db, edition),
    registerAsOf(db, edition),
  ])
  const sessions = (agenda?.entries ?? []).flatMap(({ number, standing, organizations, people }) =>
    standing === 'on' || standing === 'unplaced'
      ? [...organizations.map(({ id }) => id), ...people.flatMap(({ organization }) => organization?.id ?? [])].map(
          (id) => ({ id, number }),
        )
      : [],
  )
  const parts = await organizationsTakingPart(db, edition, sessions)
  const at = [since, agenda?.publishedAt].flatMap((one) => one ?? []).toSorted((a, b) => +b - +a)[0]
  if (parts.length === 0 || !at) return null
  const type = namesOfTerms(names, language)
  return paperOf({ edition, language, parts, at, order: (names.get(TYPES) ?? []).map(({ code }) => code), type })
}

/** The vocabulary of what organizations are. */
const TYPES = 'stakeholder_types'

type State = {
  readonly edition: EditionScope
  readonly language: Language
  readonly parts: readonly Part[]
  readonly at: Date
  readonly order: readonly string[]
  readonly type: (vocabulary: string, code: string) => string
}

function paperOf(state: State): Paper {
  const { edition, language, parts, at } = state
  const t = documentTexts(language)
  const forum = pickText(edition.title, language).text
  const types = byType(state)
  const countries = new Set(parts.flatMap(({ of }) => of.country ?? []))
  return {
    title: t('kind.organizations'),
    language,
    author: forum,
    at,
    head: { start: forum, end: t('kind.organizations') },
    cover: { over: forum, lines: [sentence(t, 'out.as-of', { time: moment(at, edition.zone, language) })] },
    blocks: [
      { kind: 'contents', title: t('contents') },
      { kind: 'page-break' },
      { kind: 'heading', level: 1, runs: plain(t('orgs.overview')) },
      {
        kind: 'paragraph',
        as: 'lead',
        runs: plain(t('orgs.lead', { count: parts.length, countries: countries.size })),
      },
      { kind: 'paragraph', runs: plain(t('orgs.how')) },
      {
        kind: 'table',
        caption: strong(t('orgs.by-type')),
        head: [plain(t('orgs.type')), plain(t('orgs.count'))],
        rows: types.map(([name, of]) => [plain(name), plain(formatNumber(of.length, language))]),
        numbers: [1],
      },
      ...types.flatMap(([name, of]): Block[] => [{ kind: 'heading', level: 1, runs: plain(name) }, tableOf(of, state)]),
    ],
  }
}

/** In the order of the edition's list of types; whose type nobody has said stands at the end. */
function byType({ parts, order, type, language }: State): [string, Part[]][] {
  const place = (code: string | null) => {
    const at = code === null ? -1 : order.indexOf(code)
    return at < 0 ? order.length : at
  }
  return [...Map.groupBy(parts, ({ of }) => of.type)]
    .sort(([a], [b]) => Number(a === null) - Number(b === null) || place(a) - place(b))
    .map(([code, of]) => [code === null ? documentTexts(language)('orgs.type.unknown') : type(TYPES, code), of])
}

/** The name for a reader: in their language where it is known, else its own. */
function nameOf({ name, names, language: written }: ListedOrganization, reader: Language): Run {
  const known = names[reader]
  if (known) return { text: known }
  return { ...own(name), ...(written !== reader && isLanguage(written) ? { lang: written } : {}) }
}

function tableOf(parts: readonly Part[], { language }: State): Block {
  const t = documentTexts(language)
  const collator = new Intl.Collator(language)
  const lines = parts.map((part) => ({ ...part, shown: nameOf(part.of, language) }))
  lines.sort((a, b) => collator.compare(a.shown.text, b.shown.text) || (a.of.id < b.of.id ? -1 : 1))
  return {
    kind: 'table',
    caption: [],
    head: [
      plain(t('fact.organization')),
      plain(t('fact.country')),
      plain(t('orgs.submissions')),
      plain(t('prog.sessions')),
    ],
    rows: lines.map(({ shown, of, submissions, sessions }) => [
      [shown],
      plain(of.country ? countryName(of.country, language) : t('inputs.unknown')),
      listed(
        submissions.map(({ reference, proven }) => leftToRight(proven ? reference : `${reference}*`)),
        language,
      ),
      listed(sessions.map(String), language),
    ]),
    numbers: [],
  }
}
