import type { ComponentChildren } from 'preact'
import type { Language } from '../../../platform/languages/public.ts'
import { SECONDS_TO_CHOOSE } from '../proposal.ts'
import { proposalTexts } from '../texts.ts'

type Props = {
  typed: { readonly seconds: string; readonly respectLocks: boolean }
  /** How many locks there are, where that is told. */
  locks?: number
  /** What the button says. */
  start: string
  language: Language
  /** What else may stay as it is. */
  children?: ComponentChildren
}

/** The end of a form that starts a search: how long, what stays, and the button. */
export function SearchTerms({ typed, locks, start, language, children }: Props) {
  const t = proposalTexts(language)
  return (
    <>
      <Seconds typed={typed.seconds} language={language} />
      <fieldset class="field">
        <legend>{t('propose.stays')}</legend>
        <div class="choices">
          <label class="choice">
            <input type="checkbox" name="locks" value="yes" checked={typed.respectLocks} />
            <span>{t('propose.locks')}</span>
            {locks !== undefined && <small>{t('locks', { count: locks })}</small>}
          </label>
          {children}
        </div>
      </fieldset>
      <p class="small soft">{t('propose.nothing-changes')}</p>
      <div class="actions">
        <button type="submit" class="btn">
          {start}
        </button>
      </div>
    </>
  )
}

function Seconds({ typed, language }: { typed: string; language: Language }) {
  const t = proposalTexts(language)
  return (
    <fieldset class="field">
      <legend>{t('propose.seconds')}</legend>
      <p class="field__help">{t('propose.seconds.help')}</p>
      <div class="choices">
        {SECONDS_TO_CHOOSE.map((seconds) => (
          <label class="choice" key={seconds}>
            <input type="radio" name="seconds" value={seconds} checked={typed === String(seconds)} />
            <span>{t('seconds', { count: seconds })}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
