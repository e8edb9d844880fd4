import { Moment } from '../../page/parts/when.tsx'
import { formatNumber, type Language } from '../../platform/languages/public.ts'
import type { Counters } from '../counts.ts'
import { registerTexts } from '../texts.ts'

/** The three counters side by side, each with how it is counted. */
export function CountersList({
  counters,
  now,
  zone,
  language,
  small = false,
}: {
  counters: Counters
  now: Date
  zone: string
  language: Language
  small?: boolean
}) {
  const t = registerTexts(language)
  const { received, texts, verified, unproven } = counters
  return (
    <dl class={small ? 'counters counters--s' : 'counters'}>
      <div class="counter">
        <dt>
          <b>{formatNumber(received, language)}</b> <span>{t('counter.received', { count: received })}</span>
        </dt>
        <dd>
          {t('counter.received.how')} <Moment at={now} zone={zone} language={language} weekday={false} />
        </dd>
      </div>
      <div class="counter">
        <dt>
          <b>{formatNumber(texts, language)}</b> <span>{t('counter.texts', { count: texts })}</span>
        </dt>
        <dd>{t('counter.texts.how')}</dd>
      </div>
      <div class="counter">
        <dt>
          <b>{formatNumber(verified, language)}</b> <span>{t('counter.verified', { count: verified })}</span>
        </dt>
        <dd>
          {t('counter.verified.how')} {unproven > 0 && t('counter.unproven', { count: unproven })}
        </dd>
      </div>
    </dl>
  )
}
