import { type ActRefusal, defineAct, perform, preview } from '../../acts/public.ts'
import { MINUTE, minutesBetween } from '../../platform/clock.ts'
import { asWritten, isBlank, type Said } from '../../platform/languages/public.ts'
import type { Platform } from '../../platform/platform.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'
import {
  type ContentField,
  contentOf,
  correctSession,
  fieldsChanged,
  hasBegun,
  keepChange,
  type SessionContent,
  TELL_NAMED,
} from '../../sessions/public.ts'
import { brokenAt, namesOf, type Occupant, occupantOf } from '../gate.ts'
import type { Place } from '../placing.ts'
import { slotByCode } from '../plan-reads.ts'
import { putPlacement } from '../plan-store.ts'
import { type By, type SessionInPlan, sessionInPlan } from '../session-acts.ts'
import { askOfPlan } from '../thread/ask.ts'
import { contentFrom, withPeople } from './content.ts'
import { knownFor } from './known.ts'
import { type ContentWish, type FormFault, faultOf, type WantedContent } from './session-form.ts'
import { needsWith } from './with-content.ts'

type CorrectWish = {
  readonly number: number
  /** null while the page is only looked at. */
  readonly content: ContentWish | null
  readonly reason: Said
  /** Although rules of the plan break where it stands; needs a reason. */
  readonly anyway: boolean
}

type Code =
  | FormFault
  | 'session-unknown'
  | 'session-over'
  | 'nothing-changed'
  | 'longer-than-slot'
  | 'room-occupied'
  | 'clashes'
  | 'reason-needed'
export type CorrectRefusal = ActRefusal<Code>

type Before = NonNullable<Awaited<ReturnType<typeof contentOf>>>
type Facts = {
  readonly before: Before
  readonly inPlan: SessionInPlan
  readonly after: WantedContent | null
  readonly fault: Refusal<FormFault> | null
  /** Its place with the new length; null where it has none, or no longer fits. */
  readonly place: Place | null
  readonly fits: boolean
  /** Rules that its place breaks with the new content, and did not before. */
  readonly broken: readonly string[]
  readonly occupant: Occupant | null
}
type Correction = {
  readonly content: WantedContent
  readonly fields: readonly ContentField[]
  readonly reason: Said
}

/**
 * Corrects what a session is: its words, length, mode, languages, people, organizations. It keeps its place only through the gate of the
 * plan. Whoever has read older words than those that stand is refused and shown the newer ones.
 */
export const sessionCorrected = defineAct<CorrectWish, Facts, Correction, readonly ContentField[], Code>({
  name: 'session corrected',
  may: 'mayEditSessions',
  async look(at, { number, content }) {
    const inPlan = await sessionInPlan(at, number)
    const before = inPlan && (await contentOf(at.tx, at.edition, number))
    if (!inPlan || !before) return refuse('session-unknown', { number })
    const known = await knownFor(at.tx, at.edition, content, before.content)
    const fault = content && faultOf(content, known, number)
    const after = content && inOrderOf(before.content, contentFrom(content, known))
    const standing = {
      before,
      inPlan,
      after,
      fault,
      place: inPlan.session.place,
      fits: true,
      broken: [],
      occupant: null,
    }
    if (!after || fault || !inPlan.session.place) return ok(standing)
    return ok({ ...standing, ...(await placeWith(at, inPlan, after)) })
  },
  shown: ({ before }) => contentShown(before),
  decide({ before, inPlan, after, fault, fits, broken, occupant }, { reason, anyway }) {
    const { number } = before
    if (fault) return { ok: false, refusal: fault }
    const fields = after ? fieldsChanged(before.content, after) : []
    if (!after || fields.length === 0) return refuse('nothing-changed')
    const moves = fields.some((field) => OF_THE_PLAN.includes(field))
    if (hasBegun(before.state) && moves) return refuse('session-over', { number })
    if (!fits) return refuse('longer-than-slot', { number })
    if (moves && occupant) return refuse('room-occupied', occupant)
    if (moves && broken.length > 0 && !anyway) return refuse('clashes', { number, constraints: broken.join(', ') })
    const owed = before.submissionId !== null || inPlan.published || (moves && broken.length > 0)
    if (owed && isBlank(reason)) return refuse('reason-needed', { number })
    return ok({ content: after, fields, reason })
  },
  async do(at, { content: wanted, fields, reason }, { before, inPlan, place }) {
    const { tx, edition, personId, now } = at
    const content = await withPeople(at, wanted)
    await correctSession(tx, edition, { id: before.id, content, needs: needsWith(before.needs, content) })
    if (place && place.endsAt.getTime() !== inPlan.session.place?.endsAt.getTime())
      await putPlacement(tx, edition, { session: before.id, place, reason: asWritten(reason).text, personId, at: now })
    const change = {
      kind: 'edited',
      before: some(before.content, fields),
      after: some(content, fields),
      reason,
      personId,
    } as const
    await keepChange(tx, before.id, change, now)
    return fields
  },
  async tell({ platform, tx, edition }, fields) {
    if (fields.includes('people')) await platform.jobs.send(tx, TELL_NAMED, { edition: edition.slug })
  },
  // The words themselves stand in the session's history.
  record: (fields, { reason }, { before }) => ({
    subject: String(before.number),
    details: { fields: [...fields], reason: asWritten(reason).text },
  }),
})

