import type { Language } from '../../../platform/languages/public.ts'
import { type Answer, isList } from '../../answers.ts'
import type { Question } from '../../form.ts'
import { formsTexts } from '../../texts.ts'

type Props = {
  q: Question
  answer: Answer | undefined
  /** Lines to show beyond those filled in. */
  extra: number
  label: string
  describedBy: string | undefined
  wrong: boolean
  language: Language
}

/** Days or addresses of the web, one a line: as many as are filled in and one more, up to the most allowed. */
export function Lines({ q, answer, extra, label, describedBy, wrong, language }: Props) {
  const values = Array.isArray(answer)
    ? (answer as string[])
    : typeof answer === 'string' && answer !== ''
      ? [answer]
      : []
  const many = isList(q)
  const most = many ? (q.limits?.max_items ?? 10) : 1
  const wanted = many ? values.length + 1 + extra : 1
  const count = Math.max(Math.min(wanted, Math.max(most, values.length)), 1)
  return (
    <div class="lines">
      {Array.from({ length: count }, (_, i) => (
        <input
          key={String(i)}
          class={q.type === 'date' ? 'input input--s' : 'input'}
          id={i === 0 && !many ? q.id : `${q.id}-${i}`}
          name={q.id}
          {...(q.type === 'date'
            ? { type: 'date' as const, min: q.limits?.min, max: q.limits?.max }
            : { type: 'text' as const, inputmode: 'url' as const, placeholder: 'https://' })}
          dir="ltr"
          value={values[i] ?? ''}
          aria-label={many ? `${label} ${i + 1}` : undefined}
          aria-describedby={describedBy}
          aria-invalid={wrong || undefined}
        />
      ))}
      {count < most && (
        <button type="submit" class="btn btn--quiet" name="_do" value={`add ${q.id}`}>
          {formsTexts(language)('button.add')}
          <span class="hidden"> {label}</span>
        </button>
      )}
    </div>
  )
}
