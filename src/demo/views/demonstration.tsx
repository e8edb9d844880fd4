import type { Viewer } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import { DEMO_PEOPLE, DEMO_ROLES, demoRoleOf } from '../people.ts'
import { type Step, story } from '../steps.ts'
import type { Look } from '../story.ts'
import { demoTexts } from '../texts.ts'

type Facts = { language: Language; slug: string; zone: string; now: Date; present: Step | null; viewer: Viewer }

const officer = 'secretariat_officer' as const

export function DemonstrationPage({ language, slug, zone, now, present, viewer }: Facts) {
  const t = demoTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('title')}</h1>
        <p class="lede">{story().lead[language]}</p>
        <p>
          {t('now')} <Moment at={now} zone={zone} language={language} />
        </p>
      </div>
      <Chapter id="story" heading={t('story')} aside={t('story.aside')}>
        <ol class="moments">
          {story().steps.map((step) => (
            <MomentOfStory key={step.code} {...{ language, slug, zone, step, present, viewer }} />
          ))}
        </ol>
      </Chapter>
      <Chapter id="role" heading={t('role')}>
        <Roles language={language} viewer={viewer} />
      </Chapter>
      <Chapter id="letters" heading={t('letters')}>
        <div class="stack">
          <p>{t('letters.aside')}</p>
          <p>
            <a href={pathTo(language, 'demo', 'letters')}>{t('link.letters')}</a>
          </p>
        </div>
      </Chapter>
    </div>
  )
}

function MomentOfStory({
  language,
  slug,
  zone,
  step,
  present,
  viewer,
}: Omit<Facts, 'now'> & {
  step: Step
}) {
  const t = demoTexts(language)
  const isHere = step.code === present?.code
  return (
    <li class={isHere ? 'is-now' : undefined} aria-current={isHere ? 'step' : undefined}>
      <div class="moments__head">
        <h3>{step.name[language]}</h3>
        <p class="small soft">
          <Moment at={step.at} zone={zone} language={language} />
        </p>
      </div>
      <p>{step.story[language]}</p>
      {isHere && (
        <ul class="moments__looks">
          {step.looks.map((look) => (
            <li key={look.say.en}>
              <LookLink
                {...{ language, viewer }}
                say={look.say[language]}
                as={look.as}
                to={pathTo(language, look.edition ?? slug, ...look.path)}
              />
            </li>
          ))}
          {step !== story().steps[0] && (
            <li>
              <LookLink {...{ language, viewer }} say={t('link.me')} as="participant" to={pathTo(language, 'me')} />
            </li>
          )}
        </ul>
      )}
      <form method="post" action={pathTo(language, 'demo', 'step')}>
        <input type="hidden" name="back" value={pathTo(language, 'demo')} />
        <button type="submit" class="btn btn--small btn--second" name="step" value={step.code}>
          {isHere ? t('go.again') : t('go')}
        </button>
      </form>
    </li>
  )
}

const AS = { participant: 'as-participant', secretariat_officer: 'as-officer', juror: 'as-juror' } as const

type LookFacts = { language: Language; say: string; as: Look['as']; to: string; viewer: Viewer }

/** A page, or, when it is there only for somebody else, a button that becomes that somebody and opens it. */
function LookLink({ language, say, as, to, viewer }: LookFacts) {
  const t = demoTexts(language)
  const mine = demoRoleOf(viewer)
  const fits = as === undefined || mine === as || (as === officer && mine === 'secretariat_head')
  if (fits) return <a href={to}>{say}</a>
  return (
    <form method="post" action={pathTo(language, 'demo', 'sign-in')}>
      <input type="hidden" name="back" value={to} />
      <button type="submit" class="link" name="role" value={as}>
        {say}
      </button>{' '}
      <span class="soft"> · {t(AS[as])}</span>
    </form>
  )
}

function Roles({ language, viewer }: { language: Language; viewer: Viewer }) {
  const t = demoTexts(language)
  const mine = demoRoleOf(viewer)
  return (
    <form method="post" action={pathTo(language, 'demo', 'sign-in')}>
      <input type="hidden" name="back" value={pathTo(language, 'demo')} />
      <dl class="roles">
        {(['visitor', ...DEMO_ROLES] as const).map((role) => (
          <div key={role} class={role === mine ? 'is-now' : undefined}>
            <dt>
              {role === mine ? (
                <b aria-current="true">{t(`role.${role}`)}</b>
              ) : (
                <button type="submit" class="btn btn--small btn--second" name="role" value={role}>
                  {t(`role.${role}`)}
                </button>
              )}
            </dt>
            <dd>
              {role !== 'visitor' && (
                <>
                  <bdi>{`${DEMO_PEOPLE[role].givenName} ${DEMO_PEOPLE[role].familyName}`}</bdi>
                  {' · '}
                </>
              )}
              <span class="soft">{t(`is.${role}`)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </form>
  )
}
