import { type PageRequest, page, pathTo, type Reply, seeOther } from '../page/route.ts'
import { endBrowserKeyCookie, endOwnSignIn, endSignInCookie } from './browser.ts'
import { SIGNING_OUT } from './news.ts'
import { identityTexts } from './texts.ts'
import { LeavingPage } from './views/leaving.tsx'

/** What becomes of drafts begun in this browser without a sign-in, when somebody signs out; they are asked when there are any. */
const ANSWERS = ['take', 'leave'] as const

/**
 * Signs out and closes the door behind: the browser gets a new key, so that whoever sits there next opens nothing. What was begun there
 * without a sign-in would be closed with it, so the person says first whose it is.
 */
export async function signOut(request: PageRequest): Promise<Reply> {
  const { platform, language, viewer, form } = request
  const answer = ANSWERS.find((known) => known === form.get('drafts')) ?? null
  let unclaimed = 0
  if (viewer.person && answer !== 'leave') {
    const leaving = { personId: viewer.person.id, draftKey: viewer.draftKey, take: answer === 'take' }
    const holds = (count: number) => {
      unclaimed += count
    }
    await platform.db.transaction().execute((tx) => platform.tell(tx, SIGNING_OUT, { ...leaving, holds }))
  }
  if (unclaimed > 0 && answer === null)
    return page({ title: identityTexts(language)('leaving.title'), body: <LeavingPage {...{ language, unclaimed }} /> })
  await endOwnSignIn(request)
  return seeOther(pathTo(language), [endSignInCookie, endBrowserKeyCookie])
}
