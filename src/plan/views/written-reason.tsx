import { direction, LANGUAGES, type Language, NATIVE_NAMES, type Written } from '../../platform/languages/public.ts'
import { planTexts } from '../texts.ts'
import { ReasonField } from './form-parts.tsx'

type Props = { language: Language; label: string; reason: Written; required?: boolean }

/** A reason that everybody reads: in the language it is written in, and in as many others as somebody has words for. */
export function WrittenReason({ language, label, reason, required = false }: Props) {
  const t = planTexts(language)
  return (
    <>
      <ReasonField {...{ label, required, language }} value={reason.text} rows={3} optional={!required} />
      <div class="field">
        <label class="field__label" for="reason_language">
          {t('reason.language')}
        </label>
        <select class="input input--m" id="reason_language" name="reason_language">
          {LANGUAGES.map((of) => (
            <option key={of} value={of} lang={of} selected={of === reason.language}>
              {NATIVE_NAMES[of]}
            </option>
          ))}
        </select>
      </div>
      <details class="more" open={Object.keys(reason.others).length > 0}>
        <summary>{t('reason.others')}</summary>
        <div class="stack">
          <p class="small soft">{t('reason.others.help')}</p>
          {LANGUAGES.filter((of) => of !== reason.language).map((of) => (
            <div class="field" key={of}>
              <label class="field__label" for={`reason_${of}`} lang={of}>
                {NATIVE_NAMES[of]}
              </label>
              <textarea class="input" id={`reason_${of}`} name={`reason_${of}`} rows={2} lang={of} dir={direction(of)}>
                {reason.others[of] ?? ''}
              </textarea>
            </div>
          ))}
        </div>
      </details>
    </>
  )
}
