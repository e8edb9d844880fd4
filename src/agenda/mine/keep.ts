import { createHash, randomBytes } from 'node:crypto'
import type { EditionScope, Viewer } from '../../access/public.ts'
import { defineAct, perform, person } from '../../acts/public.ts'
import type { SessionId } from '../../platform/db/schema.ts'
import type { Platform } from '../../platform/platform.ts'
import { ok, refuse } from '../../platform/result.ts'
import { publishedAgenda } from '../published.ts'
import { MOST_KEPT } from './kept-in-browser.ts'
import { type Mine, mineOf } from './reads.ts'
import { changeMine, keepSessions, letGoOf, openMine } from './store.ts'

/** What changes in a person's list; `seen`: the version whose changes they looked at; `feed`: a new address, or none. */
type Wish = {
  readonly keep?: readonly number[]
  readonly letGo?: readonly number[]
  readonly seen?: number
  readonly feed?: { readonly hash: string | null }
}
type Facts = { readonly mine: Mine | null; readonly version: number; readonly ids: ReadonlyMap<number, SessionId> }
type Decided = { readonly keep: SessionId[]; readonly letGo: SessionId[]; readonly seen: number; readonly wish: Wish }

/**
 * A person changes what they keep for themselves. It needs no confirmation: it concerns nobody else and is undone by the button beside it.
 * Sessions that are not published are passed over.
 */
export const mineChanged = defineAct<Wish, Facts, Decided, null, 'too-many'>({
  name: 'own agenda changed',
  may: 'owner',
  async look({ tx, edition, personId }) {
    const agenda = await publishedAgenda(tx, edition)
    const ids = new Map((agenda?.entries ?? []).map((entry) => [entry.number, entry.sessionId]))
    return ok({ mine: personId && (await mineOf(tx, edition, personId)), version: agenda?.version ?? 0, ids })
  },
  decide({ mine, version, ids }, wish) {
    const known = (numbers: readonly number[] = []) => numbers.flatMap((number) => ids.get(number) ?? [])
    const keep = known(wish.keep)
    if (new Set([...(mine?.sessionIds ?? []), ...keep]).size > MOST_KEPT) return refuse('too-many', { most: MOST_KEPT })
    return ok({ keep, letGo: known(wish.letGo), seen: Math.min(wish.seen ?? mine?.seen ?? version, version), wish })
  },
  async do({ tx, edition, personId }, { keep, letGo, seen, wish }) {
    if (!personId) return null
    await openMine(tx, edition, personId, seen)
    await keepSessions(tx, edition, personId, keep)
    await letGoOf(tx, edition, personId, letGo)
    await changeMine(tx, edition, personId, {
      seen_version: seen,
      ...(wish.feed ? { feed_hash: wish.feed.hash } : {}),
    })
    return null
  },
  // What somebody means to attend is no business of the record.
  record: () => [],
})

export const changeMyAgenda = (platform: Platform, edition: EditionScope, viewer: Viewer, wish: Wish) =>
  perform(platform, mineChanged, { edition, actor: person(viewer), wish })

/** A key for the address of one's calendar, and what is kept of it. */
export function newFeedKey(): { readonly key: string; readonly hash: string } {
  const key = randomBytes(24).toString('base64url')
  return { key, hash: hashOfKey(key) }
}

export const hashOfKey = (key: string): string => createHash('sha256').update(`my-agenda:${key}`).digest('base64url')
