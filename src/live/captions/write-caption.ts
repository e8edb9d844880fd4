import type { Part } from '../../access/public.ts'
import { type Acting, defineAct } from '../../acts/public.ts'
import type { Language } from '../../platform/languages/public.ts'
import { ok, refuse } from '../../platform/result.ts'
import { CAPTION_WRITTEN } from '../floor-news.ts'
import type { Meeting } from '../meeting.ts'
import { floorOf } from '../reads.ts'
import { makeFloor } from '../store.ts'
import { captionById } from './caption-reads.ts'
import { addCaption, correctCaption } from './caption-store.ts'

type At = { readonly meeting: Meeting; readonly rehearsal: boolean }
const partOf = ({ meeting }: At): Part | null =>
  meeting.sessionId === null ? null : { of: 'session', id: meeting.key }

type Writing = At & { readonly language: Language; readonly body: string }

/** A line of captions: several may write at once, so that one takes over from another without a gap. The transcript is the record of it. */
export const captionWritten = defineAct({
  name: 'caption written',
  may: 'mayChair' as const,
  part: (wish: Writing) => partOf(wish),
  async look({ tx, edition, locking }: Acting, { meeting, rehearsal }: Writing) {
    const of = { ...meeting, rehearsal }
    if (locking) await makeFloor(tx, edition, of)
    const floor = await floorOf(tx, edition, of, locking)
    return floor ? ok({ floor }) : refuse('floor-closed')
  },
  decide: (_, { language, body }) => (body === '' ? refuse('words-missing') : ok({ language, body })),
  async do({ tx, now, platform }, caption, { floor }) {
    const id = await addCaption(tx, floor, caption, now)
    await platform.live.notify(tx, CAPTION_WRITTEN, floor.id)
    return id
  },
  record: () => [],
})

type Correcting = At & { readonly caption: string; readonly body: string; readonly was: string }

/** A line of the transcript is corrected, or taken out. Whoever corrected it meanwhile is not overwritten. */
export const captionCorrected = defineAct({
  name: 'caption corrected',
  may: 'mayChair' as const,
  part: (wish: Correcting) => partOf(wish),
  async look({ tx, edition, locking }: Acting, { meeting, rehearsal, caption }: Correcting) {
    const floor = await floorOf(tx, edition, { ...meeting, rehearsal }, locking)
    const found = floor && (await captionById(tx, floor, caption))
    return floor && found ? ok({ floor, caption: found }) : refuse('caption-gone')
  },
  decide: ({ caption }, { body, was }) => (caption.body === was ? ok({ body }) : refuse('caption-changed')),
  async do({ tx, now, platform }, { body }, { floor, caption }) {
    await correctCaption(tx, floor, { id: caption.id, body, at: now })
    await platform.live.notify(tx, CAPTION_WRITTEN, floor.id)
    return null
  },
  record: (_, { body }, { floor, caption }) =>
    floor.rehearsal
      ? []
      : [{ subject: `floor ${floor.id}`, before: { caption: caption.body }, after: { caption: body } }],
})
