import { createHash } from 'node:crypto'
import { defineAct } from '../../acts/public.ts'
import { publishedAgenda } from '../../agenda/public.ts'
import type { SessionId } from '../../platform/db/schema.ts'
import { ok, refuse } from '../../platform/result.ts'
import { termsOf } from '../reads.ts'
import type { JoinLink } from './join-link.ts'
import { joinLinkOf } from './reads.ts'
import { keepJoinLink } from './store.ts'

type Wish = { readonly number: number; readonly link: JoinLink | null }
type Facts = { readonly sessionId: SessionId; readonly number: number; readonly before: JoinLink | null }

/** The secretariat says how a session is joined from afar, or that it is not. */
export const joinLinkKept = defineAct<Wish, Facts, JoinLink | null, null, 'session-unknown'>({
  name: 'join link kept',
  may: 'mayKeepRegistrations',
  async look({ tx, edition, locking }, { number }) {
    // A session without a link has no row of its own here to hold.
    if (locking) await termsOf(tx, edition, true)
    const agenda = await publishedAgenda(tx, edition)
    const entry = agenda?.entries.find((one) => one.number === number)
    if (!entry) return refuse('session-unknown')
    return ok({ sessionId: entry.sessionId, number, before: await joinLinkOf(tx, edition, entry.sessionId) })
  },
  shown: ({ before, number }) => ({ [String(number)]: before && markOf(before) }),
  decide: (_facts, { link }) => ok(link),
  async do({ tx, edition, now }, link, { sessionId }) {
    await keepJoinLink(tx, edition, { sessionId, link, now })
    return null
  },
  // The record is read by auditors too, who join nothing: it says which service, never the address.
  record: (_, link, { sessionId, before }) => ({
    subject: sessionId,
    before: { service: before?.service ?? null },
    after: { service: link?.service ?? null },
  }),
})

const markOf = (link: JoinLink): string => createHash('sha256').update(JSON.stringify(link)).digest('base64url')
