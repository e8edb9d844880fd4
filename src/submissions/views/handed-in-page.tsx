import type { Answer, Names, Question } from '../../forms/public.ts'
import type { Language } from '../../platform/languages/public.ts'
import { submissionsTexts } from '../texts.ts'
import { TypedAnswers } from './typed-answers.tsx'

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
      <TypedAnswers {...{ typed, names, language, written }} />
      <p class="actions mt-5">
        <a class="btn" href={receiptHref}>
          {t('handed-in.receipt')}
        </a>
      </p>
    </div>
  )
}
