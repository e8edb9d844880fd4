import { anyone, signedIn } from '../access/public.ts'
import { get, type PageRequest, page, pathTo, post, type Route, seeOther } from '../page/route.ts'
import type { PersonId } from '../platform/db/schema.ts'
import { accountRoutes } from './account-routes.tsx'
import { maskedAddress } from './address.ts'
import { askToSignIn } from './ask-to-sign-in.ts'
import { browserOf, ensureBrowserKey, knownKeyOf, rememberBrowser, signInCookie } from './browser.ts'
import { askedByLink, completeByCode, completeByLink } from './complete-sign-in.ts'
import { hashToken } from './secrets.ts'
import { safeReturn } from './sign-in.ts'
import { signOut } from './sign-out.tsx'
import { identityTexts } from './texts.ts'
import { AskPage, CodePage, LinkPage } from './views/pages.tsx'

export const routes: Route[] = [
  ...accountRoutes,
  get('/sign-in', anyone, (request) => askPage(request, 200)),

  post('/sign-in', anyone, async (request) => {
    const { platform, language, form, remote } = request
    const { key, cookies } = ensureBrowserKey(request)
    const asked = await askToSignIn(platform, {
      typed: form.get('address'),
      browserKey: key,
      knownKey: knownKeyOf(request),
      remote,
      language,
      returnTo: form.get('return'),
    })
    if (asked.ok) return seeOther(pathTo(language, 'sign-in', 'code'), cookies)
    const { code, facts } = asked.refusal
    return askPage(request, code === 'too-many' ? 429 : 422, identityTexts(language)(`refusal.${code}`, facts))
  }),

  get('/sign-in/code', anyone, ({ language }) =>
    page({ title: identityTexts(language)('code.title'), body: <CodePage language={language} /> }),
  ),

  post('/sign-in/code', anyone, async (request) => {
    const { platform, language, form } = request
    const { key } = ensureBrowserKey(request)
    const done = await completeByCode(platform, { typed: form.get('code'), browserKey: key, ...browserOf(request) })
    if (done.ok) return enter(request, done.value)
    const t = identityTexts(language)
    return page(
      { title: t('code.title'), body: <CodePage language={language} error={t(`refusal.${done.refusal.code}`)} /> },
      { status: 422 },
    )
  }),

  get('/sign-in/link/:token', anyone, async ({ platform, language, params, viewer }) => {
    const asked = await askedByLink(platform.db, params.token ?? '')
    const here = asked !== null && viewer.draftKey !== null && asked.browserHash === hashToken(viewer.draftKey)
    const whose = asked && !asked.usedAt ? { address: maskedAddress(asked.email), here } : null
    return page({
      title: identityTexts(language)('link.title'),
      body: <LinkPage language={language} token={params.token ?? ''} whose={whose} />,
    })
  }),

  post('/sign-in/link/:token', anyone, async (request) => {
    const { platform, language, params } = request
    const done = await completeByLink(platform, { token: params.token ?? '', ...browserOf(request) })
    if (done.ok) return enter(request, done.value)
    const t = identityTexts(language)
    return page(
      {
        title: t('link.title'),
        body: <LinkPage language={language} token="" error={t(`refusal.${done.refusal.code}`)} />,
      },
      { status: 422 },
    )
  }),

  post('/sign-out', signedIn, signOut),
]

const askPage = ({ language, form, query }: PageRequest, status: number, error?: string) =>
  page(
    {
      title: identityTexts(language)('ask.title'),
      body: (
        <AskPage
          language={language}
          error={error}
          typed={form.get('address')}
          returnTo={safeReturn(form.get('return') || query.get('return')) ?? ''}
        />
      ),
    },
    { status },
  )

async function enter(request: PageRequest, begun: { token: string; personId: PersonId; returnTo: string | null }) {
  const known = await rememberBrowser(request, begun.personId)
  return seeOther(begun.returnTo ?? pathTo(request.language, 'me'), [signInCookie(begun.token), known])
}
