import { formatNumber, type Language } from '../../../platform/languages/public.ts'
import type { FileAnswer } from '../../answers.ts'
import { shortType } from '../../files.ts'
import type { Question } from '../../form.ts'
import { formsTexts } from '../../texts.ts'

const MEGABYTE = 1024 * 1024

/** Files handed in so far, each with a way to take it out, and a place for the next. */
export function Files({
  q,
  files,
  describedBy,
  wrong,
  language,
}: {
  q: Question
  files: readonly FileAnswer[]
  describedBy: string
  wrong: boolean
  language: Language
}) {
  const t = formsTexts(language)
  const { max_items = 1, max_bytes = 0, media_types = [] } = q.limits ?? {}
  const limits = `${q.id}-limits`
  return (
    <>
      {files.length > 0 && (
        <ul class="plain files">
          {files.map((f) => (
            <li key={f.sha256}>
              <span>
                <bdi>{f.filename}</bdi>{' '}
                <small class="soft">
                  {t('field.file.size', {
                    megabytes: formatNumber(Math.max(Math.round((10 * f.size_bytes) / MEGABYTE) / 10, 0.1), language),
                  })}
                </small>
              </span>
              <button type="submit" class="btn btn--quiet" name="_do" value={`remove ${q.id} ${f.sha256}`}>
                {t('button.remove')}
                <span class="hidden"> {f.filename}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {files.length < max_items && (
        <input
          class="input"
          type="file"
          id={q.id}
          name={q.id}
          accept={media_types.join(',')}
          multiple={max_items > 1}
          aria-describedby={[describedBy, limits].filter(Boolean).join(' ')}
          aria-invalid={wrong || undefined}
        />
      )}
      <p class="field__help small" id={limits}>
        {t('field.file.limits', {
          count: max_items,
          megabytes: Math.floor(max_bytes / MEGABYTE),
          types: media_types.map(shortType).join(', '),
        })}
      </p>
    </>
  )
}
