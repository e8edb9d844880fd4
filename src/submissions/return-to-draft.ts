import { randomBytes } from 'node:crypto'
import type { EditionScope } from '../access/public.ts'
import { checkEmail } from '../forms/public.ts'
import type { DraftId } from '../platform/db/schema.ts'
import type { Language } from '../platform/languages/public.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, refuse } from '../platform/result.ts'
import { sha256 } from './canonical-json.ts'
import { draftByLink, draftOf } from './drafts.ts'
import { draftLinkLetter } from './letters.ts'
import { mayWriteTo } from './may-write.ts'
import type { Owner } from './owners.ts'
import { letIn, setLink } from './store.ts'

const ONE_LETTER_PER_MILLISECONDS = 60_000
const LINK_DAYS = 14

/** Sends a letter with a link that opens the draft on another device; at most one a minute to one address. The token itself is not kept. */
export async function sendDraftLink(
  { db, clock, mail, config }: Platform,
  edition: EditionScope,
  owner: Owner,
  { draftId, email, language, remote }: { draftId: DraftId; email: string; language: Language; remote: string },
) {
  const now = clock.now()
  if (checkEmail(email)) return refuse('email')
  return db.transaction().execute(async (tx) => {
    const draft = await draftOf(tx, edition, draftId, owner, true)
    if (!draft) return refuse('draft-unknown')
    const minute = Math.floor(now.getTime() / ONE_LETTER_PER_MILLISECONDS)
    const key = `draft-link:${draftId}:${sha256(email).slice(0, 16)}:${minute}`
    const sent = await tx.selectFrom('mail_message').select('id').where('key', '=', key).executeTakeFirst()
    if (sent) return ok(true)
    if (!(await mayWriteTo(tx, { email, remote, personId: owner.personId, now }))) return refuse('too-many')
    const token = randomBytes(24).toString('base64url')
    await setLink(tx, draftId, email, sha256(token), new Date(now.getTime() + LINK_DAYS * 86_400_000))
    await mail.queue(tx, draftLinkLetter(config.origin, edition, { to: email, token, key, language }))
    return ok(true)
  })
}

/** Lets the device in that opened the link, besides whoever owns the draft; the link is spent. */
export async function returnToDraft({ db, clock }: Platform, edition: EditionScope, token: string, owner: Owner) {
  const now = clock.now()
  return db.transaction().execute(async (tx) => {
    const draft = await draftByLink(tx, edition, token, now)
    if (!draft) return refuse('link-unknown')
    await letIn(tx, draft.id, owner, now)
    return ok({ id: draft.id })
  })
}
