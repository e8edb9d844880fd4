import type { EditionScope } from '../../access/public.ts'
import type { Names } from '../../forms/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Knot } from '../../page/parts/icons.tsx'
import { pathTo } from '../../page/route.ts'
import { direction, formatDate, type Language } from '../../platform/languages/public.ts'
import { type Recommendation, recommendationMark } from '../../submissions/public.ts'
import type { EventInput, StepOfRecommendation } from '../reads.ts'
import { inputsTexts } from '../texts.ts'
import { EventFacts } from './inputs-page.tsx'

type Props = {
  edition: EditionScope
  language: Language
  input: EventInput
  recommendation: Recommendation
  steps: readonly StepOfRecommendation[]
  names: Names
}

/** One recommendation of an event: its words, whence it comes, and what became of it. */
export function RecommendationPage(props: Props) {
  const { edition, language, input, recommendation, steps, names } = props
  const t = inputsTexts(language)
  const own = { lang: input.language, dir: direction(input.language) }
  const submission = pathTo(language, edition.slug, 'submissions', input.reference)
  return (
    <div class="wrap">
      <div class="title">
        <p class="over">
          <a href={`${submission}#${recommendationMark(recommendation.number)}`}>
            <bdi dir="ltr">{input.reference}</bdi>
          </a>{' '}
          · <bdi {...own}>{input.title}</bdi>
        </p>
        <h1>{t('recommendation.title', { number: recommendation.number })}</h1>
        <p class="voice" {...own}>
          {recommendation.text}
        </p>
        <p class="small">
          <EventFacts {...{ language, input, names }} />
        </p>
      </div>
      <Chapter id="thread" heading={t('thread')} aside={t('thread.aside')}>
        {steps.length === 0 ? (
          <p>{t('thread.empty')}</p>
        ) : (
          <ol class="thread">
            {steps.map((step) => (
              <StepOfIt key={step.at.toISOString()} {...props} step={step} />
            ))}
          </ol>
        )}
      </Chapter>
      <Others {...props} />
    </div>
  )
}

/** What was said to have become of it, when and why; of which words, should they have changed since. */
export function StepOfIt({
  edition,
  language,
  input,
  recommendation,
  step,
}: Pick<Props, 'edition' | 'language' | 'input' | 'recommendation'> & { step: StepOfRecommendation }) {
  const t = inputsTexts(language)
  return (
    <li class="knot">
      <Knot kind={step.session === null ? 'theme' : 'session'} />
      <p class="knot__kind">
        <b>{t(`step.${step.kind}`)}</b> ·{' '}
        <time datetime={step.at.toISOString()}>{formatDate(step.at, language, edition.zone)}</time>
      </p>
      {step.session !== null && (
        <p>
          <a href={pathTo(language, edition.slug, 'sessions', step.session)}>
            {t('step.session', { number: step.session })}
          </a>
        </p>
      )}
      <p class="knot__why" lang={step.reasonLanguage} dir={direction(step.reasonLanguage)}>
        {step.reason}
      </p>
      {step.about !== recommendation.text && (
        <p class="small soft">
          {t.parts('step.about', {
            words: (
              <q lang={input.language} dir={direction(input.language)}>
                {step.about}
              </q>
            ),
          })}
        </p>
      )}
    </li>
  )
}

function Others({ edition, language, input, recommendation }: Props) {
  const t = inputsTexts(language)
  const others = input.recommendations.filter(({ number }) => number !== recommendation.number)
  if (others.length === 0) return null
  const base = pathTo(language, edition.slug, 'submissions', input.reference, 'recommendations')
  return (
    <Chapter id="others" heading={t('others')}>
      <ol class="recommendations">
        {others.map(({ number, text }) => (
          <li key={number} value={number}>
            <a href={`${base}/${number}`} lang={input.language} dir={direction(input.language)}>
              {text}
            </a>
          </li>
        ))}
      </ol>
    </Chapter>
  )
}
