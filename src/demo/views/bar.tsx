import type { Viewer } from '../../access/public.ts'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import { DEMO_ROLES, demoRoleOf } from '../people.ts'
import { type Step, story } from '../steps.ts'
import { demoTexts } from '../texts.ts'

type BarFacts = {
  language: Language
  viewer: Viewer
  /** Path and query of the page, to come back to. */
  here: string
  zone: string
  now: Date
  present: Step | null
  /** The step being reached just now. */
  movingTo: Step | null
}

/** Stands above every page of a demonstration and is no part of the product: what time it is, and who is looking. */
export function DemoBar({ language, viewer, here, zone, now, present, movingTo }: BarFacts) {
  const t = demoTexts(language)
  const role = demoRoleOf(viewer)
  return (
    <aside class="demo" aria-label={t('bar.label')}>
      <details>
        <summary>
          <b>{t('bar.name')}</b> <span>{present?.name[language]}</span>
        </summary>
        <div class="demo__in">
          <p class="demo__what">
            <a href={pathTo(language, 'demo')}>{t('bar.name')}</a>{' '}
            <span class="soft">
              <Moment at={now} zone={zone} language={language} weekday={false} />
            </span>
          </p>
          <form class="demo__who" method="post" action={pathTo(language, 'demo', 'sign-in')}>
            <input type="hidden" name="back" value={here} />
            <span id="demo-you" class="soft">
              {t('bar.you')}
            </span>
            <ul aria-labelledby="demo-you">
              {(['visitor', ...DEMO_ROLES] as const).map((each) => (
                <li key={each}>
                  {each === role ? (
                    <b aria-current="true">{t(`role.${each}`)}</b>
                  ) : (
                    <button type="submit" name="role" value={each}>
                      {t(`role.${each}`)}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </form>
          {movingTo ? (
            <p class="demo__when">
              <a href={movingPath(language, here)}>{t('bar.moving', { step: movingTo.name[language] })}</a>
            </p>
          ) : (
            <form class="demo__when" method="post" action={pathTo(language, 'demo', 'step')}>
              <input type="hidden" name="back" value={here} />
              <ol aria-label={t('bar.moments')}>
                {story().steps.map((step) => (
                  <li key={step.code} class={present && step.at <= present.at ? 'is-reached' : undefined}>
                    {step.code === present?.code ? (
                      <b aria-current="step">{step.name[language]}</b>
                    ) : (
                      <button type="submit" name="step" value={step.code}>
                        {step.name[language]}
                      </button>
                    )}
                  </li>
                ))}
              </ol>
            </form>
          )}
        </div>
      </details>
    </aside>
  )
}

/** Where one waits until the demonstration has got there. */
export const movingPath = (language: Language, back: string): string =>
  `${pathTo(language, 'demo', 'moving')}?${new URLSearchParams({ back })}`
