import type { Viewer } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import { DEMO_PEOPLE, DEMO_ROLES, demoRoleOf } from '../people.ts'
import { STEPS, type Step, type StepCode } from '../steps.ts'
import { demoTexts } from '../texts.ts'

type Facts = { language: Language; slug: string; zone: string; now: Date; present: Step | null; viewer: Viewer }

/** What to look at at each moment: words, path within the edition, and for whom the page is there. */
type Look = { say: LookWord; path: readonly string[]; as?: 'secretariat_officer' | 'participant' }
type LookWord =
  | 'link.home'
  | 'link.consultation'
  | 'link.call'
  | 'link.photo'
  | 'link.register'
  | 'link.desk'
  | 'link.release'
  | 'link.programme'
  | 'link.agenda'
  | 'link.versions'
  | 'link.thread'

const officer = 'secretariat_officer' as const
const LOOKS: Record<StepCode, readonly Look[]> = {
  before: [
    { say: 'link.home', path: [] },
    { say: 'link.consultation', path: ['consultation'] },
  ],
  open: [
    { say: 'link.call', path: ['calls', 'workshop_requests'] },
    { say: 'link.register', path: ['submissions'] },
  ],
  'last-hour': [
    { say: 'link.call', path: ['calls', 'workshop_requests'] },
    { say: 'link.photo', path: ['calls', 'photo_contest'] },
  ],
  closed: [
    { say: 'link.desk', path: ['desk', 'submissions'], as: officer },
    { say: 'link.release', path: ['desk', 'release'], as: officer },
    { say: 'link.register', path: ['submissions'] },
  ],
  published: [
    { say: 'link.agenda', path: ['agenda'] },
    { say: 'link.thread', path: ['submissions', 'OCP22-0093'] },
    { say: 'link.programme', path: ['desk', 'programme'], as: officer },
    { say: 'link.release', path: ['desk', 'release'], as: officer },
  ],
  underway: [
    { say: 'link.agenda', path: ['agenda'] },
    { say: 'link.versions', path: ['agenda', 'versions'] },
    { say: 'link.thread', path: ['submissions', 'OCP22-0039'] },
  ],
}

export function DemonstrationPage({ language, slug, zone, now, present, viewer }: Facts) {
  const t = demoTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('title')}</h1>
        <p class="lede">{t('lead')}</p>
        <p>
          {t('now')} <Moment at={now} zone={zone} language={language} />
        </p>
      </div>
      <Chapter id="story" heading={t('story')} aside={t('story.aside')}>
        <ol class="moments">
          {STEPS.map((step) => (
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
        <h3>{t(`step.${step.code}`)}</h3>
        <p class="small soft">
          <Moment at={step.at} zone={zone} language={language} />
        </p>
      </div>
      <p>{t(`story.${step.code}`)}</p>
      {isHere && (
        <ul class="moments__looks">
          {LOOKS[step.code].map((look) => (
            <li key={look.say}>
              <LookLink language={language} look={look} to={pathTo(language, slug, ...look.path)} viewer={viewer} />
            </li>
          ))}
          {step.code !== 'before' && (
            <li>
              <LookLink
                language={language}
                look={{ say: 'link.me', as: 'participant' }}
                to={pathTo(language, 'me')}
                viewer={viewer}
              />
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

/** A page, or, when it is there only for somebody else, a button that becomes that somebody and opens it. */
function LookLink({
  language,
  look,
  to,
  viewer,
}: {
  language: Language
  look: { say: LookWord | 'link.me'; as?: Look['as'] }
  to: string
  viewer: Viewer
}) {
  const t = demoTexts(language)
  const mine = demoRoleOf(viewer)
  const fits = look.as === undefined || mine === look.as || (look.as === officer && mine === 'secretariat_head')
  if (fits) return <a href={to}>{t(look.say)}</a>
  return (
    <form method="post" action={pathTo(language, 'demo', 'sign-in')}>
      <input type="hidden" name="back" value={to} />
      <button type="submit" class="link" name="role" value={look.as}>
        {t(look.say)}
      </button>{' '}
      <span class="soft">({t(look.as === 'participant' ? 'as-participant' : 'as-officer')})</span>
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
                  <bdi>{`${DEMO_PEOPLE[role].givenName} ${DEMO_PEOPLE[role].familyName}`}</bdi>.{' '}
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
