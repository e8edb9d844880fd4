import { AnswerText } from '../../forms/parts.ts'
import { kindOf, MEANS, meansOneOf, type publicAnswers, type Question } from '../../forms/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { type Language, pickText } from '../../platform/languages/public.ts'
import type { PublicSubmission } from '../reads.ts'
import type { RegisterWords } from '../register-words.ts'
import { registerTexts } from '../texts.ts'

type Props = {
  language: Language
  submission: PublicSubmission
  answers: ReturnType<typeof publicAnswers>
  words: RegisterWords
}

/** Whether an answer stands elsewhere on the page already: in its head, or among its tags. */
function isShownAbove(q: Question, words: RegisterWords): boolean {
  const tagged = words.facets.some((f) => f.of === 'terms' && f.vocabularies.includes(q.vocabulary ?? ''))
  return tagged || meansOneOf(q, [MEANS.country, MEANS.organization])
}

const PARTS = ['fact', 'organizations', 'people']

/** The answers shown nowhere else on the page. */
export function Further({ language, submission, answers, words }: Props) {
  const t = registerTexts(language)
  const further = answers.filter(
    ({ question: q, answer }) =>
      PARTS.includes(kindOf(q).part) && !isShownAbove(q, words) && answer !== submission.title,
  )
  if (further.length === 0) return null
  return (
    <Chapter id="further" heading={t('further.title')} aside={t('further.aside')}>
      <dl class="answers">
        {further.map(({ question, answer }) => {
          const isSender = meansOneOf(question, [MEANS.submitterName])
          const label = isSender ? { text: t('further.submitter'), language } : pickText(question.label, language)
          return (
            <div key={question.id}>
              <dt lang={label.language}>{label.text}</dt>
              <dd>
                <AnswerText {...{ question, answer, names: words.names, language, written: submission.language }} />
              </dd>
            </div>
          )
        })}
      </dl>
    </Chapter>
  )
}
