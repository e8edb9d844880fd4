import { MINUTE } from '../../../platform/clock.ts'
import { refuse } from '../../../platform/result.ts'
import type { Place } from '../../placing.ts'
import type { PlanFacts } from '../../plan-facts.ts'
import { slotByCode } from '../../plan-reads.ts'
import { addSlot, setSlotAttraction, takeOutOfUse } from '../store.ts'
import { type Leaving, moveAll, NOWHERE } from './rooms.ts'
import { venueAct } from './venue-act.ts'
import { faultOfSlot, type SlotWish, spanOf } from './venue-form.ts'

const spanOfSlot = (slot: SlotWish, zone: string) => spanOf({ from: slot.startsLocal, to: slot.endsLocal }, zone)

const inside = (facts: PlanFacts, code: string) => facts.sessions.filter((s) => s.slot_code === code && s.starts_at)

/** A time slot is added, or said otherwise. Its sessions move along with its beginning. */
export const slotKept = venueAct<SlotWish>({
  name: 'slot kept',
  find: ({ slots }, code) => slots.find((slot) => slot.code === code) ?? null,
  fault(slot, { zone, facts, code, now }) {
    const wrong = faultOfSlot(slot, zone)
    const span = spanOfSlot(slot, zone)
    if (wrong || !span) return wrong
    const sessions = inside(facts, code)
    const moved = facts.slots.some((s) => s.code === code && s.starts_at.getTime() !== span.startsAt.getTime())
    if (moved && sessions.some((s) => s.starts_at && s.starts_at <= now)) return refuse('in-use').refusal
    const minutes = (span.endsAt.getTime() - span.startsAt.getTime()) / MINUTE
    const long = sessions.find((s) => offsetOf(s) + s.duration_minutes > minutes)
    return long ? refuse('too-short', { number: long.number }).refusal : null
  },
  after(facts, slot, { zone, code }) {
    const span = spanOfSlot(slot, zone)
    if (!span) return facts
    const said = {
      day: slot.startsLocal.slice(0, 10),
      starts_at: span.startsAt,
      ends_at: span.endsAt,
      starts_local: slot.startsLocal,
      band: slot.band || null,
      period: slot.period,
      mode: slot.mode,
      attraction: slot.attraction || null,
    }
    const known = facts.slots.find((one) => one.code === code)
    const slots = known
      ? facts.slots.map((one) => (one.code === code ? { ...one, ...said } : one))
      : [...facts.slots, { id: 'new', code, stretch: null, ...said }]
    return {
      ...facts,
      slots: slots.sort((a, b) => +a.starts_at - +b.starts_at),
      sessions: facts.sessions.map((s) =>
        s.slot_code === code
          ? {
              ...s,
              slot_starts_at: span.startsAt,
              starts_at: new Date(span.startsAt.getTime() + offsetOf(s) * MINUTE),
            }
          : s,
      ),
    }
  },
  async write(at, slot, { code, venue, reason }) {
    const { tx, edition } = at
    const span = spanOfSlot(slot, edition.zone)
    const before = venue.slots.find((one) => one.code === code)
    if (!span) return
    const { startsLocal, endsLocal, period, mode } = slot
    const stretch = venue.slots.find((one) => one.period === period)?.stretch ?? null
    const kept = { code, day: startsLocal.slice(0, 10), ...span, startsLocal, endsLocal, band: slot.band || null }
    await addSlot(tx, edition, { ...kept, period, mode, stretch })
    await setSlotAttraction(tx, edition, code, slot.attraction || null)
    const by = before ? span.startsAt.getTime() - before.startsAt.getTime() : 0
    const later = (moment: Date) => new Date(moment.getTime() + by)
    const along = (place: Place) => ({ ...place, startsAt: later(place.startsAt), endsAt: later(place.endsAt) })
    if (by !== 0) await moveAll(at, (place) => place.slotCode === code, along, reason)
  },
})

const offsetOf = ({ starts_at, slot_starts_at }: PlanFacts['sessions'][number]): number =>
  starts_at && slot_starts_at ? (starts_at.getTime() - slot_starts_at.getTime()) / MINUTE : 0

/** A slot is taken out of use; its sessions go into another slot, with their rooms, or out of the plan. */
export const slotWithdrawn = venueAct<Leaving>({
  name: 'slot withdrawn',
  find: ({ slots }, code) => slots.find((slot) => slot.code === code) ?? null,
  fault({ to }, { facts, code, now }) {
    const sessions = inside(facts, code)
    if (facts.locks.some(({ slot }) => slot === code)) return refuse('locked').refusal
    if (sessions.some((s) => s.starts_at && s.starts_at <= now)) return refuse('in-use').refusal
    if (sessions.length > 0 && to === null) return refuse('in-use').refusal
    if (to === null || to === NOWHERE) return null
    const there = facts.slots.find((slot) => slot.code === to && to !== code)
    if (!there || there.starts_at <= now) return refuse('unknown').refusal
    const minutes = (there.ends_at.getTime() - there.starts_at.getTime()) / MINUTE
    const long = sessions.find((s) => offsetOf(s) + s.duration_minutes > minutes)
    return long ? refuse('too-short', { number: long.number }).refusal : null
  },
  after(facts, { to }, { code }) {
    const there = facts.slots.find((slot) => slot.code === to)
    const leave = (s: PlanFacts['sessions'][number]) =>
      there
        ? {
            ...s,
            slot_code: there.code,
            slot_starts_at: there.starts_at,
            starts_at: new Date(there.starts_at.getTime() + offsetOf(s) * MINUTE),
          }
        : { ...s, room_code: null, slot_code: null, slot_starts_at: null, starts_at: null }
    return {
      ...facts,
      slots: facts.slots.filter((slot) => slot.code !== code),
      sessions: facts.sessions.map((s) => (s.slot_code === code ? leave(s) : s)),
    }
  },
  async write(at, { to }, { code, venue, reason }) {
    const slot = to && to !== NOWHERE ? await slotByCode(at.tx, at.edition, to) : null
    const begins = venue.slots.find((one) => one.code === code)?.startsAt
    const next = (place: Place): Place | null => {
      if (!slot || !begins) return null
      const by = slot.startsAt.getTime() - begins.getTime()
      const later = (moment: Date) => new Date(moment.getTime() + by)
      const times = { startsAt: later(place.startsAt), endsAt: later(place.endsAt) }
      return { ...place, slotId: slot.id, slotCode: slot.code, ...times }
    }
    await moveAll(at, (place) => place.slotCode === code, next, reason)
    await takeOutOfUse(at.tx, at.edition, 'slot', code)
  },
})
