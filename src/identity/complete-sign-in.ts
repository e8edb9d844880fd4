import type { Tx } from '../platform/db/db.ts'
import type { PersonId } from '../platform/db/schema.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, type Result } from '../platform/result.ts'
import type { Device } from './device.ts'
import { SIGNED_IN } from './news.ts'
import { holdsStaffRole } from './reads.ts'
import { hashCode, hashToken, newToken, readCode, sameHash } from './secrets.ts'
import { type AskedCode, type CodeRefusal, judgeCode, signInEnd } from './sign-in.ts'
import {
  addSignIn,
  codeByLink,
  countGuess,
  findOrAddPerson,
  newestCodeForUpdate,
  proveAddress,
  spendCode,
} from './store.ts'

/** The browser somebody signs in with: the secret by which its drafts are found, and what it says it is. */
export type Browser = { draftKey: string | null; device: Device }

type Begun = { token: string; personId: PersonId; returnTo: string | null }

/** Signs in with the code typed into the browser that asked for it. */
export function completeByCode(
  platform: Platform,
  attempt: { typed: string; browserKey: string; draftKey: string | null; device: Device },
): Promise<Result<Begun, CodeRefusal>> {
  const browserHash = hashToken(attempt.browserKey)
  return platform.db.transaction().execute(async (tx) => {
    const now = platform.clock.now()
    const asked = await newestCodeForUpdate(tx, browserHash)
    const matches = asked !== null && sameHash(asked.codeHash, hashCode(readCode(attempt.typed), browserHash))
    const judged = judgeCode(asked, matches, now)
    if (!judged.ok) {
      if (asked && judged.refusal.code === 'code-wrong') await countGuess(tx, asked.id)
      return judged
    }
    return ok(await begin(platform, tx, judged.value, { ...attempt, method: 'code' }))
  })
}

/** Signs in with the link of the letter; called on POST only, so a mail scanner that opens links spends nothing. */
export function completeByLink(
  platform: Platform,
  attempt: { token: string; draftKey: string | null; device: Device },
): Promise<Result<Begun, CodeRefusal>> {
  return platform.db.transaction().execute(async (tx) => {
    const now = platform.clock.now()
    const judged = judgeCode(await codeByLink(tx, hashToken(attempt.token), true), true, now)
    return judged.ok ? ok(await begin(platform, tx, judged.value, { ...attempt, method: 'link' })) : judged
  })
}

async function begin(platform: Platform, tx: Tx, asked: AskedCode, by: Browser & { method: string }): Promise<Begun> {
  const now = platform.clock.now()
  await spendCode(tx, asked.id, now)
  const personId = await findOrAddPerson(tx, { email: asked.email, language: asked.language }, now)
  await proveAddress(tx, personId, now)
  return { personId, token: await startSignIn(platform, tx, personId, by), returnTo: asked.returnTo }
}

/**
 * Begins a sign-in for a person whose identity has been shown by `method`, also by one that another module brings, and answers its
 * token. A new one each time, so nothing can be fixed in advance.
 */
export async function startSignIn(
  { clock, tell }: Pick<Platform, 'clock' | 'tell'>,
  tx: Tx,
  personId: PersonId,
  { method, draftKey, device }: Browser & { method: string },
): Promise<string> {
  const now = clock.now()
  const token = newToken()
  const expiresAt = signInEnd(now, await holdsStaffRole(tx, personId))
  await addSignIn(tx, { tokenHash: hashToken(token), personId, method, device, now, expiresAt })
  await tell(tx, SIGNED_IN, { personId, draftKey })
  return token
}

/** What a link in a letter signs in to, looked at and not used: its address and the browser that asked for it. null when there is none. */
export const askedByLink = (db: Platform['db'], token: string) => codeByLink(db, hashToken(token))