/** What a form of a session has shown of it: all it is. */
export const contentShown = ({ content }: Pick<Before, 'content'>) => ({ ...content })

/** Lists whose first item means most keep the order they had; boxes to tick know none. */
const inOrderOf = (before: SessionContent, after: WantedContent): WantedContent => {
  const ordered = (of: 'subjects' | 'workingLanguages' | 'interpretationLanguages') => {
    const [was, is] = [before[of], after[of]]
    return [...was.filter((one) => is.includes(one)), ...is.filter((one) => !was.includes(one))]
  }
  return {
    ...after,
    subjects: ordered('subjects'),
    workingLanguages: ordered('workingLanguages'),
    interpretationLanguages: ordered('interpretationLanguages'),
  }
}

/** What the plan looks at. */
const OF_THE_PLAN: readonly ContentField[] = [
  'mode',
  'durationMinutes',
  'expectedAudience',
  'workingLanguages',
  'interpretationLanguages',
  'captioning',
  'subjects',
  'people',
  'organizations',
  'planning',
]

/** Where a session stands once it is so: with its new length, what breaks there, and who has the room in the time it gains. */
async function placeWith(
  at: Parameters<typeof sessionInPlan>[0],
  { session, plan }: SessionInPlan,
  after: WantedContent,
): Promise<Pick<Facts, 'place' | 'fits' | 'broken' | 'occupant'>> {
  const { tx, edition } = at
  const { place: stands } = session
  const slot = stands && (await slotByCode(tx, edition, stands.slotCode))
  if (!stands || !slot) return { place: null, fits: true, broken: [], occupant: null }
  const place = { ...stands, endsAt: new Date(stands.startsAt.getTime() + after.durationMinutes * MINUTE) }
  const there = {
    session: session.id,
    room: stands.roomCode,
    slot: stands.slotCode,
    offsetMinutes: minutesBetween(slot.startsAt, stands.startsAt),
  }
  const before = await brokenAt(plan, [there])
  const content = { session: session.id, is: after }
  const broken = namesOf(await askOfPlan(plan, 'judge', { there: [there], content }))
  return {
    place,
    fits: place.endsAt <= slot.endsAt,
    broken: broken.filter((name) => !before.includes(name)),
    occupant: await occupantOf(tx, edition, place, session.number),
  }
}

/** Some fields of a content, as the history keeps them. */
const some = (content: WantedContent, fields: readonly ContentField[]) =>
  Object.fromEntries(fields.map((field) => [field, content[field]]))

export const correctedSession = (
  platform: Platform,
  by: By,
  wish: CorrectWish,
): Promise<Result<readonly ContentField[], CorrectRefusal>> => perform(platform, sessionCorrected, { ...by, wish })

/** What the form of a session shows, and what confirms it. */
export const previewCorrection = (platform: Platform, by: By, number: number) =>
  preview(platform, sessionCorrected, { ...by, wish: { number, content: null, reason: '', anyway: false } })
