import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { pathTo } from '../../page/route.ts'
import { direction, type Language } from '../../platform/languages/public.ts'
import type { Recommendation } from '../../submissions/public.ts'
import { type EventInput, STEPS, type StepName, type StepOfRecommendation } from '../reads.ts'
import { inputsTexts } from '../texts.ts'
import { StepOfIt } from './recommendation-page.tsx'

const REFUSALS = ['reason-missing', 'session-unknown', 'changed-meanwhile', 'not-allowed', 'not-confirmed'] as const

type Props = {
  edition: EditionScope
  language: Language
  input: EventInput
  recommendation: Recommendation
  steps: readonly StepOfRecommendation[]
  /** Of what is shown here, for the form; null when the reader may not say anything. */
  seen: string | null
  typed: { kind: StepName; session: string; reason: string }
  refusal: string | undefined
}

/** On the desk: one recommendation, what was said of it, and a form to say what became of it. */
export function FollowPage(props: Props) {
  const { edition, language, input, recommendation, steps, seen } = props
  const t = inputsTexts(language)
  const refused = REFUSALS.find((one) => one === props.refusal)
  const address = pathTo(
    language,
    edition.slug,
    'submissions',
    input.reference,
    'recommendations',
    recommendation.number,
  )
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">
          <bdi dir="ltr">{input.reference}</bdi> · <bdi lang={input.language}>{input.title}</bdi>
        </p>
        <h1>{t('recommendation.title', { number: recommendation.number })}</h1>
        <p class="voice" lang={input.language} dir={direction(input.language)}>
          {recommendation.text}
        </p>
        <p>
          <a href={address}>{t('follow.public')}</a>
        </p>
      </div>
      <Chapter id="thread" heading={t('thread')}>
        {steps.length === 0 ? (
          <p>{t('thread.empty')}</p>
        ) : (
          <ol class="thread">
            {steps.map((step) => (
              <StepOfIt key={step.at.toISOString()} {...{ edition, language, input, recommendation, step }} />
            ))}
          </ol>
        )}
      </Chapter>
      {seen && (
        <Chapter id="say" heading={t('follow.title')} aside={t('follow.aside')}>
          {refused && (
            <div class="errors" role="alert" tabindex={-1}>
              <p>{t(`refusal.${refused}`)}</p>
            </div>
          )}
          <Saying {...props} seen={seen} />
        </Chapter>
      )}
    </div>
  )
}

function Saying({ edition, language, input, recommendation, seen, typed }: Props & { seen: string }) {
  const t = inputsTexts(language)
  const here = pathTo(language, edition.slug, 'desk', 'inputs', input.reference, recommendation.number)
  return (
    <form class="stack" method="post" action={here}>
      <input type="hidden" name="seen" value={seen} />
      <div class="field">
        <label class="field__label" for="kind">
          {t('follow.kind')}
        </label>
        <select class="input input--m" id="kind" name="kind">
          {STEPS.map((kind) => (
            <option key={kind} value={kind} selected={kind === typed.kind}>
              {t(`step.${kind}`)}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label class="field__label" for="session">
          {t('follow.session')}
        </label>
        <input class="input input--s" id="session" name="session" inputmode="numeric" dir="ltr" value={typed.session} />
      </div>
      <div class="field">
        <label class="field__label" for="reason">
          {t('follow.reason')}
        </label>
        <textarea class="input" id="reason" name="reason" rows={3} maxlength={1000} lang={language}>
          {`\n${typed.reason}`}
        </textarea>
      </div>
      <button type="submit" class="btn">
        {t('follow.do')}
      </button>
    </form>
  )
}
