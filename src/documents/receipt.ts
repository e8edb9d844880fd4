import type { EditionScope } from '../access/public.ts'
import {
  askedQuestions,
  type FileAnswer,
  filesIn,
  formById,
  isEmpty,
  kindOf,
  languageOfAnswers,
  vocabulariesOf,
} from '../forms/public.ts'
import { momentInWords } from '../page/words.ts'
import type { Db } from '../platform/db/db.ts'
import { LANGUAGES, type Language, type Localized, languageName, pickText } from '../platform/languages/public.ts'
import { checkAddress, printedCode } from '../proofs/public.ts'
import { inGroups, type Receipt, type SubmittedVersion, submissionsTexts, versionsOf } from '../submissions/public.ts'
import { type Block, ltr, own, type Paper, plain, type Runs, strong } from './kit/paper.ts'
import { fact, linesIn } from './session-blocks.ts'
import { documentTexts } from './texts.ts'

/** What whoever checks the code of a receipt is told it is. */
export const receiptName = ({ reference, version }: Receipt): Localized =>
  Object.fromEntries(
    LANGUAGES.map((language) => [language, documentTexts(language)('receipt.of', { reference, version })]),
  )

type On = {
  readonly edition: EditionScope
  readonly language: Language
  readonly origin: string
  readonly code: string
}

/**
 * The receipt of a submission for whoever handed it in: number, time, fingerprint, a code anybody can check, and every answer as it was
 * received, also what is not public. Of the version that was handed in then, so it never changes.
 */
export async function receiptPaper(db: Db, receipt: Receipt, on: On): Promise<Paper | null> {
  const version = (await versionsOf(db, receipt.submissionId)).find((one) => one.version === receipt.version)
  if (!version) return null
  const { edition, language } = on
  const t = documentTexts(language)
  const forum = pickText(edition.title, language).text
  return {
    title: t('receipt.of', { reference: receipt.reference, version: receipt.version }),
    language,
    author: forum,
    at: receipt.receivedAt,
    head: { start: forum, end: t('receipt.title') },
    cover: null,
    blocks: [
      { kind: 'heading', level: 1, runs: plain(t('receipt.title')) },
      { kind: 'paragraph', as: 'lead', runs: plain(submissionsTexts(language)('receipt.lead')) },
      { kind: 'facts', facts: receiptFacts(receipt, on) },
      { kind: 'paragraph', as: 'small', runs: plain(t('receipt.code.how')) },
      { kind: 'heading', level: 1, runs: plain(t('receipt.received')) },
      { kind: 'heading', level: 2, runs: [own(receipt.title)] },
      ...(await answersOf(db, version, on)),
    ],
  }
}

function receiptFacts(receipt: Receipt, { edition, language, origin, code }: On) {
  const [t, s] = [documentTexts(language), submissionsTexts(language)]
  const at = (zone: string): Runs => plain(momentInWords(receipt.receivedAt, language, { zone, seconds: true }))
  const check = checkAddress(origin, printedCode(code))
  return [
    ...fact(s('receipt.reference'), [[{ ...ltr(receipt.reference), set: 'strong' }]]),
    ...fact(s('receipt.version'), [plain(String(receipt.version))]),
    ...fact(s('receipt.received'), edition.zone === 'UTC' ? [at('UTC')] : [at(edition.zone), at('UTC')]),
    ...fact(s('receipt.by'), [
      [own(receipt.submitterName)],
      ...(receipt.organization ? [[own(receipt.organization.name)]] : []),
    ]),
    ...fact(s('receipt.hash'), [[ltr(inGroups(receipt.contentHash))]]),
    ...fact(t('receipt.code'), [[{ ...ltr(printedCode(code)), set: 'strong' }]]),
    ...fact(t('receipt.check'), [[{ ...ltr(check), href: check }]]),
  ]
}

/** Every answer under its question, section after section; words of people in the language they wrote in. */
async function answersOf(db: Db, { formId, answers, language: begun }: SubmittedVersion, { edition, language }: On) {
  const [form, names] = await Promise.all([formById(db, formId), vocabulariesOf(db, edition)])
  const written = languageOfAnswers(form, answers, begun)
  const asked = askedQuestions(form, answers)
  return [
    {
      kind: 'facts' as const,
      facts: fact(documentTexts(language)('fact.language'), [plain(languageName(written, language))]),
    },
    ...form.sections.flatMap((section): Block[] => {
      const given = asked.flatMap((question): Block[] => {
        const answer = answers[question.id]
        if (question.section !== section.id || answer === undefined || isEmpty(answer)) return []
        const kind = kindOf(question)
        const words = kind.words(question, answer, { names, language })
        const lines =
          kind.part === 'files'
            ? filesIn(answer).map(fileLine)
            : kind.part === 'text'
              ? linesIn(words, written)
              : spoken(words)
        const label: Block = { kind: 'paragraph', keep: true, runs: strong(pickText(question.label, language).text) }
        return [label, ...lines]
      })
      return given.length > 0
        ? [{ kind: 'heading', level: 2, runs: plain(pickText(section.title, language).text) }, ...given]
        : []
    }),
  ]
}

/** What was chosen or listed, line by line. */
const spoken = (words: string): Block[] =>
  words.split(/\n+/).flatMap((line): Block[] => (line.trim() === '' ? [] : [{ kind: 'paragraph', runs: [own(line)] }]))

/** A file by its name and its fingerprint. */
const fileLine = ({ filename, sha256 }: FileAnswer): Block => ({
  kind: 'paragraph',
  runs: [own(filename), { text: ' · ' }, ltr(inGroups(sha256))],
})
