import type { EditionScope } from '../../../access/public.ts'
import type { Language, Written } from '../../../platform/languages/public.ts'
import { InOtherLanguages } from '../../views/written-reason.tsx'
import { publishingTexts } from '../texts.ts'

export type VersionWords = { readonly name: Written; readonly note: Written; readonly local: string }

/** What readers call the version and what is said to them with it, in as many languages as there are words for. */
export function VersionFields({ language, words }: { language: Language; words: VersionWords }) {
  const t = publishingTexts(language)
  return (
    <>
      <fieldset class="group group--many">
        <legend>{t('name')}</legend>
        <div class="field">
          <label class="field__label" for="name">
            {t('name.label')}
          </label>
          <input class="input" id="name" name="name" value={words.name.text} maxlength={200} dir="auto" />
        </div>
        <InOtherLanguages field="name" said={words.name} language={language} />
      </fieldset>
      <fieldset class="group group--many">
        <legend>{t('note')}</legend>
        <div class="field">
          <label class="field__label" for="note">
            {t('note.label')}
          </label>
          <textarea class="input" id="note" name="note" rows={3} maxlength={2000} dir="auto">
            {words.note.text}
          </textarea>
        </div>
        <InOtherLanguages field="note" said={words.note} language={language} />
      </fieldset>
    </>
  )
}

/** Beside publishing now: the time it shall be published at. */
export function SetTime({ edition, language, local }: { edition: EditionScope; language: Language; local: string }) {
  const t = publishingTexts(language)
  return (
    <fieldset class="group group--many">
      <legend>{t('set-time')}</legend>
      <div class="field">
        <label class="field__label" for="local">
          {t('set-time.when', { zone: edition.zone })}
        </label>
        <input
          class="input input--m"
          id="local"
          name="local"
          type="datetime-local"
          value={local}
          aria-describedby="local-help"
        />
        <p class="field__help small" id="local-help">
          {t('set-time.help')}
        </p>
      </div>
      <button type="submit" class="btn btn--second" name="do" value="order">
        {t('order')}
      </button>
    </fieldset>
  )
}
