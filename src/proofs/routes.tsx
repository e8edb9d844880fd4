import { anyone } from '../access/public.ts'
import { hashToken, rateLimit } from '../identity/public.ts'
import { get, type PageRequest, page, pathTo, type Reply, type Route, seeOther } from '../page/route.ts'
import { networkOf } from '../platform/network.ts'
import { readProofCode } from './code.ts'
import { proofByCode } from './reads.ts'
import { proofTexts } from './texts.ts'
import { CheckPage } from './views/check-page.tsx'

/** So many codes an hour from one network: an embassy checks letters all day, and nobody tries codes one by one. */
const MOST_AN_HOUR = 600

async function checked(request: PageRequest, typed: string): Promise<Reply> {
  const { platform, language, remote } = request
  const now = platform.clock.now()
  const counted = await rateLimit(platform.db, `proof-from:${hashToken(networkOf(remote))}`, MOST_AN_HOUR, 3600, now)
  const code = readProofCode(typed)
  const found = counted.allowed && code ? await proofByCode(platform.db, code) : null
  const outcome = !counted.allowed ? 'too-many' : !found ? 'unknown' : found.withdrawnAt ? 'withdrawn' : 'valid'
  return page(
    {
      title: proofTexts(language)('check.title'),
      body: <CheckPage {...{ language, typed, outcome }} proof={outcome === 'valid' ? found : null} />,
    },
    { status: { 'too-many': 429, unknown: 404, withdrawn: 200, valid: 200 }[outcome] },
  )
}

/** Whether a letter or a certificate was given by this forum: the code printed on it says so, to anybody who holds it. */
export const routes: Route[] = [
  get('/verify', anyone, ({ language, query }) => {
    const typed = query.get('code')
    if (typed) return seeOther(pathTo(language, 'verify', readProofCode(typed) ?? typed.slice(0, 60)))
    return page({
      title: proofTexts(language)('check.title'),
      body: <CheckPage language={language} typed="" outcome={null} proof={null} />,
    })
  }),
  get('/verify/:code', anyone, (request) => checked(request, request.params.code ?? '')),
]
