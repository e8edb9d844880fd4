import { pathTo } from '../../../page/route.ts'
import { direction, type Language } from '../../../platform/languages/public.ts'
import { OUTCOMES } from '../../decision.ts'
import { reviewTexts } from '../../texts.ts'
import type { Typed } from '../form.ts'
import type { DecideProps, IntoChosen } from './decide-props.ts'
import { ReasonFields } from './reason-fields.tsx'

/** Outcome, reason, and what it is merged into; what was typed or decided before stands in it. */
export function DecisionForm({ edition, language, onDesk, typed, into, seen }: DecideProps & { seen: string }) {
  const t = reviewTexts(language)
  const here = pathTo(language, edition.slug, 'desk', 'submissions', onDesk.submission.reference)
  return (
    <form method="post" action={`${here}/decide`} class="stack" data-decide>
      <input type="hidden" name="seen" value={seen} />
      {into && <input type="hidden" name={`seen.${into.reference}`} value={into.seen} />}
      <fieldset class="field">
        <legend>{t('decide.outcome')}</legend>
        <div class="choices">
          {OUTCOMES.map((outcome) => (
            <label class="choice" key={outcome}>
              <input type="radio" name="outcome" value={outcome} checked={typed.outcome === outcome} />
              <span>{t(`outcome.${outcome}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Into {...{ language, typed, into }} />
      <ReasonFields {...{ language }} reason={typed.reason} />
      <p class="actions">
        <button type="submit" class="btn" name="then" value="stay">
          {t('decide.save')}
        </button>
      </p>
    </form>
  )
}

function Into({ language, typed, into }: { language: Language; typed: Typed; into: IntoChosen | null }) {
  const t = reviewTexts(language)
  return (
    <div class="field if-merged">
      <label class="field__label" for="into">
        {t('decide.into')}
      </label>
      {into && (
        <div class="notice notice--care" role={into.asks ? 'status' : undefined}>
          <div>
            <p>
              <b>
                <bdi dir="ltr">{into.reference}</bdi>
              </b>{' '}
              <bdi lang={into.language} dir={direction(into.language)}>
                {into.title}
              </bdi>
            </p>
            {into.asks && <p>{t('decide.into.confirm')}</p>}
          </div>
        </div>
      )}
      <input
        class="input input--m"
        id="into"
        name="into"
        dir="ltr"
        autocomplete="off"
        spellcheck={false}
        value={typed.into}
      />
    </div>
  )
}
