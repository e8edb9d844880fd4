import { AnswerText } from '../../forms/parts.ts'
import { type Answer, isEmpty, type Names, type Question } from '../../forms/public.ts'
import { type Language, pickText } from '../../platform/languages/public.ts'
import { submissionsTexts } from '../texts.ts'

/** What was typed and is not kept, to be copied. */
export function TypedAnswers({
  typed,
  names,
  language,
  written,
}: {
  typed: readonly { question: Question; answer: Answer }[]
  names: Names
  language: Language
  written: string
}) {
  if (typed.length === 0) return null
  return (
    <dl class="answers">
      {typed.map(({ question, answer }) => (
        <div key={question.id}>
          <dt>{pickText(question.label, language).text}</dt>
          <dd>
            {isEmpty(answer) ? (
              <span class="soft">{submissionsTexts(language)('check.empty')}</span>
            ) : (
              <AnswerText {...{ question, answer, names, language, written }} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
