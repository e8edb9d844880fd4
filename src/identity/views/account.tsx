import { Chapter } from '../../page/layout.tsx'
import { Icon } from '../../page/parts/icons.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { direction, LANGUAGES, type Language, NATIVE_NAMES } from '../../platform/languages/public.ts'
import type { ListedSignIn } from '../reads.ts'
import { identityTexts } from '../texts.ts'

/** What has just been done, said on the page one comes back to. */
export const DONE = ['saved', 'ended', 'others-ended'] as const
export type Done = (typeof DONE)[number]

export function AccountPage({
  language,
  zone,
  address,
  profile,
  problem,
  done,
  signIns,
  here,
}: {
  language: Language
  zone: string
  address: string | null
  profile: { givenName: string; familyName: string; language: string }
  problem: string | null
  done: Done | null
  signIns: ListedSignIn[]
  here: string | null
}) {
  const t = identityTexts(language)
  const to = pathTo(language, 'me', 'account')
  const others = signIns.filter((s) => s.id !== here)
  return (
    <div class="wrap">
      <div class="title">
        {address && (
          <p class="over">
            <bdi dir="ltr">{address}</bdi>
          </p>
        )}
        <h1>{t('account.title')}</h1>
        <p class="lede">{t('account.lead')}</p>
      </div>
      {done && (
        <div class="notice notice--good mt-5" role="status">
          <Icon name="note" />
          <p>{t(`account.done.${done}`)}</p>
        </div>
      )}
      <Chapter id="profile" heading={t('account.profile')} aside={t('account.profile.help')}>
        <form method="post" action={to} class="measure" novalidate>
          {problem && (
            <div class="errors" role="alert" tabindex={-1}>
              <p>
                <a href="#given_name">{problem}</a>
              </p>
            </div>
          )}
          <Name id="given_name" label={t('account.given')} value={profile.givenName} autocomplete="given-name" />
          <Name id="family_name" label={t('account.family')} value={profile.familyName} autocomplete="family-name" />
          <div class="field">
            <label class="field__label" for="language">
              {t('account.language')}
            </label>
            <select class="input input--m" id="language" name="language">
              {LANGUAGES.map((l) => (
                <option key={l} value={l} lang={l} dir={direction(l)} selected={l === profile.language}>
                  {NATIVE_NAMES[l]}
                </option>
              ))}
            </select>
          </div>
          <div class="actions">
            <button type="submit" class="btn">
              {t('account.save')}
            </button>
          </div>
        </form>
      </Chapter>
      <Chapter id="sign-ins" heading={t('account.sign-ins')} aside={t('account.sign-ins.help')}>
        <div>
          <ul class="entries sign-ins">
            {[...signIns.filter((s) => s.id === here), ...others].map((s) => (
              <SignInEntry key={s.id} signIn={s} isHere={s.id === here} language={language} zone={zone} />
            ))}
          </ul>
          {others.length === 0 ? (
            <p class="soft">{t('account.none-else')}</p>
          ) : (
            <form method="post" action={`${to}/sign-ins/others/end`} class="actions">
              <button type="submit" class="btn btn--second">
                {t('account.end-others', { count: others.length })}
              </button>
            </form>
          )}
        </div>
      </Chapter>
    </div>
  )
}

function Name({ id, label, value, autocomplete }: { id: string; label: string; value: string; autocomplete: string }) {
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label}
      </label>
      <input class="input" id={id} name={id} dir="auto" autocomplete={autocomplete} value={value} />
    </div>
  )
}

function SignInEntry({
  signIn: s,
  isHere,
  language,
  zone,
}: {
  signIn: ListedSignIn
  isHere: boolean
  language: Language
  zone: string
}) {
  const t = identityTexts(language)
  const details = [s.device.browser, s.device.system].filter((word) => word !== null)
  const name = `sign-in-${s.id}`
  return (
    <li class="entry">
      <p class="entry__ref">{isHere && <b>{t('account.here')}</b>}</p>
      <div>
        <h3 id={name}>
          {t(`device.${s.device.kind ?? 'unknown'}`)}
          {details.length > 0 && (
            <>
              {' · '}
              <bdi dir="ltr">{details.join(' · ')}</bdi>
            </>
          )}
        </h3>
        <dl class="when">
          <div>
            <dt>{t('account.began')}</dt>
            <dd>
              <Moment at={s.beganAt} zone={zone} language={language} weekday={false} />
            </dd>
          </div>
          <div>
            <dt>{t('account.last-used')}</dt>
            <dd>
              <Moment at={s.lastSeenAt} zone={zone} language={language} weekday={false} />
            </dd>
          </div>
        </dl>
        <form class="entry__foot" method="post" action={pathTo(language, 'me', 'account', 'sign-ins', s.id, 'end')}>
          <button type="submit" class="btn btn--second btn--small" aria-describedby={name}>
            {isHere ? t('out') : t('account.end')}
          </button>
        </form>
      </div>
    </li>
  )
}
