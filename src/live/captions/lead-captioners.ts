import { randomBytes } from 'node:crypto'
import type { Part } from '../../access/public.ts'
import { type Acting, defineAct } from '../../acts/public.ts'
import { hashToken } from '../../identity/public.ts'
import type { FloorCaptionerId } from '../../platform/db/schema.ts'
import type { Language } from '../../platform/languages/public.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'
import { CAPTION_WRITTEN } from '../floor-news.ts'
import type { Meeting } from '../meeting.ts'
import { floorOf } from '../reads.ts'
import { makeFloor } from '../store.ts'
import { addCaption } from './caption-store.ts'
import { captionersOf, lastSequence, sameLine } from './captioner-reads.ts'
import { addCaptioner, giveTurn, setTakenBack } from './captioner-store.ts'
import { type Captioner, mayWrite } from './turn.ts'

type At = { readonly meeting: Meeting; readonly rehearsal: boolean }
const partOf = ({ meeting }: At): Part | null =>
  meeting.sessionId === null ? null : { of: 'session', id: meeting.key }

type Giving = At & { readonly name: string; readonly language: Language }

/** More than any meeting has; a list of links nobody looks through guards nothing. */
const MOST_CAPTIONERS = 60

/** The chair gives somebody a link to write captions in one language, without an account. What it carries is told once. */
export const captionerGiven = defineAct({
  name: 'captioner given a link',
  may: 'mayChair' as const,
  part: (wish: Giving) => partOf(wish),
  async look({ tx, edition, locking }: Acting, { meeting, rehearsal }: Giving) {
    const of = { ...meeting, rehearsal }
    if (locking) await makeFloor(tx, edition, of)
    const floor = await floorOf(tx, edition, of, locking)
    return floor ? ok({ floor, all: await captionersOf(tx, floor) }) : refuse('floor-closed')
  },
  decide({ all }, { name, language }) {
    if (name === '') return refuse('name-missing')
    return all.length >= MOST_CAPTIONERS ? refuse('too-many-captioners') : ok({ name, language })
  },
  async do({ tx, now, personId }, given, { floor }) {
    const secret = randomBytes(32).toString('base64url')
    const id = await addCaptioner(tx, floor, { ...given, secretHash: hashToken(secret), by: personId }, now)
    return { id, secret, ...given }
  },
  record: ({ id, language }, _, { floor }) =>
    floor.rehearsal ? [] : [{ subject: `floor ${floor.id}`, after: { captioner: id, language } }],
})

type Leading = At & { readonly captioner: string; readonly does: 'take-back' | 'restore' }

/** The chair takes a link back, or gives the same one again. */
export const captionerLed = defineAct({
  name: 'captioner led',
  may: 'mayChair' as const,
  part: (wish: Leading) => partOf(wish),
  async look({ tx, edition, locking }: Acting, { meeting, rehearsal, captioner }: Leading) {
    const floor = await floorOf(tx, edition, { ...meeting, rehearsal }, locking)
    const found = floor && (await captionersOf(tx, floor)).find(({ id }) => id === captioner)
    return floor && found ? ok({ floor, found }) : refuse('captioner-gone')
  },
  decide: (_, { does }, now) => ok(does === 'take-back' ? now : null),
  async do({ tx, platform }, at, { floor, found }) {
    await setTakenBack(tx, floor, found.id, at)
    await platform.live.notify(tx, CAPTION_WRITTEN, floor.id)
    return null
  },
  record: (_, at, { floor, found }) =>
    floor.rehearsal
      ? []
      : [{ subject: `floor ${floor.id}`, after: { captioner: found.id, takenBack: at?.toISOString() ?? null } }],
})

type Writing = At & {
  readonly captioner: FloorCaptionerId
  readonly body: string
  /** As the captioner counts; null: the next. The same number with the same words is the same line. */
  readonly sequence: number | null
  readonly takes: boolean
}

type Written = Result<
  { readonly own: Captioner; readonly line: { readonly body: string; readonly sequence: number } | null },
  Refusal<'captioner-gone' | 'others-turn' | 'words-missing'>
>

/** A captioner writes a line, or takes over: with nothing written, the turn alone passes. The transcript is the record of it. */
export const captionFed = defineAct({
  name: 'caption fed',
  may: 'owner' as const,
  async look({ tx, edition, locking }: Acting, { meeting, rehearsal, captioner, sequence, body }: Writing) {
    const floor = await floorOf(tx, edition, { ...meeting, rehearsal }, locking)
    const all = floor ? await captionersOf(tx, floor) : []
    const own = all.find(({ id }) => id === captioner)
    if (!floor || !own) return refuse('captioner-gone')
    const next = (await lastSequence(tx, own.id)) + 1
    const known = sequence === null ? null : await sameLine(tx, own.id, { sequence, body })
    return ok({ floor, all, own, next, known })
  },
  decide({ all, own, next, known }, { body, sequence, takes }, now): Written {
    const may = mayWrite(own, all, { takes, now })
    if (!may.ok) return may
    if (body === '' && !takes) return refuse('words-missing')
    return ok({ own, line: body === '' || known ? null : { body, sequence: sequence ?? next } })
  },
  async do({ tx, now, platform }, { own, line }, { floor }) {
    await giveTurn(tx, floor, own, now)
    if (line) await addCaption(tx, floor, { ...line, language: own.language, captionerId: own.id }, now)
    await platform.live.notify(tx, CAPTION_WRITTEN, floor.id)
    return { at: now }
  },
  record: () => [],
})
