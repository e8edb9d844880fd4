import { instantOf } from '../../../consultation/public.ts'
import type { SubmittedForm } from '../../../page/form.ts'
import { isLanguage, LANGUAGES, type Localized } from '../../../platform/languages/public.ts'
import { type Refusal, refuse } from '../../../platform/result.ts'
import { cut, singleLine } from '../../../platform/text.ts'
import type { RoomKind } from '../../../sessions/public.ts'

/** A time range as typed, wall clocks of the forum; and as instants where they name some. */
type Stretch = { readonly from: string; readonly to: string }

export type RoomWish = {
  readonly code: string
  readonly names: Localized
  readonly kind: RoomKind
  readonly building: string
  readonly buildingNames: Localized
  readonly levelNames: Localized
  readonly seats: number | null
  readonly capacity: Readonly<Record<string, number>>
  readonly equipment: readonly string[]
  readonly booths: number
  readonly stepFree: boolean | null
  readonly openFrom: string
  readonly openUntil: string
  readonly closed: readonly Stretch[]
  readonly joinLink: string
}

export type SlotWish = {
  readonly code: string
  readonly startsLocal: string
  readonly endsLocal: string
  readonly band: string
  readonly period: string
  readonly mode: string
  readonly attraction: string
}

export type BlockWish = {
  readonly code: string
  readonly titles: Localized
  readonly startsLocal: string
  readonly endsLocal: string
  readonly rooms: readonly string[]
  readonly allRooms: boolean
}

export type TeamWish = {
  readonly code: string
  readonly languages: readonly string[]
  readonly rooms: readonly string[]
  readonly slotsPerDay: number | null
}

export const LAYOUTS = ['theatre', 'classroom', 'boardroom', 'cafe_tables', 'open_floor'] as const
export const EQUIPMENT = ['projection', 'hybrid_kit', 'captioning', 'streaming', 'recording', 'hearing_loop'] as const
export const BANDS = ['morning', 'midday', 'afternoon', 'evening'] as const
export const MODES = ['physical', 'hybrid', 'virtual'] as const
export const ATTRACTIONS = ['prime', 'ordinary', 'quiet'] as const
const MOST_CLOSED = 20

const line = (text: string, most = 120) => cut(singleLine(text), most)
const count = (text: string): number | null => (/^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : null)

const namesIn = (form: SubmittedForm, field: string): Localized =>
  Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const name = line(form.get(`${field}-${language}`))
      return name ? [[language, name]] : []
    }),
  )

export function roomIn(form: SubmittedForm): RoomWish {
  const capacity = Object.fromEntries(
    LAYOUTS.flatMap((layout) => {
      const places = count(form.get(`capacity-${layout}`))
      return places === null ? [] : [[layout, places]]
    }),
  )
  const most = Math.max(0, ...Object.values(capacity))
  const stepFree = form.get('step-free')
  const closed = Array.from({ length: MOST_CLOSED }, (_, i) => ({
    from: form.get(`closed-${i}-from`),
    to: form.get(`closed-${i}-to`),
  }))
  return {
    code: line(form.get('code'), 40),
    names: namesIn(form, 'name'),
    kind: form.get('kind') === 'online' ? 'online' : 'on_site',
    building: line(form.get('building'), 40),
    buildingNames: namesIn(form, 'building-name'),
    levelNames: namesIn(form, 'level'),
    seats: count(form.get('seats')) ?? (most > 0 ? most : null),
    capacity,
    equipment: EQUIPMENT.filter((item) => form.all('equipment').includes(item)),
    booths: count(form.get('booths')) ?? 0,
    stepFree: stepFree === 'yes' ? true : stepFree === 'no' ? false : null,
    openFrom: form.get('open-from'),
    openUntil: form.get('open-until'),
    closed: closed.filter(({ from, to }) => from !== '' || to !== ''),
    joinLink: form.get('join-link').trim(),
  }
}

export const slotIn = (form: SubmittedForm): SlotWish => ({
  code: line(form.get('code'), 40),
  startsLocal: form.get('starts'),
  endsLocal: form.get('ends'),
  band: form.get('band'),
  period: line(form.get('period'), 40),
  mode: form.get('mode'),
  attraction: form.get('attraction'),
})

export const blockIn = (form: SubmittedForm): BlockWish => ({
  code: line(form.get('code'), 40),
  titles: namesIn(form, 'title'),
  startsLocal: form.get('starts'),
  endsLocal: form.get('ends'),
  rooms: form.all('room'),
  allRooms: form.get('all-rooms') === 'yes',
})

export const teamIn = (form: SubmittedForm): TeamWish => ({
  code: line(form.get('code'), 40),
  languages: form.all('language').filter((code) => isLanguage(code)),
  rooms: form.all('room'),
  slotsPerDay: count(form.get('slots-per-day')),
})

export type VenueFault =
  | 'code-wrong'
  | 'name-missing'
  | 'time-wrong'
  | 'hours-wrong'
  | 'link-wrong'
  | 'period-missing'
  | 'rooms-missing'
  | 'languages-missing'

const no = (code: VenueFault, facts: Record<string, string | number> = {}): Refusal<VenueFault> =>
  refuse(code, facts).refusal

const CODE = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/

/** The instants of a stretch; null where a wall clock names none, or two, or it ends before it begins. */
export function spanOf({ from, to }: Stretch, zone: string): { startsAt: Date; endsAt: Date } | null {
  const [begins, ends] = [instantOf(from, zone), instantOf(to, zone)]
  return begins.ok && ends.ok && begins.value < ends.value ? { startsAt: begins.value, endsAt: ends.value } : null
}

const missingName = (names: Localized) => LANGUAGES.find((language) => !names[language])

export function faultOfRoom(room: RoomWish, zone: string): Refusal<VenueFault> | null {
  if (!CODE.test(room.code)) return no('code-wrong')
  const language = missingName(room.names)
  if (language) return no('name-missing', { language })
  const hours = [room.openFrom, room.openUntil].filter(Boolean)
  if (hours.some((hour) => !CLOCK.test(hour))) return no('hours-wrong')
  if (hours.length === 2 && room.openFrom >= room.openUntil) return no('hours-wrong')
  if (room.closed.some((stretch) => !spanOf(stretch, zone))) return no('time-wrong')
  return room.joinLink !== '' && !/^https:\/\/[^\s<>"]{3,500}$/.test(room.joinLink) ? no('link-wrong') : null
}

export function faultOfSlot(slot: SlotWish, zone: string): Refusal<VenueFault> | null {
  if (!CODE.test(slot.code)) return no('code-wrong')
  if (!spanOf({ from: slot.startsLocal, to: slot.endsLocal }, zone)) return no('time-wrong')
  return slot.period === '' ? no('period-missing') : null
}

export function faultOfBlock(block: BlockWish, zone: string): Refusal<VenueFault> | null {
  if (!CODE.test(block.code)) return no('code-wrong')
  const language = missingName(block.titles)
  if (language) return no('name-missing', { language })
  if (!spanOf({ from: block.startsLocal, to: block.endsLocal }, zone)) return no('time-wrong')
  return !block.allRooms && block.rooms.length === 0 ? no('rooms-missing') : null
}

export function faultOfTeam(team: TeamWish): Refusal<VenueFault> | null {
  if (!CODE.test(team.code)) return no('code-wrong')
  if (team.languages.length < 2) return no('languages-missing')
  return team.rooms.length === 0 ? no('rooms-missing') : null
}
