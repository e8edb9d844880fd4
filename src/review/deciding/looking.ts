import type { EditionScope } from '../../access/public.ts'
import type { Beside } from '../../page/joining.ts'
import type { Platform } from '../../platform/platform.ts'

/** Who has which submission open, as far as this node has heard. A person looks at one at a time: the one opened last. */
type Looking = { readonly reference: string; readonly at: number }

const CHANNEL = 'desk-looking'
/** After this long somebody has probably gone. */
const STAYS = 5 * 60_000
const places = new Map<string, Looking>()

const told = (id: string) => {
  const [edition = '', person = '', reference = '', at = ''] = id.split(' ')
  places.set(`${edition} ${person}`, { reference, at: Number(at) })
}

/** Tells every node that somebody has opened a submission; nothing of it is kept anywhere. */
export async function looksAt(
  { platform, edition, personId }: { platform: Platform; edition: EditionScope; personId: string },
  reference: string,
): Promise<void> {
  const id = [edition.id, personId, reference, platform.clock.now().getTime()].join(' ')
  told(id)
  await platform.db.transaction().execute((tx) => platform.live.notify(tx, CHANNEL, id))
}

/** Colleagues who have a submission open now, and since when. */
export function lookingAt(edition: EditionScope, reference: string, now: Date, me: string | null) {
  const found: { personId: string; at: Date }[] = []
  for (const [key, { reference: open, at }] of places) {
    if (now.getTime() - at > STAYS) places.delete(key)
    const [of = '', personId = ''] = key.split(' ')
    if (of === edition.id && open === reference && personId !== me && now.getTime() - at <= STAYS)
      found.push({ personId, at: new Date(at) })
  }
  return found
}

/** Hears from other nodes who looks at what. */
export const hearLooking: Beside = (platform) => {
  const deaf = platform.live.listen(CHANNEL, (id) => (id === null ? places.clear() : told(id)))
  return { stop: async () => deaf() }
}
