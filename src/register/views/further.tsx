import { AnswerText } from '../../forms/parts.ts'
import type { publicAnswers } from '../../forms/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { type Language, pickText } from '../../platform/languages/public.ts'
import type { PublicSubmission } from '../reads.ts'
import { registerTexts } from '../texts.ts'
import type { Vocabularies } from './entry.tsx'

/** Questions whose answers stand elsewhere on the page: in its head, its thread, its tags. */
const SHOWN_ABOVE = new Set([
  'action_lines',
  'primary_action_line',
  'sdgs',
  'sdgs_to_highlight',
  'country',
  'organization',
])

type Props = {
  language: Language
  submission: PublicSubmission
  answers: ReturnType<typeof publicAnswers>
  vocabularies: Vocabularies
}

/** The answers shown nowhere else on the page. */
export function Further({ language, submission, answers, vocabularies }: Props) {
  const t = registerTexts(language)
  const further = answers.filter(
    ({ question: q, answer }) =>
      !['long_text', 'file', 'photo', 'person_list', 'consent'].includes(q.type) &&
      !SHOWN_ABOVE.has(q.id) &&
      answer !== submission.title,
  )
  if (further.length === 0) return null
  return (
    <Chapter id="further" heading={t('further.title')} aside={t('further.aside')}>
      <dl class="answers">
        {further.map(({ question, answer }) => {
          const label =
            question.id === 'submitter_name'
              ? { text: t('further.submitter'), language }
              : pickText(question.label, language)
          return (
            <div key={question.id}>
              <dt lang={label.language}>{label.text}</dt>
              <dd>
                <AnswerText {...{ question, answer, names: vocabularies, language, written: submission.language }} />
              </dd>
            </div>
          )
        })}
      </dl>
    </Chapter>
  )
}
