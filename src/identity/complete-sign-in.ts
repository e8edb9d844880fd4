import type { Tx } from '../platform/db/db.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, type Result } from '../platform/result.ts'
import type { Device } from './device.ts'
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

export type Begun = { token: string; personId: string; returnTo: string | null }

/** What other modules do in the same transaction once somebody has signed in: drafts of this browser join the person. */
export type AfterSignIn = (tx: Tx, personId: string, draftKey: string | null) => Promise<void>

/** Signs in with the code typed into the browser that asked for it. */
export function completeByCode(
  { db, clock }: Platform,
  attempt: { typed: string; browserKey: string; draftKey: string | null; device: Device },
  after: AfterSignIn,
): Promise<Result<Begun, CodeRefusal>> {
  const browserHash = hashToken(attempt.browserKey)
  return db.transaction().execute(async (tx) => {
    const now = clock.now()
    const asked = await newestCodeForUpdate(tx, browserHash)
    const matches = asked !== null && sameHash(asked.codeHash, hashCode(readCode(attempt.typed), browserHash))
    const judged = judgeCode(asked, matches, now)
    if (!judged.ok) {
      if (asked && judged.refusal.code === 'code-wrong') await countGuess(tx, asked.id)
      return judged
    }
    return ok(await begin(tx, judged.value, 'code', attempt, now, after))
  })
}

/** Signs in with the link of the letter; called on POST only, so a mail scanner that opens links spends nothing. */
export function completeByLink(
  { db, clock }: Platform,
  attempt: { token: string; draftKey: string | null; device: Device },
  after: AfterSignIn,
): Promise<Result<Begun, CodeRefusal>> {
  return db.transaction().execute(async (tx) => {
    const now = clock.now()
    const judged = judgeCode(await codeByLink(tx, hashToken(attempt.token), true), true, now)
    return judged.ok ? ok(await begin(tx, judged.value, 'link', attempt, now, after)) : judged
  })
}

async function begin(
  tx: Tx,
  asked: AskedCode,
  method: string,
  browser: Browser,
  now: Date,
  after: AfterSignIn,
): Promise<Begun> {
  await spendCode(tx, asked.id, now)
  const personId = await findOrAddPerson(tx, { email: asked.email, language: asked.language }, now)
  await proveAddress(tx, personId, now)
  return { ...(await startSignIn(tx, personId, method, browser, now, after)), returnTo: asked.returnTo }
}

/** Begins a sign-in for a person whose identity has been shown by `method`. A new token each time, so nothing can be fixed in advance. */
export async function startSignIn(
  tx: Tx,
  personId: string,
  method: string,
  { draftKey, device }: Browser,
  now: Date,
  after: AfterSignIn,
): Promise<{ token: string; personId: string }> {
  const token = newToken()
  const expiresAt = signInEnd(now, await holdsStaffRole(tx, personId))
  await addSignIn(tx, { tokenHash: hashToken(token), personId, method, device, now, expiresAt })
  await after(tx, personId, draftKey)
  return { token, personId }
}
