import { randomBytes } from 'node:crypto'
import type { EditionScope } from '../access/public.ts'
import { checkEmail } from '../forms/public.ts'
import type { Language } from '../platform/languages/public.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, refuse } from '../platform/result.ts'
import { sha256 } from './canonical-json.ts'
import { draftByLink, draftOf } from './drafts.ts'
import { draftLinkLetter } from './letters.ts'
import { handDraftTo, type Owner, setLink } from './store.ts'

const ONE_LETTER_PER_MILLISECONDS = 60_000

/** Sends a letter with a link that opens the draft on another device; at most one a minute. The token itself is not kept. */
export async function sendDraftLink(
  { db, clock, mail, config }: Platform,
  edition: EditionScope,
  owner: Owner,
  { draftId, email, language }: { draftId: string; email: string; language: Language },
) {
  const now = clock.now()
  if (checkEmail(email)) return refuse('email')
  return db.transaction().execute(async (tx) => {
    const draft = await draftOf(tx, edition, draftId, owner, true)
    if (!draft) return refuse('draft-unknown')
    const key = `draft-link:${draftId}:${Math.floor(now.getTime() / ONE_LETTER_PER_MILLISECONDS)}`
    const sent = await tx.selectFrom('mail_message').select('id').where('key', '=', key).executeTakeFirst()
    if (sent) return ok(true)
    const token = randomBytes(24).toString('base64url')
    await setLink(tx, draftId, email, sha256(token))
    await mail.queue(tx, draftLinkLetter(config.origin, edition, { to: email, token, key, language }))
    return ok(true)
  })
}

/** Gives the draft to the browser that opened its link. The link stays good, so the way back to the first device is open too. */
export async function returnToDraft({ db }: Platform, edition: EditionScope, token: string, owner: Owner) {
  return db.transaction().execute(async (tx) => {
    const draft = await draftByLink(tx, edition, token)
    if (!draft) return refuse('link-unknown')
    await handDraftTo(tx, draft.id, owner)
    return ok({ id: draft.id })
  })
}
