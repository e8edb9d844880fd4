import { LanguageField } from '../../page/parts/language-field.tsx'
import { direction, LANGUAGES, type Language, NATIVE_NAMES, type Written } from '../../platform/languages/public.ts'
import { planTexts } from '../texts.ts'
import { ReasonField } from './form-parts.tsx'

type Props = { language: Language; label: string; reason: Written; required?: boolean }

/** A reason that everybody reads: in the language it is written in, and in as many others as somebody has words for. */
export function WrittenReason({ language, label, reason, required = false }: Props) {
  return (
    <>
      <ReasonField {...{ label, required, language }} value={reason.text} rows={3} optional={!required} />
      <InOtherLanguages field="reason" said={reason} language={language} />
    </>
  )
}

type OtherProps = { field: string; said: Written; language: Language }

/** In which language a field was written, and its words in the others. */
export function InOtherLanguages({ field, said, language }: OtherProps) {
  const t = planTexts(language)
  return (
    <>
      <LanguageField
        id={`${field}_language`}
        name={`${field}_language`}
        label={t('reason.language')}
        chosen={said.language}
      />
      <details class="more" open={Object.keys(said.others).length > 0}>
        <summary>{t('reason.others')}</summary>
        <div class="stack">
          <p class="small soft">{t('reason.others.help')}</p>
          {LANGUAGES.filter((of) => of !== said.language).map((of) => (
            <div class="field" key={of}>
              <label class="field__label" for={`${field}_${of}`} lang={of}>
                {NATIVE_NAMES[of]}
              </label>
              <textarea
                class="input"
                id={`${field}_${of}`}
                name={`${field}_${of}`}
                rows={2}
                lang={of}
                dir={direction(of)}
              >
                {said.others[of] ?? ''}
              </textarea>
            </div>
          ))}
        </div>
      </details>
    </>
  )
}
