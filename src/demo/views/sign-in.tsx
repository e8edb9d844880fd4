import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import { DEMO_ROLES } from '../people.ts'
import { demoTexts } from '../texts.ts'

/** Where one chooses whom to be in the demonstration. */
export function SignInPage({ language }: { language: Language }) {
  const t = demoTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('sign-in.title')}</h1>
        <p class="lede">{t('sign-in.lead')}</p>
      </div>
      <form method="post" action={pathTo(language, 'demo', 'sign-in')} class="actions mt-5">
        {DEMO_ROLES.map((role) => (
          <button key={role} type="submit" class="btn btn--second" name="role" value={role}>
            {t(`role.${role}`)}
          </button>
        ))}
      </form>
    </div>
  )
}
