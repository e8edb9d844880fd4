import type { EditionScope } from '../access/public.ts'
import {
  changesOfEdition,
  consultationTexts,
  editionFacts,
  modeName,
  type Phase,
  phasesOf,
  plannedDays,
  plannedMilestone,
  plannedMode,
} from '../consultation/public.ts'
import { type Term, vocabulariesOf } from '../forms/public.ts'
import { asideIn } from '../page/words.ts'
import type { Db } from '../platform/db/db.ts'
import {
  formatDate,
  formatDays,
  hasText,
  type Language,
  pickText,
  withoutIsolates,
} from '../platform/languages/public.ts'
import { organizationsOfEdition } from '../stakeholders/public.ts'
import { type Block, ltr, type Paper, plain, type Runs, strong } from './kit/paper.ts'
import { defaultLetterWords, type LetterPart, type LetterWords, letterWords } from './letter-words.ts'
import { phaseBlocks } from './phases.ts'
import { editionValues, type PlaceholderValues, paragraphsOf } from './placeholders.ts'
import { documentTexts } from './texts.ts'
import { named, sentence } from './words.ts'

type Facts = Awaited<ReturnType<typeof editionFacts>>
type State = {
  edition: EditionScope
  language: Language
  facts: Facts
  changes: Awaited<ReturnType<typeof changesOfEdition>>
  phases: Phase[]
  addressees: readonly Term[]
  organizations: Awaited<ReturnType<typeof organizationsOfEdition>>
  words: LetterWords
}

/** The letter of invitation from what the edition knows, as first announced; null for an edition that has none. */
export async function letterPaper(db: Db, edition: EditionScope, language: Language): Promise<Paper | null> {
  const state = await stateOf(db, edition, language)
  return state.facts.letter.date ? letterOf(state, state.facts.letter.date) : null
}

/** What a template may say of the edition, in a language. */
export const letterValues = async (db: Db, edition: EditionScope, language: Language): Promise<PlaceholderValues> =>
  valuesOf(await stateOf(db, edition, language))

async function stateOf(db: Db, edition: EditionScope, language: Language): Promise<State> {
  const [facts, changes, phases, organizations, vocabularies, words] = await Promise.all([
    editionFacts(db, edition),
    changesOfEdition(db, edition),
    phasesOf(db, edition),
    organizationsOfEdition(db, edition.id),
    vocabulariesOf(db, edition),
    letterWords(db, edition, language),
  ])
  const addressees = vocabularies.get('stakeholder_groups') ?? []
  const planned = phases.map((phase) => ({
    ...phase,
    milestones: phase.milestones.map((m) => plannedMilestone(m, changes)),
  }))
  return { edition, language, facts, changes, phases: planned, addressees, organizations, words }
}

const valuesOf = ({ edition, language, facts, phases, organizations }: State): PlaceholderValues =>
  editionValues({
    ...{ language, phases, title: edition.title },
    ...{ processTitle: facts.processTitle, letter: facts.letter, contact: facts.contact },
    organizers: organizers(organizations, language),
  })

/** Paragraphs of a part that is worded on the desk. */
const worded = (state: State, part: LetterPart, keep?: true): Block[] =>
  paragraphsOf(state.words[part], valuesOf(state)).map((runs) => ({ kind: 'paragraph', runs, ...(keep && { keep }) }))

const organizers = (all: State['organizations'], language: Language) =>
  all
    .filter((one) => one.role === 'co_organizer')
    .map((one) => organizationName(one, language))
    .join(separator(language))

function letterOf(state: State, date: string): Paper {
  const { edition, language, facts } = state
  const t = documentTexts(language)
  const process = pickText(facts.processTitle, language).text
  const title = t('letter.subject', { process })
  return {
    title,
    language,
    author: facts.letter.sender ? pickText(facts.letter.sender.name, language).text : '',
    at: new Date(`${date}T12:00:00Z`),
    head: { start: pickText(edition.title, language).text, end: facts.letter.reference ?? '' },
    cover: null,
    blocks: [
      ...letterHead(state, date),
      { kind: 'heading', level: 1, runs: plain(title) },
      ...worded(state, 'salutation'),
      ...invitation(state),
      ...forumPlanned(state),
      ...phasesAndPromises(state),
      ...signature(state),
    ],
  }
}

function letterHead({ language, facts, addressees }: State, date: string): Block[] {
  const [t, c] = [documentTexts(language), consultationTexts(language)]
  const { letter, contact } = facts
  const day = formatDate(new Date(`${date}T12:00:00Z`), language, 'UTC')
  const place = pickText(letter.place, language).text
  const number = (name: string, value: string | null) => (value ? [{ name: plain(name), value: [[ltr(value)]] }] : [])
  return [
    { kind: 'paragraph', as: 'end', runs: plain(place ? c('invitation.place-date', { place, date: day }) : day) },
    { kind: 'paragraph', runs: strong(t('letter.to')) },
    { kind: 'list', ordered: false, items: addressees.map((group) => ({ runs: [named(group.name, language)] })) },
    {
      kind: 'facts',
      facts: [
        ...number(c('invitation.reference'), letter.reference),
        ...(hasText(contact.name)
          ? [
              {
                name: plain(pickText(contact.role, language).text || c('invitation.contact')),
                value: [[named(contact.name, language)]],
              },
            ]
          : []),
        ...number(c('invitation.phone'), contact.phone),
        ...number(c('invitation.fax'), contact.fax),
        ...(contact.email
          ? [
              {
                name: plain(c('invitation.email')),
                value: [[{ ...ltr(contact.email), href: `mailto:${contact.email}` }]],
              },
            ]
          : []),
      ],
    },
  ]
}

