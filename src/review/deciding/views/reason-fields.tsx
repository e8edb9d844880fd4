import { LanguageField } from '../../../page/parts/language-field.tsx'
import { direction, LANGUAGES, type Language, NATIVE_NAMES } from '../../../platform/languages/public.ts'
import type { Reason } from '../../decision.ts'
import { reviewTexts } from '../../texts.ts'

type Props = {
  language: Language
  reason: Reason
  /** Tells several of them on one page apart. */
  at?: string
}

/** The reason in the language it is written in, and in as many others as somebody has words for. */
export function ReasonFields({ language, reason, at }: Props) {
  const t = reviewTexts(language)
  const id = (name: string) => (at ? `${name}-${at}` : name)
  return (
    <>
      <div class="field">
        <label class="field__label" for={id('reason')}>
          {t('decide.reason')}
        </label>
        <textarea class="input" id={id('reason')} name="reason" rows={4} dir="auto">
          {reason.text}
        </textarea>
      </div>
      <LanguageField
        id={id('reason_language')}
        name="reason_language"
        label={t('decide.reason.language')}
        chosen={reason.language}
      />
      <details class="more" open={Object.keys(reason.others).length > 0}>
        <summary>{t('decide.reason.others')}</summary>
        <div class="stack">
          <p class="small soft">{t('decide.reason.others.help')}</p>
          {LANGUAGES.filter((of) => of !== reason.language).map((of) => (
            <div class="field" key={of}>
              <label class="field__label" for={id(`reason_${of}`)} lang={of}>
                {NATIVE_NAMES[of]}
              </label>
              <textarea
                class="input"
                id={id(`reason_${of}`)}
                name={`reason_${of}`}
                rows={2}
                lang={of}
                dir={direction(of)}
              >
                {reason.others[of] ?? ''}
              </textarea>
            </div>
          ))}
        </div>
      </details>
    </>
  )
}
