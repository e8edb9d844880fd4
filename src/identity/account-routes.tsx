import { anyone, signedIn } from '../access/public.ts'
import { get, type PageRequest, page, pathTo, post, type Reply, seeOther } from '../page/route.ts'
import { changeProfile, endOne, endOthers } from './account.ts'
import { personById, signInsOf } from './reads.ts'
import { signOut } from './sign-out.tsx'
import { identityTexts } from './texts.ts'
import { AccountPage, DONE, type Done } from './views/account.tsx'

/** One's own name, language and sign-ins. */
export const accountRoutes = [
  get('/me/account', anyone, async (request) => {
    const { language, viewer } = request
    if (viewer.person) return accountPage(request)
    const back = new URLSearchParams({ return: pathTo(language, 'me', 'account') })
    return seeOther(`${pathTo(language, 'sign-in')}?${back}`)
  }),

  post('/me/account', signedIn, async (request) => {
    const { platform, form } = request
    const typed = {
      givenName: form.get('given_name'),
      familyName: form.get('family_name'),
      language: form.get('language'),
    }
    const changed = await changeProfile(platform, personOf(request), typed)
    return changed.ok ? done(request, 'saved') : accountPage(request, { typed, problem: changed.refusal })
  }),

  post('/me/account/sign-ins/others/end', signedIn, async (request) => {
    await endOthers(request.platform, personOf(request), request.viewer.signInId ?? '')
    return done(request, 'others-ended')
  }),

  post('/me/account/sign-ins/:id/end', signedIn, async (request) => {
    const { platform, params, viewer } = request
    if (params.id === viewer.signInId) return signOut(request)
    if (!/^[0-9a-f-]{36}$/.test(params.id ?? '')) return done(request, 'ended')
    await endOne(platform, personOf(request), params.id ?? '')
    return done(request, 'ended')
  }),
]

const personOf = ({ viewer, url }: PageRequest): string => {
  if (!viewer.person) throw new Error(`${url.pathname} let in somebody without a person`)
  return viewer.person.id
}

const done = ({ language }: PageRequest, what: Done): Reply =>
  seeOther(`${pathTo(language, 'me', 'account')}?${new URLSearchParams({ done: what })}`)

async function accountPage(
  request: PageRequest,
  refused?: {
    typed: { givenName: string; familyName: string; language: string }
    problem: { code: 'name-long' | 'language-unknown'; facts: Record<string, string | number> }
  },
): Promise<Reply> {
  const { platform, language, viewer, readerZone, query } = request
  const t = identityTexts(language)
  const person = await personById(platform.db, personOf(request))
  if (!person) throw new Error('A person who is signed in is not there.')
  const signIns = await signInsOf(platform.db, person.id, platform.clock.now())
  return page(
    {
      title: t('account.title'),
      section: 'me',
      body: (
        <AccountPage
          language={language}
          zone={readerZone ?? 'UTC'}
          address={person.email}
          profile={refused?.typed ?? person}
          problem={refused ? t(`refusal.${refused.problem.code}`, refused.problem.facts) : null}
          done={DONE.find((known) => known === query.get('done')) ?? null}
          signIns={signIns}
          here={viewer.signInId}
        />
      ),
    },
    { status: refused ? 422 : 200 },
  )
}
