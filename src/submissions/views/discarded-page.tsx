import type { Answer, Names, Question } from '../../forms/public.ts'
import type { Language } from '../../platform/languages/public.ts'
import { submissionsTexts } from '../texts.ts'
import { TypedAnswers } from './typed-answers.tsx'

type Props = {
  /** What was typed into an old page of it. */
  typed: readonly { question: Question; answer: Answer }[]
  names: Names
  language: Language
  written: string
  until: string
  back: string
}

/** A draft that was discarded, with the way to take it back. */
export function DiscardedPage({ typed, names, language, written, until, back }: Props) {
  const t = submissionsTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('discarded.title')}</h1>
        <p class="lede">{t('discarded.text', { date: until })}</p>
        {typed.length > 0 && <p>{t('discarded.typed')}</p>}
      </div>
      <TypedAnswers {...{ typed, names, language, written }} />
      <form method="post" action={back} class="actions mt-5">
        <button type="submit" class="btn">
          {t('me.discarded.back')}
        </button>
      </form>
    </div>
  )
}
