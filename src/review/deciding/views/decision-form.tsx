import { pathTo } from '../../../page/route.ts'
import { direction, type Language } from '../../../platform/languages/public.ts'
import { OUTCOMES } from '../../decision.ts'
import { reviewTexts } from '../../texts.ts'
import type { Typed } from '../form.ts'
import type { DecideProps, IntoChosen } from './decide-props.ts'
import { KeysHelp } from './queue-bar.tsx'
import { ReasonFields } from './reason-fields.tsx'
import { Snippets } from './snippets.tsx'

/** Outcome, reason, and what it is merged into; what was typed or decided before stands in it. */
export function DecisionForm(props: DecideProps & { seen: string }) {
  const { edition, language, onDesk, typed, into, seen, queue, snippets } = props
  const t = reviewTexts(language)
  const here = pathTo(language, edition.slug, 'desk', 'submissions', onDesk.submission.reference)
  return (
    <form method="post" action={`${here}/decide`} class="stack" data-filled>
      <input type="hidden" name="seen" value={seen} />
      <input type="hidden" name="queue" value={queue?.search ?? ''} />
      {into && <input type="hidden" name={`seen.${into.reference}`} value={into.seen} />}
      <fieldset class="field">
        <legend>{t('decide.outcome')}</legend>
        <div class="choices">
          {OUTCOMES.map((outcome) => (
            <label class="choice" key={outcome}>
              <input
                type="radio"
                name="outcome"
                value={outcome}
                checked={typed.outcome === outcome}
                data-key={KEYS[outcome].toLowerCase()}
              />
              <span>
                {t(`outcome.${outcome}`)} <kbd>{KEYS[outcome]}</kbd>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <Into {...{ language, typed, into }} />
      <Snippets
        {...{ edition, language, snippets }}
        reference={onDesk.submission.reference}
        kind={onDesk.submission.kind}
        search={queue?.search ?? ''}
      />
      <ReasonFields {...{ language }} reason={typed.reason} />
      <Buttons {...props} />
      <KeysHelp language={language} />
    </form>
  )
}

/** In a queue one goes on; outside of one, one stays. */
function Buttons({ language, queue }: DecideProps) {
  const t = reviewTexts(language)
  return (
    <p class="actions">
      {queue && (
        <button type="submit" class="btn" name="then" value="next" data-key="g">
          {t('decide.save.next')} <kbd>{'G'}</kbd>
        </button>
      )}
      <button
        type="submit"
        class={queue ? 'btn btn--second' : 'btn'}
        name="then"
        value="stay"
        {...(queue ? {} : { 'data-key': 'g' })}
      >
        {t('decide.save')}
      </button>
    </p>
  )
}

/** The key of each outcome, after the words of English as on the help beside. */
const KEYS = { accepted: 'A', merged: 'M', not_taken: 'N', deferred: 'D' } as const

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
