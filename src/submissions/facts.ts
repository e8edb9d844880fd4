import type { EditionScope } from '../access/public.ts'
import {
  type Answers,
  type Form,
  languageOfAnswers,
  ownWords,
  publicPassages,
  type Row,
  type Term,
  titleOf,
  vocabulariesOf,
} from '../forms/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { vectorOf } from '../platform/search/analyse.ts'
import { foldedWords } from '../platform/search/fold.ts'
import { findOrAddOrganization } from '../stakeholders/public.ts'
import { sha256 } from './canonical-json.ts'
import type { IndexedText, SubmissionFacts } from './store.ts'

type Vocabularies = ReadonlyMap<string, readonly Term[]>

const textOf = (answers: Answers, id: string): string | null => (typeof answers[id] === 'string' ? answers[id] : null)
const listOf = (answers: Answers, id: string): string[] => (Array.isArray(answers[id]) ? (answers[id] as string[]) : [])

/** One of the six regions of a country; 'worldwide' for who works worldwide, so that hosts of headquarters do not bend the picture. */
export function regionOf(answers: Answers, vocabularies: Vocabularies): string | null {
  if (answers.worldwide_remit === 'yes') return 'worldwide'
  const country = vocabularies.get('countries')?.find((t) => t.code === answers.country)
  return typeof country?.details.itu_region === 'string' ? country.details.itu_region : null
}

const groupOf = (type: string | null, vocabularies: Vocabularies): string | null => {
  const group = vocabularies.get('stakeholder_types')?.find((t) => t.code === type)?.details.group
  return typeof group === 'string' ? group : null
}

/** What the register filters and searches by, drawn from checked answers. Adds the organization when it is not known yet. */
export async function factsOf(
  tx: Tx,
  edition: EditionScope,
  form: Form,
  answers: Answers,
  begunIn: string,
  newId: () => string,
  now: Date,
): Promise<SubmissionFacts> {
  const vocabularies = await vocabulariesOf(tx as unknown as Db, edition)
  const language = languageOfAnswers(answers, begunIn)
  const organization = (answers.organization as Row[] | undefined)?.[0]
  const type = textOf(answers, 'stakeholder_type') ?? textOf(answers, 'nominee_group')
  return {
    title: titleOf(form, answers),
    language,
    submitterName: textOf(answers, 'submitter_name') ?? '',
    submitterEmail: (textOf(answers, 'submitter_email') ?? '').toLowerCase(),
    organizationId: organization?.name
      ? await findOrAddOrganization(
          tx,
          {
            name: organization.name,
            language,
            names: organization.name_en ? { en: organization.name_en } : {},
            stakeholderType: organization.stakeholder_type ?? null,
            country: organization.country ?? null,
            worldwide: answers.worldwide_remit === 'yes',
            website: organization.website ?? null,
          },
          newId,
          now,
        )
      : null,
    stakeholderType: type,
    stakeholderGroup: groupOf(type, vocabularies),
    country: textOf(answers, 'country'),
    region: regionOf(answers, vocabularies),
    actionLines: [
      ...new Set([...listOf(answers, 'action_lines'), ...[textOf(answers, 'primary_action_line') ?? []].flat()]),
    ],
    sdgs: [...new Set([...listOf(answers, 'sdgs'), ...listOf(answers, 'sdgs_to_highlight')])],
    text: (reference) => indexedText(form, answers, language, reference),
  }
}

/**
 * What the register finds, counts and draws a submission by, made from its public words alone: the search vector, the mark of the text
 * (SHA-256 of its folded words; equal texts have equal marks; the title where nothing longer is public), and its length in words.
 */
export function indexedText(form: Form, answers: Answers, language: string, reference: string): IndexedText {
  const title = titleOf(form, answers)
  const words = foldedWords(ownWords(form, answers) || title, language)
  return {
    search: vectorOf([
      { text: `${reference} ${title}`, language, weight: 'A' },
      ...publicPassages(form, answers).map(({ text, names }) => ({
        text,
        language,
        weight: names ? ('B' as const) : ('D' as const),
      })),
    ]),
    textHash: sha256(words.join(' ')),
    wordCount: words.length,
  }
}
