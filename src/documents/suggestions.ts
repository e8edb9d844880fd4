import { type Form, publicPassages, type Question } from '../forms/public.ts'
import { isLanguage, type Language, pickText } from '../platform/languages/public.ts'
import { shortened } from '../platform/text.ts'
import { type Block, plain } from './kit/paper.ts'
import type { WholeSubmission } from './reads.ts'
import { quoteBlocks } from './synthesis-blocks.ts'
import { documentTexts } from './texts.ts'

/** Answers printed under a question, and letters of each; the annexes have all of all of them. */
const MOST_ANSWERS = 8
const MOST_LETTERS = 360

type Answer = { readonly text: string; readonly from: WholeSubmission }

/**
 * What was suggested for the forum: a chapter for each section of the forms that ask for views, under each question answers in their own
 * words. Nobody picks them: each stakeholder group in turn, in the order of the register.
 */
export function suggestions({
  language,
  submissions,
}: {
  readonly language: Language
  readonly submissions: readonly WholeSubmission[]
}): Block[] {
  const forms = new Map(submissions.map(({ form }) => [form.id, form]))
  return [...forms.values()].filter(asksForViews).flatMap((form) => {
    const handedIn = submissions.filter((one) => one.form.id === form.id)
    return form.sections.flatMap((section): Block[] => {
      const questions = viewsIn(form).filter((question) => question.section === section.id)
      const under = questions.flatMap((question) => questionBlocks(question, handedIn, language))
      if (under.length === 0) return []
      const t = documentTexts(language)
      return [
        {
          kind: 'heading',
          level: 1,
          runs: plain(t('out.suggested', { section: pickText(section.title, language).text })),
        },
        { kind: 'paragraph', keep: true, runs: plain(t('out.suggested.lead', { most: MOST_ANSWERS })) },
        ...under,
      ]
    })
  })
}

/** Public questions in words that nothing else is made of. */
const viewsIn = ({ questions }: Form): Question[] =>
  questions.filter(({ type, visibility, means }) => type === 'long_text' && visibility === 'public' && !means)

/** A form asks for views when it does so in several sections; one such question alone describes what is handed in. */
const asksForViews = (form: Form): boolean => new Set(viewsIn(form).map(({ section }) => section)).size > 1

function questionBlocks(question: Question, submissions: readonly WholeSubmission[], language: Language): Block[] {
  const answers = submissions.flatMap((from): Answer[] => {
    const said = publicPassages(from.form, from.answers).filter((one) => one.question.id === question.id)
    const text = said
      .map((one) => one.text)
      .join(' ')
      .trim()
    return text === '' ? [] : [{ text, from }]
  })
  if (answers.length === 0) return []
  const shown = groupsInTurn(answers).slice(0, MOST_ANSWERS)
  const t = documentTexts(language)
  return [
    { kind: 'heading', level: 2, runs: plain(pickText(question.label, language).text) },
    { kind: 'paragraph', as: 'small', keep: true, runs: plain(t('out.suggested.count', { count: answers.length })) },
    ...shown.flatMap(({ text, from }) =>
      quoteBlocks({
        words: shortened(text.replace(/\s+/g, ' '), MOST_LETTERS),
        language: isLanguage(from.language) ? from.language : null,
        from: { reference: from.reference, organization: from.organization, submitter: from.submitter ?? '' },
      }),
    ),
  ]
}

/** The first answer of each group, then the second of each, and so on. */
function groupsInTurn(answers: readonly Answer[]): Answer[] {
  const groups = [...Map.groupBy(answers, ({ from }) => from.group).values()]
  const most = Math.max(...groups.map(({ length }) => length))
  return Array.from({ length: most }, (_, turn) => groups.flatMap((group) => group.slice(turn, turn + 1))).flat()
}
