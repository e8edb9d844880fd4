import { AnswerText } from '../../forms/parts.ts'
import { type Answer, isEmpty, type Names, type Question } from '../../forms/public.ts'
import { type Language, pickText } from '../../platform/languages/public.ts'
import { submissionsTexts } from '../texts.ts'

/** What was typed into a page of a draft that has been handed in meanwhile: shown, so that it can be kept. */
export function HandedInPage({
  typed,
  names,
  language,
  written,
  receiptHref,
}: {
  typed: readonly { question: Question; answer: Answer }[]
  names: Names
  language: Language
  written: string
  receiptHref: string
}) {
  const t = submissionsTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('handed-in.title')}</h1>
        <p class="lede">{t('handed-in.text')}</p>
      </div>
      <dl class="answers">
        {typed.map(({ question, answer }) => (
          <div key={question.id}>
            <dt>{pickText(question.label, language).text}</dt>
            <dd>
              {isEmpty(answer) ? (
                <span class="soft">{t('check.empty')}</span>
              ) : (
                <AnswerText {...{ question, answer, names, language, written }} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p class="actions mt-5">
        <a class="btn" href={receiptHref}>
          {t('handed-in.receipt')}
        </a>
      </p>
    </div>
  )
}
