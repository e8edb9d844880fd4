import type { EditionScope } from '../access/public.ts'
import {
  type Agreed,
  type Answers,
  derived,
  type Facet,
  type Form,
  facetsOf,
  givenTerms,
  languageOfAnswers,
  MEANS,
  type Names,
  ownWords,
  publicPassages,
  said,
  titleOf,
  vocabulariesOf,
} from '../forms/public.ts'
import { emailKey } from '../identity/public.ts'
import type { Tx } from '../platform/db/db.ts'
import { vectorOf } from '../platform/search/analyse.ts'
import { foldedWords } from '../platform/search/fold.ts'
import { sha256 } from './canonical-json.ts'
import { organizationOf, type Sender, worksWorldwide } from './organization-named.ts'
import type { IndexedText, SubmissionFacts } from './store.ts'

/** Checked answers of a form, and the language their draft was begun in. */
type Answered = { readonly form: Form; readonly answers: Answers; readonly begunIn: string }

const WORLDWIDE = 'worldwide'

/** Whom a facet of this sort says a submission belongs to; null = unknown, or the edition has no such facet. */
const follows = (facets: readonly Facet[], of: Facet['of'], names: Names, code: string): string | null =>
  derived(
    facets.find((f) => f.of === of),
    names,
    code,
  )

/** What the register filters and searches by, drawn from checked answers. Adds the organization when it is not known yet. */
export async function factsOf(
  tx: Tx,
  edition: EditionScope,
  answered: Answered,
  sender: Sender,
): Promise<SubmissionFacts> {
  const { form, answers } = answered
  const [names, facets] = await Promise.all([vocabulariesOf(tx, edition), facetsOf(tx, edition)])
  const language = languageOfAnswers(form, answers, answered.begunIn)
  const country = said(form, answers, MEANS.country)
  const type = said(form, answers, MEANS.stakeholderType)
  return {
    title: titleOf(form, answers),
    language,
    submitterName: said(form, answers, MEANS.submitterName),
    submitterEmail: emailKey(said(form, answers, MEANS.submitterEmail)),
    organizationId: await organizationOf(tx, edition, answered, sender),
    stakeholderType: type || null,
    stakeholderGroup: follows(facets, 'group', names, type) ?? (said(form, answers, MEANS.stakeholderGroup) || null),
    country: country || null,
    // Whoever works worldwide belongs to no one region, so that hosts of headquarters do not bend the picture.
    region: worksWorldwide(form, answers) ? WORLDWIDE : follows(facets, 'region', names, country),
    mode: said(form, answers, MEANS.sessionMode) || null,
    terms: givenTerms(form, answers, facets),
    text: (reference) => indexedText({ form, answers, language, reference }),
  }
}

type Indexed = {
  readonly form: Form
  readonly answers: Answers
  readonly language: string
  readonly reference: string
}

/**
 * What the register finds, counts and draws a submission by, made from its public words alone: the search vector, the mark of the text
 * (SHA-256 of its folded words; equal texts have equal marks; the title where nothing longer is public), and its length in words.
 */
export function indexedText({ form, answers, language, reference }: Indexed, agreed?: Agreed): IndexedText {
  const title = titleOf(form, answers)
  const words = foldedWords(ownWords(form, answers) || title, language)
  return {
    search: vectorOf([
      { text: `${reference} ${title}`, language, weight: 'A' },
      ...publicPassages(form, answers, agreed).map(({ text, names }) => ({
        text,
        language,
        weight: names ? ('B' as const) : ('D' as const),
      })),
    ]),
    textHash: sha256(words.join(' ')),
    wordCount: words.length,
  }
}
