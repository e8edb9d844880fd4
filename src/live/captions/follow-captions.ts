import type { EditionScope } from '../../access/public.ts'
import { events, type Reply, type Tell } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { Platform } from '../../platform/platform.ts'
import { CAPTION_WRITTEN } from '../floor-news.ts'
import { meetingOf } from '../meeting.ts'
import { floorOf } from '../reads.ts'
import { captionsOf } from './caption-reads.ts'

export const LINES_SHOWN = 8

/** Which captions are followed. */
type Followed = {
  readonly edition: EditionScope
  readonly key: string
  readonly rehearsal: boolean
  readonly language: Language
}

type Following = { readonly tells: Set<Tell>; last: string | null; readonly stop: () => void }

const ofNode = new WeakMap<Platform['live'], Map<string, Following>>()

/**
 * The latest lines for pages that stand open, whole with each news of them, so that whoever comes back has missed nothing. They come with
 * the news itself: everybody may read them, and a thousand pages that each ask for a line take longer than the line is of use.
 */
export const followCaptions = (platform: Platform, followed: Followed): Reply =>
  events((tell) => {
    const following = followingOf(platform, followed)
    following.tells.add(tell)
    if (following.last !== null) tell('lines', following.last)
    return () => {
      following.tells.delete(tell)
      if (following.tells.size === 0) following.stop()
    }
  })

/** All on this node who follow the same captions are told by one reading. */
function followingOf(platform: Platform, followed: Followed): Following {
  const all = ofNode.get(platform.live) ?? new Map<string, Following>()
  ofNode.set(platform.live, all)
  const { edition, key, rehearsal, language } = followed
  const name = JSON.stringify([edition.id, key, rehearsal, language])
  const known = all.get(name)
  if (known) return known
  const opened = followingFrom(platform, followed, () => all.delete(name))
  all.set(name, opened)
  return opened
}

function followingFrom(platform: Platform, followed: Followed, over: () => void): Following {
  let [asked, told] = [0, 0]
  let floorId: string | null = null
  async function look() {
    const nth = ++asked
    const found = await linesOf(platform, followed).catch(() => null)
    if (nth < told) return // what was asked for later has been told already
    told = nth
    floorId = found?.floorId ?? floorId
    following.last = found && JSON.stringify(found.lines)
    for (const tell of following.tells) tell(found ? 'lines' : 'changed', following.last ?? undefined)
  }
  const deaf = platform.live.listen(CAPTION_WRITTEN, (id) => {
    if (id === null || floorId === null || id === floorId) void look()
  })
  const stop = () => {
    deaf()
    over()
  }
  const following: Following = { tells: new Set(), last: null, stop }
  void look()
  return following
}

/** Null where nobody can say what is shown, or the meeting is no longer announced: the page asks for itself. */
async function linesOf({ db }: Platform, { edition, key, rehearsal, language }: Followed) {
  const meeting = await meetingOf(db, edition, key)
  const floor = meeting && (await floorOf(db, edition, { ...meeting, rehearsal }))
  if (!meeting) return null
  const captions = floor ? await captionsOf(db, floor, language, LINES_SHOWN) : []
  return { floorId: floor?.id ?? null, lines: captions.map(({ body }) => body) }
}
