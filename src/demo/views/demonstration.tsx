import { DEMO_ROLES, identityTexts } from '../../identity/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { direction, type Language } from '../../platform/languages/public.ts'
import type { KeptLetter } from '../reads.ts'
import type { Step } from '../steps.ts'
import { demoTexts } from '../texts.ts'

export function DemonstrationPage({
  language,
  zone,
  now,
  ahead,
  letters,
}: {
  language: Language
  zone: string
  now: Date
  ahead: Step[]
  letters: KeptLetter[]
}) {
  const t = demoTexts(language)
  const roles = identityTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('title')}</h1>
        <p class="lede">{t('lead')}</p>
      </div>
      <Chapter id="time" heading={t('time')}>
        <div class="stack">
          <p>
            {t('now')} <Moment at={now} zone={zone} language={language} />
          </p>
          {ahead.length > 0 && (
            <form method="post" action={pathTo(language, 'demo', 'clock')} class="stack">
              <p>{t('forward')}</p>
              {ahead.map((step) => (
                <p key={step.code}>
                  <button type="submit" class="btn btn--second" name="step" value={step.code}>
                    {t(`step.${step.code}`)}
                  </button>{' '}
                  <span class="small">
                    <Moment at={step.at} zone={zone} language={language} weekday={false} />
                  </span>
                </p>
              ))}
            </form>
          )}
        </div>
      </Chapter>
      <Chapter id="role" heading={t('role')}>
        <form method="post" action={pathTo(language, 'demo', 'sign-in')} class="actions">
          {DEMO_ROLES.map((role) => (
            <button key={role} type="submit" class="btn btn--second" name="role" value={role}>
              {roles(`role.${role}`)}
            </button>
          ))}
        </form>
      </Chapter>
      <Chapter id="letters" heading={t('letters')}>
        <div class="stack">
          {letters.length === 0 && <p>{t('letters.none')}</p>}
          {letters.map((letter) => (
            <details key={letter.id}>
              <summary>
                <bdi lang={letter.language}>{letter.subject}</bdi> · <bdi dir="ltr">{letter.recipient}</bdi>
              </summary>
              <pre class="voice voice--s" lang={letter.language} dir={direction(letter.language)}>
                {letter.text}
              </pre>
            </details>
          ))}
        </div>
      </Chapter>
    </div>
  )
}
