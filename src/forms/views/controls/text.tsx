import { direction } from '../../../platform/languages/public.ts'
import type { Question } from '../../form.ts'

/** What every control of a question carries: its name, and which words belong to it. */
export type Common = {
  class: string
  id: string
  name: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/** What browsers may fill in for the person who writes (WCAG 1.3.5); questions about others are left alone. */
const AUTOCOMPLETE: Record<string, string> = {
  submitter_name: 'name',
  submitter_email: 'email',
  submitter_phone: 'tel',
  submitter_job_title: 'organization-title',
}

/** `language` is the one the answer is written in. */
export function LongText({
  q,
  common,
  text,
  language,
}: {
  q: Question
  common: Common
  text: string
  language: string
}) {
  return (
    <textarea
      {...common}
      rows={q.limits?.max_words && q.limits.max_words < 160 ? 5 : 8}
      lang={language}
      dir={direction(language)}
      data-max-words={q.limits?.max_words}
    >
      {`\n${text}`}
    </textarea>
  )
}

/** One line: words, an address of mail or a whole number. */
export function ShortText({
  q,
  common,
  text,
  language,
}: {
  q: Question
  common: Common
  text: string
  language: string
}) {
  const autocomplete = AUTOCOMPLETE[q.id]
  if (q.type === 'email')
    return (
      <input
        {...common}
        type="text"
        inputmode="email"
        dir="ltr"
        value={text}
        autocomplete={autocomplete}
        autocapitalize="none"
        spellcheck={false}
      />
    )
  if (q.type === 'number')
    return <input {...common} class="input input--s" type="text" inputmode="numeric" dir="ltr" value={text} />
  return <input {...common} type="text" value={text} lang={language} dir="auto" autocomplete={autocomplete} />
}
