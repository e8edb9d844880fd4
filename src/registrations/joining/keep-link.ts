import { createHash } from 'node:crypto'
import { defineAct } from '../../acts/public.ts'
import { ok, refuse } from '../../platform/result.ts'
import { termsOf } from '../reads.ts'
import type { JoinLink } from './join-link.ts'
import { type Joinable, joinableOf } from './joinable.ts'
import { joinLinkOf } from './reads.ts'
import { keepJoinLink } from './store.ts'

type Wish = { readonly key: string; readonly link: JoinLink | null }
type Facts = { readonly joinable: Joinable; readonly before: JoinLink | null }

/** The secretariat says how a session or meeting is joined from afar, or that it is not. */
export const joinLinkKept = defineAct<Wish, Facts, JoinLink | null, null, 'session-unknown'>({
  name: 'join link kept',
  may: 'mayKeepRegistrations',
  async look({ tx, edition, locking }, { key }) {
    // A session without a link has no row of its own here to hold.
    if (locking) await termsOf(tx, edition, true)
    const joinable = await joinableOf(tx, edition, key)
    if (!joinable) return refuse('session-unknown')
    return ok({ joinable, before: await joinLinkOf(tx, edition, joinable) })
  },
  shown: ({ before, joinable }) => ({ [joinable.key]: before && markOf(before) }),
  decide: (_facts, { link }) => ok(link),
  async do({ tx, edition, now }, link, { joinable }) {
    await keepJoinLink(tx, edition, joinable, link, now)
    return null
  },
  // The record is read by auditors too, who join nothing: it says which service, never the address.
  record: (_, link, { joinable, before }) => ({
    subject: joinable.sessionId ?? joinable.key,
    before: toldOf(before),
    after: toldOf(link),
  }),
})

const toldOf = (link: JoinLink | null) => ({
  service: link?.service ?? null,
  ...(link && link.channels.length > 0 ? { interpretation: link.channels.map(({ language }) => language) } : {}),
})

const markOf = (link: JoinLink): string => createHash('sha256').update(JSON.stringify(link)).digest('base64url')
