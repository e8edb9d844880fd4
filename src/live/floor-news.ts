import type { EditionScope } from '../access/public.ts'
import { events, type Reply } from '../page/route.ts'
import type { Platform } from '../platform/platform.ts'
import { atOnce } from './at-once.ts'
import type { Asked } from './floor-request.ts'
import { type FloorOf, floorOf } from './reads.ts'

/** The channel on which nodes tell each other that a floor has changed, by its id; see platform/live.ts. */
export const FLOOR_CHANGED = 'floor_changed'
/** The same for captions: they come every few seconds, and who looks at the floor alone is not woken by them. */
export const CAPTION_WRITTEN = 'caption_written'

type Channel = typeof FLOOR_CHANGED | typeof CAPTION_WRITTEN
/** All that a page which stands open for hours leaves in memory of its request. */
type Heard = { readonly edition: EditionScope; readonly of: FloorOf; readonly channel: Channel }

const floorIds = atOnce<string | undefined>()

/** Of many who wait for a meeting to begin, all hear the same news in one moment. */
const floorIdOnce = ({ db }: Platform, { edition, of }: Heard, news: string | null) =>
  floorIds(db, JSON.stringify([edition.id, of, news]), async () => (await floorOf(db, edition, of))?.id)

/** News of a floor for a page that is open: only that something has changed; the page then asks for itself. */
export async function newsReply(
  platform: Platform,
  { edition, meeting, rehearsal }: Asked,
  channel: Channel,
): Promise<Reply> {
  const { milestoneCode, sessionId } = meeting
  const of = { milestoneCode, sessionId, rehearsal } as FloorOf // the parts of one meeting belong together
  const heard = { edition, of, channel }
  return hearing(platform, heard, await floorIdOnce(platform, heard, null))
}

const hearing = (platform: Platform, heard: Heard, floor: string | undefined): Reply => {
  let known = floor
  return events((tell) =>
    platform.live.listen(heard.channel, async (id) => {
      try {
        known ??= await floorIdOnce(platform, heard, id)
      } catch {
        return tell('changed') // nobody can say whose news it is: the page looks for itself
      }
      if (id === null || id === known) tell('changed')
    }),
  )
}