function invitation(state: State): Block[] {
  const { edition, language, facts, organizations } = state
  const t = documentTexts(language)
  const others = [
    ...organizations.filter((one) => one.role === 'facilitator').map((one) => organizationName(one, language)),
    ...facts.facilitatorGroups.map((group) => pickText(group.name, language).text),
  ]
  return [
    ...(isWordedAnew(state) || organizers(organizations, language) !== ''
      ? worded(state, 'opening')
      : [
          {
            kind: 'paragraph',
            runs: sentence(t, 'letter.invite-alone', { forum: named(edition.title, language) }),
          } as const,
        ]),
    ...(others.length
      ? [
          {
            kind: 'paragraph',
            runs: sentence(t, 'letter.with', { organizations: { text: others.join(separator(language)) } }),
          } as const,
        ]
      : []),
    ...basis(facts, language),
  ]
}

const isWordedAnew = ({ words, language }: State) => words.opening !== defaultLetterWords(language).opening

function basis(facts: Facts, language: Language): Block[] {
  const t = documentTexts(language)
  if (facts.legalBasis.length === 0) return []
  const items = facts.legalBasis.map(({ symbol, citedAs, about }) => ({
    runs: sentence(t, 'letter.basis-one', {
      resolution: citedAs ? named(citedAs, language) : ltr(symbol),
      about: named(about, language),
    }),
  }))
  return [
    { kind: 'paragraph', runs: plain(t('letter.basis')) },
    { kind: 'list', ordered: false, items },
  ]
}

/** What stands between names that may have commas in them. */
const separator = (language: Language) => (language === 'zh' ? '；' : language === 'ar' ? '؛ ' : '; ')

/** An organization by its name and, where that does not say it, the letters it is known by. */
function organizationName(one: State['organizations'][number], language: Language): string {
  const name = pickText(one.names, language).text || one.name
  const letters = one.acronyms[language] ?? one.acronyms.en
  return letters && !name.includes(letters) ? withoutIsolates(asideIn(language)(name, letters)) : name
}

function forumPlanned({ edition, language, facts, changes }: State): Block[] {
  const c = consultationTexts(language)
  const { finalWeekFrom: from, finalWeekTo: to } = facts
  const days = plannedDays(
    { startsOn: edition.startsOn, endsOn: edition.endsOn, finalWeek: from && to ? { from, to } : null },
    changes,
  )
  const [venue, city] = [pickText(facts.venue.name, language).text, pickText(facts.venue.city, language).text]
  const alternatives = facts.fallbacks.map(
    (one): Runs => [one.as_in ? named(one.as_in, language) : { text: modeName(one.mode, language) }],
  )
  const fact = (name: Parameters<typeof c>[0], value: readonly Runs[]) =>
    value.length > 0 ? [{ name: plain(c(name)), value }] : []
  const { finalWeek } = days
  return [
    { kind: 'heading', level: 2, runs: plain(c('invitation.forum')) },
    {
      kind: 'facts',
      facts: [
        ...fact('invitation.theme', hasText(facts.theme) ? [[{ ...named(facts.theme, language), set: 'strong' }]] : []),
        ...fact('invitation.days', [plain(formatDays(days.startsOn, days.endsOn, language))]),
        ...fact('invitation.final-week', finalWeek ? [plain(formatDays(finalWeek.from, finalWeek.to, language))] : []),
        ...fact('invitation.place', [plain(venue && city ? c('invitation.venue', { venue, city }) : venue || city)]),
        ...fact('invitation.mode', [plain(modeName(plannedMode(facts.mode, changes), language))]),
        ...fact('invitation.alternatives', [
          ...alternatives,
          ...(alternatives.length > 0 && hasText(facts.dependsOn) ? [[named(facts.dependsOn, language)]] : []),
        ]),
        ...fact('invitation.programme', hasText(facts.programmeClaim) ? [[named(facts.programmeClaim, language)]] : []),
      ],
    },
  ]
}

function phasesAndPromises({ edition, language, facts, phases }: State): Block[] {
  const [t, c] = [documentTexts(language), consultationTexts(language)]
  const promises = [
    ...(facts.letter.regionalInputs ? [c('invitation.regional-inputs')] : []),
    ...(facts.letter.remoteParticipation ? [c('invitation.remote')] : []),
  ]
  return [
    { kind: 'heading', level: 2, runs: plain(c('invitation.phases')) },
    { kind: 'paragraph', runs: plain(t('letter.phases-lead', { count: phases.length })) },
    ...phaseBlocks(phases, { edition, language }),
    ...promises.map((promise): Block => ({ kind: 'paragraph', runs: plain(promise) })),
    ...(facts.contact.website
      ? [{ kind: 'paragraph', runs: sentence(t, 'letter.updates', { website: ltr(facts.contact.website) }) } as const]
      : []),
  ]
}

function signature(state: State): Block[] {
  const { language, facts } = state
  const t = documentTexts(language)
  const { sender } = facts.letter
  return [
    ...worded(state, 'closing', true),
    ...worded(state, 'regards', true),
    ...(sender
      ? ([
          { kind: 'paragraph', keep: true, runs: plain(t('letter.signed')) },
          { kind: 'paragraph', runs: signed(sender, language) },
        ] as const)
      : []),
  ]
}

/** A person with their title, in the order a language wants. */
function signed(sender: NonNullable<Facts['letter']['sender']>, language: Language): Runs {
  const [name, title] = [pickText(sender.name, language), pickText(sender.title, language)]
  const text = consultationTexts(name.language)('invitation.signature', { name: name.text, title: title.text })
  return [{ text, set: 'strong', ...(name.language === language ? {} : { lang: name.language }) }]
}
