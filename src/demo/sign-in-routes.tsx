import { anyone } from '../access/public.ts'
import { browserOf, endOwnSignIn, endSignInCookie, safeReturn, signInCookie, startSignIn } from '../identity/public.ts'
import { absent, get, type PageRequest, page, pathTo, post, type Reply, toNearest } from '../page/route.ts'
import { DEMO_ROLES, type DemoRole, demoPerson } from './people.ts'
import { demoTexts } from './texts.ts'
import { SignInPage } from './views/sign-in.tsx'

/** In a demonstration nobody proves who they are: one chooses whom to be. */
export const signInRoutes = [
  get('/demo/sign-in', anyone, ({ platform, language }) =>
    platform.config.demo
      ? page({ title: demoTexts(language)('sign-in.title'), body: <SignInPage language={language} /> })
      : absent(),
  ),

  post('/demo/sign-in', anyone, async (request) => {
    const wished = request.form.get('role')
    const role = DEMO_ROLES.find((r) => r === wished)
    if (!request.platform.config.demo || (!role && wished !== 'visitor')) return absent()
    await endOwnSignIn(request)
    return role ? enterAs(request, role) : toNearest(backOr(request, pathTo(request.language)), [endSignInCookie])
  }),
]

async function enterAs(request: PageRequest, role: DemoRole): Promise<Reply> {
  const { platform, language } = request
  const token = await platform.db.transaction().execute(async (tx) => {
    const { person } = await demoPerson(tx, role, platform.clock.now())
    return startSignIn(platform, tx, person.id, { ...browserOf(request), method: 'demo' })
  })
  return toNearest(backOr(request, pathTo(language, 'me')), [signInCookie(token)])
}

const backOr = (request: PageRequest, otherwise: string): string => safeReturn(request.form.get('back')) ?? otherwise
