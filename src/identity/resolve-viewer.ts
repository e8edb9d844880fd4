import { type Viewer, visitor } from '../access/public.ts'
import type { Platform } from '../platform/platform.ts'
import { DRAFT_COOKIE, SIGN_IN_COOKIE } from './browser.ts'
import { viewerOfToken } from './reads.ts'
import { hashToken } from './secrets.ts'
import { touchSignIn } from './store.ts'

const TOUCH_EVERY_MILLISECONDS = 10 * 60_000

/** Who is asking, by the cookies of the request. Asked anew each time, so a role or sign-in that ended is gone at once on every node. */
export async function resolveViewer({ db, clock }: Platform, cookie: (name: string) => string | null): Promise<Viewer> {
  const draftKey = cookie(DRAFT_COOKIE)
  const token = cookie(SIGN_IN_COOKIE)
  if (!token) return visitor(draftKey)
  const now = clock.now()
  const known = await viewerOfToken(db, hashToken(token), draftKey, now)
  if (!known) return visitor(draftKey)
  if (known.viewer.signInId && now.getTime() - known.lastSeenAt.getTime() > TOUCH_EVERY_MILLISECONDS) {
    await touchSignIn(db, known.viewer.signInId, now)
  }
  return known.viewer
}
