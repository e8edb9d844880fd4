import type { EditionScope } from '../access/public.ts'
import { type Figures, UNKNOWN } from '../figures/public.ts'
import {
  isEmpty,
  kindOf,
  MEANS,
  meansOneOf,
  type Names,
  namesOfTerms,
  publicAnswers,
  type Reader,
} from '../forms/public.ts'
import { countryName, isLanguage, type Language, languageName, pickText } from '../platform/languages/public.ts'
import type { Block, Runs } from './kit/paper.ts'
import { own, plain, strong } from './kit/paper.ts'
import type { WholeSubmission } from './reads.ts'
import { documentTexts } from './texts.ts'
import { moment } from './words.ts'

type State = {
  edition: EditionScope
  language: Language
  figures: Figures
  submissions: readonly WholeSubmission[]
  names: Names
}

/** Every submission in full: an annex for each kind in the order of the edition's list, within it by stakeholder group. */
export function annexes({ edition, language, figures, submissions, names }: State): Block[] {
  const t = documentTexts(language)
  const name = naming(figures, names, language)
  const kinds = inOrder(submissions, figures, 'kind', (one) => one.kind)
  return kinds.flatMap(([kind, ofKind], i): Block[] => [
    { kind: 'page-break' },
    { kind: 'heading', level: 1, runs: plain(t('out.annex', { number: i + 1, title: name('kind', kind) })) },
    { kind: 'paragraph', runs: plain(t('out.annex.lead', { count: ofKind.length })) },
    ...inOrder(ofKind, figures, 'group', (one) => one.group ?? UNKNOWN).flatMap(([group, ofGroup]): Block[] => [
      { kind: 'heading', level: 2, runs: plain(name('group', group)) },
      ...ofGroup.flatMap((one) => inFull(one, { edition, language, names, name })),
    ]),
  ])
}

type Name = (of: 'kind' | 'group' | 'state', code: string) => string

const naming = ({ dimensions, words }: Figures, names: Names, language: Language): Name => {
  const nameOf = namesOfTerms(names, language)
  const known = { kind: 'submission_kinds', group: 'stakeholder_groups', state: '' } as const
  return (of, code) => {
    const dimension = dimensions.find(({ facet }) => facet?.of === of)
    return dimension ? words.name(dimension, code) : nameOf(known[of], code)
  }
}

/** Submissions by a property, in the order of the edition's list of its values, what stands in no list at the end. */
function inOrder(
  submissions: readonly WholeSubmission[],
  { dimensions }: Figures,
  of: 'kind' | 'group',
  codeOf: (one: WholeSubmission) => string,
): [string, WholeSubmission[]][] {
  const order = dimensions.find(({ facet }) => facet?.of === of)?.order ?? []
  const place = (value: string) => (order.includes(value) ? order.indexOf(value) : order.length)
  const found = [...Map.groupBy(submissions, codeOf)]
  return found.sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
}

type Printing = { edition: EditionScope; language: Language; names: Names; name: Name }

function inFull(one: WholeSubmission, printing: Printing): Block[] {
  const { language, names } = printing
  const answers = answered(one, { names, language })
  const lang = isLanguage(one.language) ? one.language : undefined
  return [
    {
      kind: 'heading',
      level: 3,
      runs: [
        { text: one.reference, dir: 'ltr' },
        { text: ' · ' },
        { text: one.title, ...(lang && lang !== language ? { lang } : {}) },
      ],
    },
    facts(one, printing),
    ...answers.flatMap(({ question, lines }): Block[] =>
      kindOf(question).part === 'text'
        ? [
            { kind: 'paragraph', keep: true, runs: strong(pickText(question.label, language).text) },
            ...lines.map((line): Block => ({ kind: 'paragraph', runs: plain(line), ...(lang ? { lang } : {}) })),
          ]
        : [],
    ),
  ]
}

/** What was answered publicly, in lines: what people wrote in their own words, what they chose in the reader's. */
const answered = ({ form, answers, agreed }: WholeSubmission, reader: Reader) =>
  publicAnswers(form, answers, agreed).flatMap(({ question, answer }) => {
    const kind = kindOf(question)
    if (isEmpty(answer) || kind.part === 'declaration' || kind.part === 'files') return []
    const lines = kind.words(question, answer, reader).split(/\n+/)
    return [{ question, lines: lines.filter((line) => line.trim() !== '') }]
  })

/** What is known of a submission, and what was chosen or listed in it, in one table. */
function facts(one: WholeSubmission, { edition, language, names, name }: Printing): Block {
  const t = documentTexts(language)
  const fact = (key: Parameters<typeof t>[0], value: Runs | null) =>
    value ? [{ name: plain(t(key)), value: [value] }] : []
  const given = answered(one, { names, language }).filter(({ question }) => kindOf(question).part !== 'text')
  return {
    kind: 'facts',
    facts: [
      ...fact('fact.submitter', one.submitter ? [own(one.submitter)] : null),
      ...fact('fact.organization', one.organization ? [own(one.organization)] : null),
      ...fact('fact.country', one.country ? plain(countryName(one.country, language)) : null),
      ...fact('fact.language', plain(languageName(one.language, language))),
      ...fact('fact.received', [moment(one.receivedAt, edition.zone, language)]),
      ...fact('fact.state', plain(name('state', one.state))),
      ...given
        .filter(({ question }) => !meansOneOf(question, SAID_ABOVE))
        .map(({ question, lines }) => ({
          name: plain(pickText(question.label, language).text),
          value: lines.map((line): Runs => [own(line)]),
        })),
    ],
  }
}

/** What the first lines of the table have said already. */
const SAID_ABOVE = [MEANS.submitterName, MEANS.organization, MEANS.country, MEANS.language]
