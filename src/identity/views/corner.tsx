import type { CornerView } from '../../page/joining.ts'
import { pathTo } from '../../page/route.ts'
import { identityTexts } from '../texts.ts'

/** In the corner of the masthead: who is signed in, with the way out; or the way in. */
export function SignInCorner({ viewer, language, signIn }: CornerView) {
  const t = identityTexts(language)
  if (!viewer.person)
    return (
      <p class="sign">
        <a href={signIn}>{t('corner.in')}</a>
      </p>
    )
  return (
    <form class="sign" method="post" action={pathTo(language, 'sign-out')}>
      <a href={pathTo(language, 'me', 'account')}>
        <bdi>{viewer.person.name}</bdi>
      </a>{' '}
      <button type="submit" class="btn btn--quiet btn--small">
        {t('corner.out')}
      </button>
    </form>
  )
}
